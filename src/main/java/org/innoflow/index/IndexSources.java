package org.innoflow.index;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.innoflow.config.IndexSeries;
import org.innoflow.config.IndexSettings;
import org.innoflow.config.Nearest;
import org.innoflow.config.ReportSettings;
import org.innoflow.config.Settings;
import org.innoflow.contract.Contract;
import org.innoflow.contract.Table;
import org.innoflow.failure.Failure;
import org.innoflow.index.IndexTables.Declared;
import org.innoflow.io.Schemas;
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
          .add("indicator", DataTypes.StringType);

  private static final String MEMBER_VIEW = "index_place";
  private static final List<String> COLUMNS = List.of("place_id", "year", "value");

  private IndexSources() {}

  /** The tables that queries may read: those of the steps before. */
  static List<Table> tables() {
    return Contract.tables().stream()
        .filter(t -> !t.name().startsWith("index_") && !t.name().equals("quality_check"))
        .toList();
  }

  /**
   * Makes sure that the queries of all indices can be run; needs no session.
   *
   * @throws Failure of kind USAGE that names every fault with its index and key
   */
  static void check(Settings settings) {
    Map<String, StructType> schemas = new LinkedHashMap<>();
    tables().forEach(table -> schemas.put(table.name(), Schemas.of(table)));
    schemas.put(MEMBER_VIEW, MEMBERS);
    List<String> faults = new ArrayList<>();
    for (IndexSettings index : settings.indices()) {
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

  /** What :name stands for in an index's queries: the reports' parameters, and its level. */
  private static Map<String, Object> parameters(IndexSettings index, ReportSettings reports) {
    Map<String, Object> parameters = new TreeMap<>(reports.parameters());
    parameters.put("level", index.level().name().toLowerCase(Locale.ROOT));
    return parameters;
  }

  private static Optional<String> fault(IndexSeries.Query query, SqlSchema queries) {
    try {
      List<String> columns =
          Arrays.stream(queries.of(query.sql()).fields()).map(StructField::name).toList();
      return columns.equals(COLUMNS)
          ? Optional.empty()
          : Optional.of(query.key() + ": the query gives " + columns + ", not " + COLUMNS);
    } catch (Fault e) {
      return Optional.of("%s: line %d: %s".formatted(query.key(), e.line(), e.getMessage()));
    }
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
    indices.forEach(
        (id, index) ->
            index
                .settings()
                .series()
                .forEach(
                    (name, series) -> {
                      if (series instanceof IndexSeries.Given given) {
                        wanted.add(RowFactory.create(id, name, given.indicator()));
                      }
                    }));
    Dataset<Row> values =
        session
            .table("indicator")
            .groupBy(
                col("indicator"), expr("coalesce(place_id, place_name)").as("member"), col("year"))
            .agg(expr("min_by(value, struct(source, place_name, province_name))").as("value"))
            .join(broadcast(session.createDataFrame(wanted, WANTED)), "indicator");
    return cells(values, col("index_id"), col("series"));
  }

  private static Dataset<Row> members(SparkSession session, List<IndexPlace> places) {
    List<Row> rows = new ArrayList<>();
    places.forEach(
        place -> place.cities().forEach(city -> rows.add(RowFactory.create(place.id(), city))));
    return session.createDataFrame(rows, MEMBERS);
  }

  private static void checkIndicators(SparkSession session, Map<String, Declared> indices) {
    Set<String> known =
        Set.copyOf(
            session
                .table("indicator")
                .select("indicator")
                .distinct()
                .as(Encoders.STRING())
                .collectAsList());
    List<String> faults = new ArrayList<>();
    indices.forEach(
        (id, index) ->
            index
                .settings()
                .series()
                .forEach(
                    (name, series) -> {
                      if (series instanceof IndexSeries.Given given
                          && !known.contains(given.indicator())) {
                        faults.add(
                            "%s.conf: series.%s.indicator: no extract has the indicator '%s'%s"
                                .formatted(id, name, given.indicator(), nearest(given, known)));
                      }
                    }));
    if (!faults.isEmpty()) {
      throw unusable(
          "table indicator", faults, "Name what an extract has, or leave indices.compute empty");
    }
  }

  private static String nearest(IndexSeries.Given given, Set<String> known) {
    return Nearest.of(given.indicator(), known)
        .map(near -> "; the nearest is '" + near + "'")
        .orElse("");
  }
}
