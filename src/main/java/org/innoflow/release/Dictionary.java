package org.innoflow.release;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.innoflow.contract.Change;
import org.innoflow.contract.Column;
import org.innoflow.contract.Contract;
import org.innoflow.contract.Metric;
import org.innoflow.contract.Table;

/** The dictionary of a release: every table and column with its meaning, as JSON or Markdown. */
public final class Dictionary {
  /**
   * The dictionary as it stands in dictionary.json.
   *
   * @param contractVersion version of the tables' contract
   * @param changes what each version brought, the newest first
   */
  record Content(
      String contractVersion, List<Entry> tables, List<Metric> metrics, List<Change> changes) {}

  record Entry(
      String table,
      Meaning meaning,
      List<String> grain,
      List<String> partitions,
      List<Field> columns) {}

  record Field(
      String column, String type, boolean key, Meaning meaning, String unit, String example) {}

  record Meaning(String en, String zh) {}

  private Dictionary() {}

  static String json(List<Table> tables) {
    return Json.write(
        new Content(
            Contract.VERSION,
            tables.stream().map(Dictionary::entry).toList(),
            Metric.all(),
            Change.all()));
  }

  /**
   * The columns of each table of a release.
   *
   * @param json text of a dictionary.json
   */
  public static Map<String, List<String>> columns(String json) {
    Map<String, List<String>> columns = new LinkedHashMap<>();
    for (JsonNode table : Json.read(json).path("tables")) {
      List<String> names = new ArrayList<>();
      table.path("columns").forEach(column -> names.add(column.path("column").asText()));
      columns.put(table.path("table").asText(), names);
    }
    return columns;
  }

  /** A Markdown section per table, and the versions of the contract. */
  public static String markdown(List<Table> tables) {
    StringBuilder text = new StringBuilder();
    for (Table table : tables) {
      text.append("## ").append(table.name()).append("\n\n");
      text.append(table.en()).append(". ").append(table.zh()).append("。\n\n");
      text.append("Grain: ").append(String.join(", ", table.grain())).append(".\n\n");
      text.append("| column | type | unit | meaning | 含义 | example |\n|---|---|---|---|---|---|\n");
      for (Column c : table.columns()) {
        text.append(
            String.format(
                "| %s | %s | %s | %s | %s | %s |%n",
                c.name(), c.type(), c.unit(), cell(c.en()), cell(c.zh()), cell(c.example())));
      }
      text.append('\n');
    }
    text.append("## Versions of the contract\n\n| version | what is new | 变更 |\n|---|---|---|\n");
    for (Change change : Change.all()) {
      text.append(
          String.format(
              "| %s | %s | %s |%n", change.version(), cell(change.en()), cell(change.zh())));
    }
    return text.append('\n').toString();
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  private static Entry entry(Table table) {
    return new Entry(
        table.name(),
        new Meaning(table.en(), table.zh()),
        table.grain(),
        table.partitions(),
        table.columns().stream().map(Dictionary::field).toList());
  }

  private static Field field(Column column) {
    return new Field(
        column.name(),
        column.type(),
        column.key(),
        new Meaning(column.en(), column.zh()),
        column.unit(),
        column.example());
  }
}
