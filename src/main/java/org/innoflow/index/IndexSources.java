package org.innoflow.index;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;
import org.innoflow.config.IndexSeries;
import org.innoflow.config.IndexSettings;
import org.innoflow.config.Nearest;
import org.innoflow.config.ReportSettings;
import org.innoflow.config.Settings;
import org.innoflow.config.Spelling;
import org.innoflow.contract.Contract;
import org.innoflow.contract.Table;
import org.innoflow.failure.Failure;
import org.innoflow.index.IndexTables.Declared;
import org.innoflow.io.Schemas;
import org.innoflow.place.Gazetteer;
import org.innoflow.place.Regions;
import org.innoflow.sql.Fault;
import org.innoflow.sql.SqlSchema;

/** The values of the series of indices: rows of table indicator, and queries over the tables. */
final class IndexSources {
  /** What the queries of an index read beside the published tables: the cities of each place. */
  static final StructType MEMBERS =
      new StructType().add("place_id", DataTypes.StringType).add("city_id", DataTypes.StringType);

  private static final StructType WANTED =
      new StructType()
          .add("index_id", DataTypes.StringType)
          .add("series", DataTypes.StringType)
          .add("indicator", DataTypes.StringType)
          .add("wanted_unit", DataTypes.StringType);

  private static final String MEMBER_VIEW = "index_place";
  private static final List<String> COLUMNS = List.of("place_id", "year", "value");

  private IndexSources() {}

  /** The tables that queries may read: those of the steps before. */
  static List<Table> tables() {
    return Contract.checkedTables().stream()
        .filter(table -> !table.name().startsWith("index_"))
        .toList();
  }

  /**
   * Makes sure that all indices have places and queries that can be run; needs no session.
   *
   * @throws Failure of kind USAGE that names every fault with its index and key
   */
  static void check(Settings settings) {
    Map<String, StructType> schemas = new LinkedHashMap<>();
    tables().forEach(table -> schemas.put(table.name(), Schemas.of(table)));
    schemas.put(MEMBER_VIEW, MEMBERS);
    List<String> faults = new ArrayList<>();
    Regions regions = Regions.of(settings.regionSets());
    for (IndexSettings index : settings.indices()) {
      fault(index, regions).ifPresent(f -> faults.add(index.id() + ".conf: " + f));
      SqlSchema queries = new SqlSchema(schemas, parameters(index, settings.reports()));
      for (IndexSeries series : index.series().values()) {
        if (series instanceof IndexSeries.Query query) {
          fault(query, queries).ifPresent(f -> faults.add(index.id() + ".conf: " + f));
        }
      }
    }
    if (!faults.isEmpty()) {
      throw unusable("the declarations", faults, "Correct the keys");
    }
  }

  /** What :name stands for in an index's queries: the reports' parameters, level, index_year. */
  private static Map<String, Object> parameters(IndexSettings index, ReportSettings reports) {
    Map<String, Object> parameters = new TreeMap<>(reports.parameters());
    parameters.put("level", Spelling.of(index.level()));
    parameters.put("index_year", index.lastYear());
    return parameters;
  }

  private static Optional<String> fault(IndexSeries.Query query, SqlSchema queries) {
    try {
      StructType schema = queries.of(query.sql());
      boolean fits =
          List.of(schema.fieldNames()).equals(COLUMNS)
              && schema.fields()[0].dataType() instanceof StringType
              && schema.fields()[1].dataType() instanceof IntegralType
              && schema.fields()[2].dataType() instanceof NumericType;
      return fits
          ? Optional.empty()
          : Optional.of(
              "%s: the query gives %s, not %s: a text, a whole number and a number"
                  .formatted(query.key(), schema.toDDL(), COLUMNS));
    } catch (Fault e) {
      return Optional.of("%s: line %d: %s".formatted(query.key(), e.line(), e.getMessage()));
    }
  }

  /** What keeps the region sets of an index from giving it places. */
  private static Optional<String> fault(IndexSettings index, Regions regions) {
    if (index.level() == IndexSettings.Level.PROVINCE) {
      for (String set : index.regionSets()) {
        Set<String> rest = new TreeSet<>(regions.cities(set));
        regions.provinces(set).forEach(p -> rest.removeAll(Gazetteer.china().citiesOf(p)));
        if (!rest.isEmpty()) {
          return Optional.of(
              "region-sets: '%s' has %s and not the whole province, whose figures alone are known"
                  .formatted(set, rest.iterator().next()));
        }
      }
    }
    return IndexPlace.of(index, regions).isEmpty()
        ? Optional.of("region-sets: there is no place in " + index.regionSets())
        : Optional.empty();
  }

  private static Failure unusable(String what, List<String> faults, String advice) {
    return Failure.usage("compute indices of", what, String.join("; ", faults), advice);
  }

