package org.innoflow.export;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.innoflow.config.ExportSettings;
import org.innoflow.io.FileStore;
import org.innoflow.io.ReleasePaths;
import org.innoflow.io.TableStore;

/** The graphs of a release as files, each in every {@link GraphFormat}. */
final class GraphFiles {
  private static final List<GraphFormat> FORMATS =
      List.of(new Gexf(), new GraphMl(), new PajekNet(), new FlowLines());

  private GraphFiles() {}

  /**
   * Writes them into the folder of exports; returns how many graphs there are.
   *
   * @param notices get a line for each of the chosen region sets and windows that has none
   */
  static int write(
      TableStore tables,
      FileStore files,
      ReleasePaths paths,
      ExportSettings settings,
      Consumer<String> notices)
      throws IOException {
    List<ExportedGraph> graphs = graphs(tables, settings, notices);
    for (ExportedGraph graph : graphs) {
      for (GraphFormat format : FORMATS) {
        String file = paths.exports() + "/" + graph.fileName() + "." + format.suffix();
        try (OutputStream out = files.output(file)) {
          format.write(graph, out);
        }
      }
    }
    return graphs.size();
  }

  /** The chosen graphs that have an edge, by id. */
  private static List<ExportedGraph> graphs(
      TableStore tables, ExportSettings settings, Consumer<String> notices) {
    Dataset<Row> catalog =
        tables
            .read("network_catalog")
            .filter("scheme = 'ALL' and level = 'city' and edges > 0")
            .filter(col("region_set").isin(settings.regionSets().toArray()))
            .filter(col("window").isin(settings.windows().toArray()))
            .select("graph_id", "layer", "year", "window", "region_set", "directed");
    List<Row> chosen = chosen(catalog.collectAsList(), settings.years());
    tellMissing(chosen, settings, notices);
    List<String> ids = chosen.stream().map(row -> row.<String>getAs("graph_id")).toList();
    Dataset<Row> nodes =
        tables
            .read("network_node")
            .filter(col("graph_id").isin(ids.toArray()))
            .join(
                broadcast(tables.read("dim_place").withColumnRenamed("place_id", "node_id")),
                "node_id");
    Dataset<Row> edges =
        tables.read("flow_significance").filter(col("graph_id").isin(ids.toArray()));
    Map<String, List<Row>> nodesByGraph = byGraph(nodes, ExportedGraph.NODE, "node_id");
    Map<String, List<Row>> edgesByGraph = byGraph(edges, ExportedGraph.EDGE, "src_id", "dst_id");
    List<ExportedGraph> graphs = new ArrayList<>();
    for (Row row : chosen) {
      String id = row.getAs("graph_id");
      graphs.add(
          new ExportedGraph(
              id,
              row.getAs("directed"),
              nodesByGraph.get(id),
              edgesByGraph.getOrDefault(id, List.of())));
    }
    return graphs;
  }

  /** Those of the years, or of the last year of their layer. */
  private static List<Row> chosen(List<Row> catalog, List<Integer> years) {
    Map<String, Integer> last =
        catalog.stream()
            .collect(
                Collectors.toMap(
                    row -> row.<String>getAs("layer"),
                    row -> row.<Integer>getAs("year"),
                    Math::max));
    return catalog.stream()
        .filter(
            row ->
                years.isEmpty()
                    ? last.get(row.<String>getAs("layer")).equals(row.<Integer>getAs("year"))
                    : years.contains(row.<Integer>getAs("year")))
        .sorted((a, b) -> a.<String>getAs("graph_id").compareTo(b.getAs("graph_id")))
        .toList();
  }

  private static void tellMissing(
      List<Row> chosen, ExportSettings settings, Consumer<String> notices) {
    for (String set : settings.regionSets()) {
      for (String window : settings.windows()) {
        if (chosen.stream()
            .noneMatch(
                row -> row.getAs("region_set").equals(set) && row.getAs("window").equals(window))) {
          notices.accept(
              "exports: no graph of cities of region set "
                  + set
                  + " and window "
                  + window
                  + " with an edge, over all sectors; see network.levels, region-sets and"
                  + " cumulative-schemes");
        }
      }
    }
  }

  private static Map<String, List<Row>> byGraph(
      Dataset<Row> rows, StructType columns, String... order) {
    Column[] names = Stream.of(columns.fieldNames()).map(name -> col(name)).toArray(Column[]::new);
    Column[] sorting = Stream.of(order).map(name -> col(name)).toArray(Column[]::new);
    Function<Row, String> graph = row -> row.getAs("graph_id");
    return rows.select(names).orderBy(sorting).collectAsList().stream()
        .collect(Collectors.groupingBy(graph));
  }
}
