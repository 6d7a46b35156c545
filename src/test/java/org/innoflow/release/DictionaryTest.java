package org.innoflow.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.innoflow.config.SettingsLoader;
import org.innoflow.contract.Contract;
import org.innoflow.contract.Metric;
import org.innoflow.contract.Table;
import org.innoflow.report.Reports;
import org.junit.jupiter.api.Test;

final class DictionaryTest {
  @Test
  void everyTableAndColumnIsInTheDictionary() {
    JsonNode dictionary = Json.read(Dictionary.json(Contract.tables()));

    List<String> listed = new ArrayList<>();
    dictionary
        .path("tables")
        .forEach(
            table ->
                table
                    .path("columns")
                    .forEach(
                        c ->
                            listed.add(
                                table.path("table").asText() + "." + c.path("column").asText())));
    List<String> expected = new ArrayList<>();
    for (Table table : Contract.tables()) {
      table.columnNames().forEach(column -> expected.add(table.name() + "." + column));
    }
    assertThat(listed).isEqualTo(expected);
    assertThat(dictionary.path("contract_version").asText()).isEqualTo(Contract.VERSION);
  }

  @Test
  void aColumnHasTypeMeaningsUnitAndExample() {
    JsonNode table = Json.read(Dictionary.json(Contract.tables())).path("tables").get(0);

    assertThat(table.path("grain").get(0).asText()).isEqualTo("place_id");
    assertThat(table.path("columns").get(6).toString())
        .isEqualTo(
            "{\"column\":\"lon\",\"type\":\"double\",\"key\":false,\"meaning\":{\"en\":\"Longitude"
                + " of the centre\",\"zh\":\"经度\"},\"unit\":\"degrees\",\"example\":\"120.62\"}");
  }

  @Test
  void definitionsOfMetricsHaveTheNamesOfTheirTable() {
    JsonNode metrics = Json.read(Dictionary.json(Contract.tables())).path("metrics");

    assertThat(metrics).hasSize(Metric.all().size());
    List<String> names = new ArrayList<>();
    metrics.get(0).fieldNames().forEachRemaining(names::add);
    assertThat(names).isEqualTo(Contract.table("dim_metric").columnNames());
  }

  @Test
  void thePageOfTheDictionaryIsWhatDescribePrints() throws IOException {
    String page = Files.readString(Path.of("src/site/markdown/dictionary.md"));

    List<Table> tables = new ArrayList<>(Contract.tables());
    Reports.load(SettingsLoader.load(null, List.of("reports.path=conf/reports")).reports())
        .forEach(report -> tables.add(report.table()));
    assertThat(page).endsWith(Dictionary.markdown(tables));
  }

  @Test
  void markdownHasOneRowPerColumn() {
    Table table = Contract.table("place_profile");

    String text = Dictionary.markdown(List.of(table));

    String[] tableAndVersions = text.split("## Versions of the contract", -1);
    assertThat(tableAndVersions[0].lines().filter(line -> line.startsWith("| ")))
        .hasSize(table.columns().size() + 1);
    assertThat(tableAndVersions[1].lines().filter(line -> line.startsWith("| ")))
        .hasSizeGreaterThan(1);
    assertThat(text).contains("\\|nsi\\| up to which");
  }
}