  /**
   * The values of all indices.
   *
   * @param session in which the published tables are views
   * @return {@link IndexTables#CELL}
   * @throws Failure of kind USAGE where table indicator has no row of an indicator
   */
  static Dataset<Row> cells(
      SparkSession session, Map<String, Declared> indices, ReportSettings reports) {
    checkIndicators(session, indices);
    List<Row> markers =
        indices.keySet().stream().map(id -> RowFactory.create(id, null, null, null, null)).toList();
    Dataset<Row> cells =
        session.createDataFrame(markers, IndexTables.CELL).union(given(session, indices));
    for (Map.Entry<String, Declared> each : indices.entrySet()) {
      members(session, each.getValue().places()).createOrReplaceTempView(MEMBER_VIEW);
      Map<String, Object> parameters = parameters(each.getValue().settings(), reports);
      for (var series : each.getValue().settings().series().entrySet()) {
        if (series.getValue() instanceof IndexSeries.Query query) {
          Dataset<Row> values =
              session.sql(query.sql(), parameters).withColumnRenamed("place_id", "member");
          cells = cells.union(cells(values, lit(each.getKey()), lit(series.getKey())));
        }
      }
    }
    return cells;
  }

  private static Dataset<Row> cells(Dataset<Row> values, Column index, Column series) {
    return values
        .filter("member is not null and year is not null and value is not null")
        .select(
            index.as("index_id"),
            series.as("series"),
            col("member"),
            col("year").cast("int"),
            col("value").cast("double"));
  }

  /** The values that table indicator has; of two sources the first by name counts. */
  private static Dataset<Row> given(SparkSession session, Map<String, Declared> indices) {
    List<Row> wanted = new ArrayList<>();
    forEachGiven(
        indices,
        (id, name, given) ->
            wanted.add(RowFactory.create(id, name, given.indicator(), given.unit())));
    Dataset<Row> values =
        session
            .table("indicator")
            .join(broadcast(session.createDataFrame(wanted, WANTED)), "indicator")
            .filter("wanted_unit is null or unit <=> wanted_unit")
            .groupBy(
                col("index_id"),
                col("series"),
                expr("coalesce(place_id, place_name)").as("member"),
                col("year"))
            .agg(expr("min_by(value, struct(source, place_name, province_name))").as("value"));
    return cells(values, col("index_id"), col("series"));
  }

  private static Dataset<Row> members(SparkSession session, List<IndexPlace> places) {
    List<Row> rows = new ArrayList<>();
    places.forEach(
        place -> place.cities().forEach(city -> rows.add(RowFactory.create(place.id(), city))));
    return session.createDataFrame(rows, MEMBERS);
  }

  private interface GivenAction {
    void of(String indexId, String series, IndexSeries.Given given);
  }

  private static void forEachGiven(Map<String, Declared> indices, GivenAction action) {
    indices.forEach(
        (id, index) ->
            index
                .settings()
                .series()
                .forEach(
                    (name, series) -> {
                      if (series instanceof IndexSeries.Given given) {
                        action.of(id, name, given);
                      }
                    }));
  }

  private static void checkIndicators(SparkSession session, Map<String, Declared> indices) {
    Map<String, Set<String>> units = new TreeMap<>();
    session.table("indicator").select("indicator", "unit").distinct().collectAsList().stream()
        .forEach(
            row ->
                units
                    .computeIfAbsent(row.getString(0), i -> new TreeSet<>())
                    .add(row.isNullAt(1) ? "" : row.getString(1)));
    List<String> faults = new ArrayList<>();
    forEachGiven(
        indices,
        (id, name, given) ->
            fault(given, units).ifPresent(f -> faults.add(id + ".conf: series." + name + "." + f)));
    if (!faults.isEmpty()) {
      throw unusable(
          "table indicator", faults, "Name what an extract has, or leave indices.compute empty");
    }
  }

  private static Optional<String> fault(IndexSeries.Given given, Map<String, Set<String>> units) {
    Set<String> known = units.get(given.indicator());
    if (known == null) {
      return Optional.of(
          "indicator: no extract has the indicator '%s'%s"
              .formatted(given.indicator(), nearest(given, units.keySet())));
    }
    if (given.unit() == null && known.size() > 1) {
      return Optional.of("indicator: its values are in %s: say which by unit".formatted(known));
    }
    return given.unit() == null || known.contains(given.unit())
        ? Optional.empty()
        : Optional.of("unit: '%s' is none of its units %s".formatted(given.unit(), known));
  }

  private static String nearest(IndexSeries.Given given, Set<String> known) {
    return Nearest.of(given.indicator(), known)
        .map(near -> "; the nearest is '" + near + "'")
        .orElse("");
  }
}
