package org.innoflow.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.innoflow.config.CurrencyRates;
import org.innoflow.config.NetworkSettings;
import org.innoflow.config.PageSettings;
import org.innoflow.config.PublishSettings;
import org.innoflow.config.RegionSets;
import org.innoflow.config.ReportSettings;
import org.innoflow.config.Settings;
import org.innoflow.config.SparkSettings;
import org.innoflow.contract.Contract;
import org.innoflow.io.ReleasePaths;
import org.innoflow.io.Schemas;
import org.innoflow.io.TableStore;
import org.innoflow.run.RunContext;
import org.innoflow.testkit.TestSpark;

/** The network step run alone, on flows written for it to a folder of their own. */
final class NetworkRun {
  private NetworkRun() {}

  /** A flow between cities over all sectors; {@code dst} may be null. */
  record Flow(String layer, int year, String src, String dst, long links, long events) {
    private Row row(boolean provinces) {
      return RowFactory.create(
          layer,
          year,
          "ALL",
          "ALL",
          provinces ? province(src) : src,
          provinces ? province(dst) : dst,
          null,
          null,
          "",
          events,
          links,
          (double) links,
          (double) events,
          BigDecimal.ZERO);
    }

    private static String province(String city) {
      return city == null ? null : city.substring(0, 2) + "0000";
    }
  }

  /** A link between organisations; {@code unit} is its part in the event. */
  record Link(String layer, int year, String eventId, long src, long dst, double unit) {
    /** The one link of an event. */
    Link(String layer, int year, String eventId, long src, long dst) {
      this(layer, year, eventId, src, dst, 1);
    }

    private Row row() {
      return RowFactory.create(
          layer,
          year,
          eventId,
          src,
          dst,
          null,
          null,
          null,
          null,
          "",
          new String[0],
          1.0,
          1.0,
          unit,
          BigDecimal.ZERO);
    }
  }

  /** Runs the step on flows and returns the tables that it read and wrote. */
  static TableStore on(List<Flow> flows, RegionSets regions, NetworkSettings network) {
    return on(flows, List.of(), Map.of(), regions, network);
  }

  /**
   * Runs the step on flows and links.
   *
   * @param tags the tag of some organisations
   */
  static TableStore on(
      List<Flow> flows,
      List<Link> links,
      Map<Long, String> tags,
      RegionSets regions,
      NetworkSettings network) {
    ReleasePaths paths = new ReleasePaths(folder(), "run");
    TableStore tables = new TableStore(TestSpark.session(), paths);
    tables.write("flow_city", table("flow_city", flows.stream().map(f -> f.row(false))));
    tables.write("flow_province", table("flow_province", flows.stream().map(f -> f.row(true))));
    tables.write("link", table("link", links.stream().map(Link::row)));
    tables.write(
        "dim_organisation",
        table(
            "dim_organisation",
            tags.entrySet().stream().map(e -> organisation(e.getKey(), e.getValue()))));
    tables.write("dim_place", table("dim_place", Stream.of()));
    try {
      new NetworkJob()
          .run(
              new RunContext(
                  TestSpark.session(),
                  settings(regions, network),
                  paths,
                  tables,
                  null,
                  Optional.empty(),
                  notice -> {}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return tables;
  }

  private static Row organisation(long id, String tag) {
    return RowFactory.create(
        id,
        "O" + id,
        "o" + id,
        "company",
        null,
        "none",
        0.0,
        null,
        1L,
        null,
        null,
        new String[] {tag});
  }

  private static Dataset<Row> table(String name, Stream<Row> rows) {
    return TestSpark.session().createDataFrame(rows.toList(), Schemas.of(Contract.table(name)));
  }

  private static Settings settings(RegionSets regions, NetworkSettings network) {
    return new Settings(
        "",
        List.of(),
        "",
        false,
        true,
        List.of(),
        regions,
        List.of(),
        List.of(),
        List.of(),
        new CurrencyRates(Map.of()),
        List.of(),
        List.of(),
        0.1,
        null,
        network,
        List.of(),
        new ReportSettings(Path.of(""), Map.of(), new PageSettings(60, 40, 100, 8)),
        null,
        List.of(),
        null,
        null,
        new PublishSettings(false, "innoflow"),
        new SparkSettings("local[2]", Optional.empty(), Map.of()),
        "");
  }

  private static String folder() {
    try {
      return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "network")
          .toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
