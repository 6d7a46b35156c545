package org.innoflow.index;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.innoflow.config.IndexSettings;
import org.innoflow.config.Settings;
import org.innoflow.index.IndexTables.Declared;
import org.innoflow.io.SideBySide;
import org.innoflow.io.SmallQueries;
import org.innoflow.io.TableStore;
import org.innoflow.place.Regions;
import org.innoflow.run.RunContext;
import org.innoflow.run.Step;

/** The step from indicators, flows and networks to composite indices. */
public final class IndexJob implements Step {
  private static final Map<String, String> TABLES =
      new TreeMap<>(
          Map.of(
              "index_catalog", "catalog",
              "index_growth", "growth",
              "index_node", "node",
              "index_value", "value"));

  @Override
  public String name() {
    return "index";
  }

  @Override
  public List<String> after() {
    return List.of("resolve", "flows", "network");
  }

  @Override
  public List<String> writes() {
    return List.copyOf(TABLES.keySet());
  }

  @Override
  public List<String> stages() {
    return List.of("index");
  }

  @Override
  public void check(Settings settings) {
    IndexSources.check(settings);
  }

  @Override
  public String run(RunContext context) throws IOException {
    Regions regions = Regions.of(context.settings().regionSets());
    Map<String, Declared> indices = new TreeMap<>();
    for (IndexSettings index : context.settings().indices()) {
      indices.put(index.id(), new Declared(index, IndexPlace.of(index, regions)));
    }
    SparkSession session = context.session().newSession();
    SmallQueries.tune(session, context.paths());
    new TableStore(session, context.paths()).registerViews(IndexSources.tables());
    TableStore tables = context.tables();
    tables.stage(
        "index",
        IndexTables.of(
            IndexSources.cells(session, indices, context.settings().reports()), indices));
    Dataset<Row> rows = tables.staged("index", IndexTables.SCHEMA);
    SideBySide.run(
        TABLES.entrySet().stream()
            .map(t -> write(tables, t.getKey(), IndexTables.table(rows, t.getValue()))));
    return said(tables, indices.size());
  }

  private static Runnable write(TableStore tables, String table, Dataset<Row> rows) {
    return () -> tables.write(table, rows);
  }

  /** How many indices, and which indicators are in none of an index's places. */
  private static String said(TableStore tables, int indices) {
    List<String> out =
        tables
            .read("index_node")
            .filter(col("note").isNotNull())
            .orderBy("index_id", "node")
            .collectAsList()
            .stream()
            .map(row -> row.getAs("index_id") + " " + row.getAs("node"))
            .toList();
    return indices
        + " indices"
        + (out.isEmpty()
            ? ""
            : "; left out in some or all places (see index_node): " + String.join(", ", out));
  }
}
