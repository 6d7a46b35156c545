package org.innoflow.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.innoflow.contract.Layer;
import org.innoflow.page.FlowBlock.Flow;
import org.innoflow.page.PageContent.Measure;
import org.innoflow.page.PageContent.Profile;
import org.innoflow.page.PageContent.Sector;

/** What the page shows of the layers: flows, counts and profiles by year. */
final class LayerData {
  private final Selection selection;
  private final List<Row> summary;
  private final List<Row> profiles;
  private final Map<String, List<Integer>> years = new TreeMap<>();
  private final Map<SectorKey, String> blocks = new TreeMap<>();
  private final Map<String, List<String>> sectorNames = new HashMap<>();

  private LayerData(PageQueries queries, Selection selection) throws IOException {
    this.selection = selection;
    summary = queries.summary(selection.sectors());
    profiles = queries.profiles();
    for (Row row : queries.sectorNames()) {
      sectorNames.put(nameKey(row.getAs("scheme"), row.getAs("sector_id")), PageData.names(row));
    }
  }

  static LayerData of(PageQueries queries, Selection selection) throws IOException {
    LayerData data = new LayerData(queries, selection);
    data.readFlows(queries.flows(selection.cities().keySet(), selection.left()));
    return data;
  }

  /** The flows of each sector as a text. */
  Map<SectorKey, String> blocks() {
    return blocks;
  }

  /** A layer has the years in which it has events in the region set. */
  private void readFlows(Iterator<Row> rows) {
    Map<String, TreeSet<Integer>> found = new TreeMap<>();
    for (Row row : summary) {
      found
          .computeIfAbsent(row.getAs("layer"), layer -> new TreeSet<>())
          .add(row.<Integer>getAs("year"));
    }
    found.forEach((layer, set) -> years.put(layer, List.copyOf(set)));
    SectorKey key = null;
    FlowBlock block = new FlowBlock();
    while (rows.hasNext()) {
      Row row = rows.next();
      if (!SectorKey.of(row).equals(key)) {
        encode(key, block);
        key = SectorKey.of(row);
        block = new FlowBlock();
      }
      block.add(
          row.<Integer>getAs("year"),
          new Flow(
              selection.cities().get(row.<String>getAs("src_city_id")),
              selection.cities().get(row.<String>getAs("dst_city_id")),
              row.getAs("events"),
              row.getAs("links")));
    }
    encode(key, block);
    years.keySet().stream()
        .map(SectorKey::total)
        .filter(total -> !blocks.containsKey(total))
        .forEach(total -> encode(total, new FlowBlock()));
  }

  private void encode(SectorKey key, FlowBlock block) {
    if (key != null) {
      boolean withEvents = !Layer.of(key.layer()).directed();
      blocks.put(key, block.encoded(years.get(key.layer()), selection.cities().size(), withEvents));
    }
  }

  /** The layers in the order of the contract, those that have events in the region set. */
  List<PageContent.Layer> layers() {
    List<PageContent.Layer> layers = new ArrayList<>();
    for (Layer layer : Layer.values()) {
      if (years.containsKey(layer.id())) {
        layers.add(
            new PageContent.Layer(
                layer.id(),
                layer.directed(),
                layer.stock(),
                layer.edgeWeight(),
                years.get(layer.id()),
                selection.sectors(layer.id()).stream().map(this::sector).toList(),
                selection.left(layer.id()),
                measures(layer.id()),
                profiles(layer.id())));
      }
    }
    return layers;
  }

  private Sector sector(SectorKey key) {
    return new Sector(
        key.scheme(),
        key.sectorId(),
        sectorNames.getOrDefault(
            nameKey(key.scheme(), key.sectorId()), List.of(key.sectorId(), key.sectorId())));
  }

  private static String nameKey(String scheme, String sector) {
    return scheme + SectorKey.BETWEEN + sector;
  }

  private Map<String, Measure> measures(String layer) {
    List<SectorKey> sectors = selection.sectors(layer);
    Map<String, List<Row>> byMeasure = new TreeMap<>();
    for (Row row : summary) {
      if (row.getAs("layer").equals(layer)) {
        byMeasure.computeIfAbsent(row.getAs("measure"), m -> new ArrayList<>()).add(row);
      }
    }
    Map<String, Measure> measures = new TreeMap<>();
    byMeasure.forEach(
        (name, rows) -> {
          boolean share = name.startsWith("share_");
          measures.put(
              name,
              new Measure(
                  grid(layer, sectors, rows, "value"),
                  share ? grid(layer, sectors, rows, "low") : null,
                  share ? grid(layer, sectors, rows, "high") : null,
                  share ? grid(layer, sectors, rows, "located_share") : null));
        });
    return measures;
  }

  private List<List<Double>> grid(
      String layer, List<SectorKey> sectors, List<Row> rows, String column) {
    List<List<Double>> grid = empty(sectors.size(), years.get(layer).size());
    for (Row row : rows) {
      int sector = sectors.indexOf(SectorKey.of(row));
      if (sector >= 0) {
        int year = years.get(layer).indexOf(row.<Integer>getAs("year"));
        grid.get(sector).set(year, row.getAs(column));
      }
    }
    return grid;
  }

  private List<List<Profile>> profiles(String layer) {
    List<List<Profile>> grid = empty(years.get(layer).size(), selection.cities().size());
    for (Row row : profiles) {
      Integer city = selection.cities().get(row.<String>getAs("place_id"));
      int year = years.get(layer).indexOf(row.<Integer>getAs("year"));
      if (row.getAs("layer").equals(layer) && city != null && year >= 0) {
        grid.get(year)
            .set(
                city,
                new Profile(
                    row.getAs("participation"),
                    row.getAs("nsi"),
                    row.getAs("role"),
                    row.getAs("out_strength"),
                    row.getAs("in_strength"),
                    row.getAs("role_threshold")));
      }
    }
    return grid;
  }

  private static <T> List<List<T>> empty(int rows, int columns) {
    List<List<T>> grid = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      grid.add(new ArrayList<>(Collections.nCopies(columns, null)));
    }
    return grid;
  }
}
