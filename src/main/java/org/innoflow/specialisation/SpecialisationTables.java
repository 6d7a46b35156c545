package org.innoflow.specialisation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.io.Serializable;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.innoflow.config.RegionSets;
import org.innoflow.config.SpecialisationSettings;
import org.innoflow.contract.Contract;
import org.innoflow.io.Schemas;
import org.innoflow.place.Regions;

/**
 * Tables specialisation, sector_relatedness, place_structure and place_similarity.
 *
 * <p>Every layer, role, scheme, level and region set is a group that one task walks through year by
 * year. Totals are those of the region set: places outside it are left out, and a province is in it
 * where all its cities are.
 */
public final class SpecialisationTables {
  /**
   * The events x_rk of places and sectors, the input of all four: a row per layer, year, role,
   * scheme, sector, level and place.
   */
  public static final StructType COUNTS =
      new StructType()
          .add("layer", StringType)
          .add("year", IntegerType)
          .add("role", StringType)
          .add("scheme", StringType)
          .add("sector_id", StringType)
          .add("level", StringType)
          .add("place_id", StringType)
          .add("events", DoubleType);

  private static final StructType BOUNDED = COUNTS.add("region_set", StringType);

  private static final StructType GROUP =
      new StructType()
          .add("layer", StringType)
          .add("role", StringType)
          .add("region_set", StringType)
          .add("scheme", StringType)
          .add("level", StringType);

  /** The rows of a slice, made one place or sector after the other. */
  private interface SliceRows extends Serializable {
    Stream<Row> of(Slice slice);
  }

  private final Dataset<Row> counts;
  private final Regions regions;
  private final SpecialisationSettings settings;

  /**
   * The tables of these counts.
   *
   * @param counts {@link #COUNTS}
   */
  public SpecialisationTables(
      Dataset<Row> counts, Regions regions, SpecialisationSettings settings) {
    this.counts = counts;
    this.regions = regions;
    this.settings = settings;
  }

  /**
   * Table specialisation: what a place has of a sector, and, in the region sets whose places are
   * compared, what it could enter.
   */
  public Dataset<Row> specialisation() {
    Set<String> compared = Set.copyOf(settings.pairs());
    return table(
        "specialisation", slice -> specialisation(slice, compared.contains(slice.regionSet())));
  }

  /** Table sector_relatedness: pairs of sectors in which some place is specialised. */
  public Dataset<Row> relatedness() {
    return table("sector_relatedness", SpecialisationTables::relatedness);
  }

  /** Table place_structure: how special and how diverse the sectors of a place are. */
  public Dataset<Row> structure() {
    return table("place_structure", SpecialisationTables::structure);
  }

  /** Table place_similarity: pairs of places of the region sets whose pairs are asked for. */
  public Dataset<Row> similarity() {
    SpecialisationSettings ofPairs =
        new SpecialisationSettings(
            settings.windows(), settings.pairs(), settings.pairs(), settings.maxSectors());
    return new SpecialisationTables(counts, regions, ofPairs)
        .table("place_similarity", SpecialisationTables::similarity);
  }

  private Dataset<Row> table(String name, SliceRows rows) {
    Regions within = regions;
    SpecialisationSettings asked = settings;
    return counts
        .flatMap(
            (FlatMapFunction<Row, Row>) cell -> bounded(cell, within, asked), Encoders.row(BOUNDED))
        .groupBy(Stream.of(GROUP.fieldNames()).map(c -> col(c)).toArray(Column[]::new))
        .as(Encoders.row(GROUP), Encoders.row(BOUNDED))
        .flatMapSortedGroups(
            new Column[] {col("year")},
            (FlatMapGroupsFunction<Row, Row, Row>)
                (group, cells) -> rows(new Slices(group, cells, asked), rows),
            Encoders.row(Schemas.of(Contract.table(name))));
  }

