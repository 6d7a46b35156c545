package org.innoflow.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.innoflow.config.CurrencyRates;
import org.innoflow.config.NetworkSettings;
import org.innoflow.config.PageSettings;
import org.innoflow.config.RegionSets;
import org.innoflow.config.ReportSettings;
import org.innoflow.config.Settings;
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

  /** Runs the step and returns the tables that it read and wrote. */
  static TableStore on(List<Flow> flows, RegionSets regions, NetworkSettings network) {
    ReleasePaths paths = new ReleasePaths(folder(), "run");
    TableStore tables = new TableStore(TestSpark.session(), paths);
    tables.write("flow_city", table("flow_city", flows));
    tables.write("flow_province", table("flow_province", flows));
    for (String empty : List.of("link", "dim_organisation", "dim_place")) {
      tables.write(
          empty, TestSpark.session().createDataFrame(List.of(), Schemas.of(Contract.table(empty))));
    }
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
    return tables;
  }

  private static Dataset<Row> table(String name, List<Flow> flows) {
    return TestSpark.session()
        .createDataFrame(
            flows.stream().map(f -> f.row(name.equals("flow_province"))).toList(),
            Schemas.of(Contract.table(name)));
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
        "",
        Optional.empty(),
        Map.of(),
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
