package org.innoflow.network;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.graphframes.GraphFrame;
import org.innoflow.config.NetworkSettings;
import org.innoflow.io.TableStore;
import org.innoflow.place.Regions;
import org.innoflow.run.RunContext;
import org.innoflow.run.Step;

/** The step from flows to graphs and their statistics. */
public final class NetworkJob implements Step {
  @Override
  public String name() {
    return "network";
  }

  @Override
  public List<String> after() {
    return List.of("flows");
  }

  @Override
  public List<String> writes() {
    return List.of("network_catalog", "network_node", "network_graph", "dim_metric");
  }

  @Override
  public String run(RunContext context) {
    SparkSession session = context.session();
    TableStore tables = context.tables();
    NetworkSettings settings = context.settings().network();
    Dataset<Row> members =
        session.createDataFrame(
            FlowGraphs.members(Regions.of(context.settings().regionSets()), settings.regionSets()),
            FlowGraphs.MEMBER);
    Dataset<Row> flows =
        FlowGraphs.flows(tables.read("flow_city"), tables.read("flow_province"), members, settings);
    try (CachedData cached = new CachedData(session)) {
      Dataset<Row> kept = cached.keep(flows);
      Dataset<Row> walked = FlowGraphs.walked(kept);
      Dataset<Row> directed = kept.select("graph_id", "directed").distinct();
      Dataset<Row> vertices =
          FlowGraphs.vertices(kept, walked, members)
              .join(directed, new String[] {"graph_id"}, "inner");
      GraphFrame union = UnionGraph.of(vertices, walked, cached);
      Dataset<Row> degrees = cached.keep(NodeDegrees.of(union));
      Dataset<Row> ranks = cached.keep(NodeRanks.of(union, settings));
      Dataset<Row> graphs = cached.keep(NetworkTables.graphs(kept, degrees, ranks));
      tables.write("network_node", NetworkTables.nodes(degrees, ranks));
      tables.write("network_catalog", NetworkTables.catalog(graphs));
      tables.write("network_graph", GraphMetrics.of(graphs));
    }
    tables.write("dim_metric", MetricTable.of(session));
    return tables.read("network_catalog").filter(col("edges").gt(0)).count() + " graphs with edges";
  }
}