  /** A count once for every region set that its place is in. */
  private static Iterator<Row> bounded(Row cell, Regions regions, SpecialisationSettings settings) {
    String place = cell.getString(6);
    boolean isCity = cell.getString(5).equals("city");
    return settings.regionSets().stream()
        .filter(
            set ->
                set.equals(RegionSets.ALL)
                    || (isCity ? regions.cities(set) : regions.provinces(set)).contains(place))
        .map(
            set ->
                RowFactory.create(
                    cell.get(0),
                    cell.get(1),
                    cell.get(2),
                    cell.get(3),
                    cell.get(4),
                    cell.get(5),
                    place,
                    cell.get(7),
                    set))
        .iterator();
  }

  /** The rows of all slices; a slice is computed when the rows before it are gone. */
  private static Iterator<Row> rows(Iterator<Slice> slices, SliceRows rows) {
    return new Iterator<>() {
      private Iterator<Row> current = Collections.emptyIterator();

      @Override
      public boolean hasNext() {
        while (!current.hasNext() && slices.hasNext()) {
          current = rows.of(slices.next()).iterator();
        }
        return current.hasNext();
      }

      @Override
      public Row next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return current.next();
      }
    };
  }

  private static Stream<Row> specialisation(Slice slice, boolean lacking) {
    SectorMatrix matrix = slice.matrix();
    Relatedness relatedness = new Relatedness(matrix);
    return places(matrix)
        .flatMap(
            r ->
                IntStream.range(0, matrix.sectors().size())
                    .filter(k -> matrix.events(r, k) > 0 || (lacking && relatedness.isNear(r, k)))
                    .mapToObj(k -> specialisation(slice, relatedness, r, k)));
  }

  private static Row specialisation(Slice slice, Relatedness relatedness, int r, int k) {
    SectorMatrix matrix = slice.matrix();
    return RowFactory.create(
        slice.layer(),
        slice.year(),
        slice.window(),
        slice.role(),
        slice.regionSet(),
        slice.scheme(),
        matrix.sectors().get(k),
        slice.level(),
        matrix.places().get(r),
        matrix.events(r, k),
        matrix.share(r, k),
        matrix.lq(r, k),
        matrix.specialised(r, k),
        relatedness.density(r, k));
  }

  private static Stream<Row> relatedness(Slice slice) {
    SectorMatrix matrix = slice.matrix();
    Relatedness relatedness = new Relatedness(matrix);
    int sectors = matrix.sectors().size();
    return IntStream.range(0, sectors)
        .boxed()
        .flatMap(
            k ->
                IntStream.range(k + 1, sectors)
                    .filter(l -> relatedness.both(k, l) > 0)
                    .mapToObj(
                        l ->
                            RowFactory.create(
                                slice.layer(),
                                slice.year(),
                                slice.window(),
                                slice.role(),
                                slice.regionSet(),
                                slice.scheme(),
                                slice.level(),
                                matrix.sectors().get(k),
                                matrix.sectors().get(l),
                                relatedness.phi(k, l),
                                (long) relatedness.both(k, l))));
  }

  private static Stream<Row> structure(Slice slice) {
    SectorMatrix matrix = slice.matrix();
    return places(matrix)
        .map(
            r ->
                RowFactory.create(
                    slice.layer(),
                    slice.year(),
                    slice.window(),
                    slice.role(),
                    slice.regionSet(),
                    slice.scheme(),
                    slice.level(),
                    matrix.places().get(r),
                    matrix.events(r),
                    matrix.sectorsOf(r),
                    matrix.krugman(r),
                    matrix.hhi(r),
                    matrix.entropy(r)));
  }

  private static Stream<Row> similarity(Slice slice) {
    SectorMatrix matrix = slice.matrix();
    Relatedness relatedness = new Relatedness(matrix);
    return places(matrix)
        .flatMap(
            i ->
                IntStream.range(i + 1, matrix.places().size())
                    .mapToObj(
                        j ->
                            RowFactory.create(
                                slice.layer(),
                                slice.year(),
                                slice.window(),
                                slice.role(),
                                slice.regionSet(),
                                slice.scheme(),
                                slice.level(),
                                matrix.places().get(i),
                                matrix.places().get(j),
                                matrix.krugman(i, j),
                                matrix.similarity(i, j),
                                relatedness.complementarity(i, j),
                                relatedness.complementarity(j, i))));
  }

  private static Stream<Integer> places(SectorMatrix matrix) {
    return IntStream.range(0, matrix.places().size()).boxed();
  }
}
