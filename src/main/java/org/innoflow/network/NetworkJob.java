package org.innoflow.network;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.innoflow.config.NetworkSettings;
import org.innoflow.io.SideBySide;
import org.innoflow.io.TableStore;
import org.innoflow.place.Regions;
import org.innoflow.run.RunContext;
import org.innoflow.run.Step;

/** The step from flows to graphs and their statistics. */
public final class NetworkJob implements Step {
  private static final String PAIRS = "pair";
  private static final String STATISTICS = "graph_statistics";

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
  public List<String> stages() {
    return List.of(PAIRS, STATISTICS);
  }

  @Override
  public String run(RunContext context) throws IOException {
    SparkSession session = context.session();
    TableStore tables = context.tables();
    NetworkSettings settings = context.settings().network();
    List<Row> memberRows =
        FlowGraphs.members(Regions.of(context.settings().regionSets()), settings.regionSets());
    Dataset<Row> members = session.createDataFrame(memberRows, FlowGraphs.MEMBER);
    Dataset<Row> links = OrganisationGraphs.linked(tables.read("link"), settings.organisations());
    tables.stage(
        PAIRS,
        FlowGraphs.pairs(tables.read("flow_city"), tables.read("flow_province"), members, settings)
            .unionByName(OrganisationGraphs.pairs(links)));
    Dataset<Row> pairs = tables.staged(PAIRS, SeriesRow.SCHEMA);
    List<String> large = large(pairs, tables, settings.limits());
    SeriesGraphs.Knowledge known = knowledge(tables, memberRows, links, settings);
    GraphAnalysis.Options options =
        GraphAnalysis.Options.of(
            settings,
            cores(session.sparkContext()),
            leftOut(tables, known, settings.organisations()));
    int tasks = session.sessionState().conf().numShufflePartitions();
    Column isLarge = SeriesRow.series().isin(large.toArray());
    Dataset<Row> small = large.isEmpty() ? pairs : pairs.filter(not(isLarge));
    try (CachedData cached = new CachedData(session)) {
      tables.stage(STATISTICS, SeriesGraphs.statistics(small, tasks, known, options));
      Dataset<Row> statistics = tables.staged(STATISTICS, GraphStatistics.SCHEMA);
      Dataset<Row> catalog = GraphStatistics.table(statistics, "graph");
      if (!large.isEmpty()) {
        Dataset<Row> flows = cached.keep(flows(tables, pairs.filter(isLarge), links, settings));
        Dataset<Row> vertices = FlowGraphs.vertices(flows, FlowGraphs.walked(flows), members);
        Dataset<Row> positions =
            tables.read("dim_place").select(col("place_id").as("node_id"), col("lon"), col("lat"));
        Dataset<Row> ofLarge =
            cached.keepNow(NetworkStatistics.of(flows, vertices, positions, options, cached));
        catalog =
            catalog.unionByName(
                FlowGraphs.catalog(flows, GraphStatistics.table(ofLarge, "metric")));
        statistics = statistics.union(ofLarge);
      }
      write(tables, statistics, catalog);
    }
    return tables.read("network_catalog").filter(col("edges").gt(0)).count() + " graphs with edges";
  }

  private static SeriesGraphs.Knowledge knowledge(
      TableStore tables, List<Row> memberRows, Dataset<Row> links, NetworkSettings settings) {
    return new SeriesGraphs.Knowledge(
        settings.cumulativeSchemes(),
        settings.organisations(),
        years(tables.read("flow_city")),
        years(links),
        members(memberRows),
        positions(tables.read("dim_place")),
        tags(tables.read("dim_organisation"), settings.organisations()));
  }

  /** The edges of the graphs of large series. */
  private static Dataset<Row> flows(
      TableStore tables, Dataset<Row> largePairs, Dataset<Row> links, NetworkSettings settings) {
    Dataset<Row> organisations = tables.read("dim_organisation");
    return FlowGraphs.flows(largePairs, untils(tables.read("flow_city")), settings)
        .unionByName(
            OrganisationGraphs.flows(
                largePairs, untils(links), organisations, settings.organisations()))
        .withColumn("chain", GraphId.chain())
        .withColumn("compared", FlowGraphs.betweenCitiesOverAllSectors())
        .repartition(col("chain"));
  }

