package org.innoflow.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.innoflow.contract.Column;
import org.innoflow.contract.Contract;
import org.innoflow.contract.Table;

/**
 * The tables as a Frictionless data package (datapackage.json, version 1 of the specification): the
 * files, columns and keys of each. Columns that are folders are in the schema too.
 */
final class DataPackage {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private DataPackage() {}

  private record Content(
      String profile,
      String name,
      String title,
      String version,
      String created,
      List<Resource> resources) {}

  @JsonInclude(Include.NON_EMPTY)
  private record Resource(
      String profile,
      String name,
      String title,
      String description,
      List<String> path,
      String format,
      String mediatype,
      Schema schema) {}

  private record Schema(List<Field> fields, List<String> primaryKey) {}

  @JsonInclude(Include.NON_EMPTY)
  private record Field(
      String name, String type, String title, String description, String unit, String example) {}

  /**
   * The package of a release; tables without a file are left out, as a resource has one.
   *
   * @param files of each table, by their paths below its folder
   * @param created when the release was made
   */
  static String json(
      String runId, List<Table> tables, Map<String, List<String>> files, String created) {
    List<Resource> resources =
        tables.stream()
            .filter(table -> !files.get(table.name()).isEmpty())
            .map(table -> resource(table, files.get(table.name())))
            .toList();
    try {
      return JSON.writeValueAsString(
              new Content(
                  "data-package",
                  "innoflow-" + runId.toLowerCase(Locale.ROOT),
                  "innoflow: innovation flows between cities",
                  Contract.VERSION,
                  created,
                  resources))
          + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Resource resource(Table table, List<String> files) {
    return new Resource(
        "data-resource",
        table.name(),
        table.zh(),
        table.en(),
        files.stream().map(file -> table.name() + "/" + file).toList(),
        "parquet",
        "application/vnd.apache.parquet",
        new Schema(table.columns().stream().map(DataPackage::field).toList(), table.grain()));
  }

  private static Field field(Column column) {
    return new Field(
        column.name(),
        type(column.type()),
        column.zh(),
        column.en(),
        column.unit(),
        column.example());
  }

  private static String type(String type) {
    if (type.startsWith("array")) {
      return "array";
    }
    if (type.startsWith("decimal")) {
      return "number";
    }
    return switch (type) {
      case "int", "long" -> "integer";
      case "double" -> "number";
      default -> type;
    };
  }
}
