package org.innoflow.specialisation;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.spark.sql.Row;
import org.innoflow.config.SpecialisationSettings;
import org.innoflow.contract.Layer;
import org.innoflow.contract.Window;

/** The slices of a group, year by year; one year's are in memory at a time. */
final class Slices implements Iterator<Slice> {
  private final Row group;
  private final Iterator<Row> cells;
  private final SpecialisationSettings settings;
  private final boolean cumulates;
  private final SectorMatrix.Builder soFar = new SectorMatrix.Builder();
  private final Queue<Slice> ready = new ArrayDeque<>();
  private Row next;

  /**
   * @param group see {@link Slice}
   * @param cells the group's rows of {@link SpecialisationTables#COUNTS}, sorted by year
   */
  Slices(Row group, Iterator<Row> cells, SpecialisationSettings settings) {
    this.group = group;
    this.cells = cells;
    this.settings = settings;
    // Subsidiaries are a stock: years of it do not add up.
    this.cumulates =
        settings.windows().contains(Window.CUMULATIVE.id())
            && !Layer.of(group.getString(0)).stock();
    advance();
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && next != null) {
      readYear();
    }
    return !ready.isEmpty();
  }

  @Override
  public Slice next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  private void readYear() {
    int year = year(next);
    SectorMatrix.Builder ofYear = new SectorMatrix.Builder();
    for (; next != null && year(next) == year; advance()) {
      String sector = next.getString(4);
      String place = next.getString(6);
      double events = next.getDouble(7);
      ofYear.add(place, sector, events);
      if (cumulates) {
        soFar.add(place, sector, events);
      }
    }
    if (settings.windows().contains(Window.YEAR.id())) {
      offer(year, Window.YEAR.id(), ofYear);
    }
    if (cumulates) {
      offer(year, Window.CUMULATIVE.id(), soFar);
    }
  }

  private void offer(int year, String window, SectorMatrix.Builder cells) {
    if (cells.sectors() > 0 && cells.sectors() <= settings.maxSectors()) {
      ready.add(new Slice(group, year, window, cells.build()));
    }
  }

  private static int year(Row cell) {
    return cell.getInt(1);
  }

  private void advance() {
    next = cells.hasNext() ? cells.next() : null;
  }
}