  /** The cores of an executor; one where that is left to the cluster. */
  private static int cores(SparkContext spark) {
    return spark.isLocal()
        ? Math.min(spark.defaultParallelism(), Runtime.getRuntime().availableProcessors())
        : spark.getConf().getInt("spark.executor.cores", 1);
  }

  private static void write(TableStore tables, Dataset<Row> statistics, Dataset<Row> catalog) {
    SideBySide.run(
        () -> tables.write("network_node", GraphStatistics.table(statistics, "node")),
        () -> tables.write("network_graph", GraphStatistics.table(statistics, "metric")),
        () ->
            tables.write(
                "network_concentration", GraphStatistics.table(statistics, "concentration")),
        () -> tables.write("flow_significance", GraphStatistics.table(statistics, "pair")),
        () -> tables.write("network_catalog", catalog),
        () -> tables.write("dim_metric", MetricTable.of(catalog.sparkSession())));
  }

  private static Map<String, String> leftOut(
      TableStore tables, SeriesGraphs.Knowledge known, NetworkSettings.Organisations settings)
      throws IOException {
    return tables.rows(List.of("link"), List.of()).get("link") <= settings.mostLinks()
        ? Map.of()
        : OrganisationGraphs.leftOut(tables.read("link"), known.organisationYears(), settings);
  }

  /** The series that are not taken into the memory of one task. */
  private static List<String> large(
      Dataset<Row> pairs, TableStore tables, NetworkSettings.Limits limits) throws IOException {
    long most = Math.min(limits.seriesPairs(), limits.edges());
    Collection<Long> rows = tables.rows(List.of(), List.of(PAIRS)).values();
    if (rows.stream().allMatch(n -> n <= most)) {
      return List.of();
    }
    return pairs
        .groupBy(SeriesRow.series().as("series"))
        .agg(count(lit(1)).as("rows"))
        .filter(col("rows").gt(most))
        .select("series")
        .orderBy("series")
        .as(Encoders.STRING())
        .collectAsList();
  }

  private static Dataset<Row> untils(Dataset<Row> rows) {
    return rows.select(col("layer"), col("year").as("until")).distinct();
  }

  private static Map<String, SortedSet<Integer>> years(Dataset<Row> rows) {
    return untils(rows).collectAsList().stream()
        .collect(
            Collectors.groupingBy(
                row -> row.getString(0),
                Collectors.mapping(row -> row.getInt(1), Collectors.toCollection(TreeSet::new))));
  }

  /** As {@link FlowGraphs#MEMBER}. */
  private static Map<String, List<String>> members(List<Row> rows) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                row -> SeriesGraphs.memberKey(row.getString(0), row.getString(1)),
                Collectors.mapping(
                    row -> row.getString(2),
                    Collectors.collectingAndThen(
                        Collectors.toCollection(TreeSet::new), List::copyOf))));
  }

  private static Map<String, double[]> positions(Dataset<Row> places) {
    return places
        .select("place_id", "lon", "lat")
        .filter(col("lon").isNotNull().and(col("lat").isNotNull()))
        .collectAsList()
        .stream()
        .collect(
            Collectors.toMap(
                row -> row.getString(0), row -> new double[] {row.getDouble(1), row.getDouble(2)}));
  }

  private static Map<String, Set<String>> tags(
      Dataset<Row> organisations, NetworkSettings.Organisations settings) {
    if (settings.tags().isEmpty()) {
      return Map.of();
    }
    return OrganisationGraphs.tags(organisations, settings).collectAsList().stream()
        .collect(
            Collectors.groupingBy(
                row -> row.getString(0),
                Collectors.mapping(row -> row.getString(1), Collectors.toSet())));
  }
}
