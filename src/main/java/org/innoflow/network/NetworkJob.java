package org.innoflow.network;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
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
    return List.of(
        "network_catalog",
        "network_node",
        "network_graph",
        "network_concentration",
        "flow_significance",
        "dim_metric");
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
        FlowGraphs.flows(tables.read("flow_city"), tables.read("flow_province"), members, settings)
            .unionByName(
                OrganisationGraphs.flows(
                    tables.read("link"), tables.read("dim_organisation"), settings.organisations()))
            .withColumn("chain", GraphId.chain())
            .withColumn("compared", FlowGraphs.betweenCitiesOverAllSectors())
            .repartition(col("chain"));
    Dataset<Row> positions =
        tables.read("dim_place").select(col("place_id").as("node_id"), col("lon"), col("lat"));
    try (CachedData cached = new CachedData(session)) {
      Dataset<Row> kept = cached.keep(flows);
      Dataset<Row> vertices = FlowGraphs.vertices(kept, FlowGraphs.walked(kept), members);
      Dataset<Row> statistics =
          cached.keep(NetworkStatistics.of(kept, vertices, positions, settings, cached));
      tables.write("network_node", GraphStatistics.table(statistics, "node"));
      tables.write("network_graph", GraphStatistics.table(statistics, "metric"));
      tables.write("network_concentration", GraphStatistics.table(statistics, "concentration"));
      tables.write("flow_significance", GraphStatistics.table(statistics, "pair"));
      tables.write(
          "network_catalog", FlowGraphs.catalog(kept, GraphStatistics.table(statistics, "metric")));
    }
    tables.write("dim_metric", MetricTable.of(session));
    return tables.read("network_catalog").filter(col("edges").gt(0)).count() + " graphs with edges";
  }
}
