package org.innoflow.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.innoflow.config.ReportSettings;
import org.innoflow.contract.Column;
import org.innoflow.contract.Contract;
import org.innoflow.contract.Metric;
import org.innoflow.contract.Table;
import org.innoflow.failure.Failure;
import org.innoflow.io.Schemas;
import org.innoflow.sql.Fault;
import org.innoflow.sql.SqlSchema;

/** The report files of a configuration, read and checked; needs no session. */
public final class Reports {
  /** What the events behind a table are named by, in a report's query of documents. */
  public static final List<String> EVENT = List.of("layer", "year", "event_id");

  private static final Set<String> METRICS =
      Metric.all().stream().map(Metric::metricId).collect(Collectors.toSet());

  /** What was loaded last: a run asks for its reports in several steps. */
  private static volatile Loaded last;

  private final SqlSchema schemas;
  private final List<String> faults = new ArrayList<>();

  private Reports(Map<String, Object> parameters) {
    schemas = new SqlSchema(schemas(), parameters);
  }

  private record Loaded(
      Map<Path, byte[]> files, Map<String, Object> parameters, List<Report> reports) {
    boolean isOf(Map<Path, byte[]> others, Map<String, Object> otherParameters) {
      return files.keySet().equals(others.keySet())
          && files.keySet().stream().allMatch(f -> Arrays.equals(files.get(f), others.get(f)))
          && parameters.equals(otherParameters);
    }
  }

  /**
   * All reports, by id.
   *
   * @throws Failure of kind USAGE that names every fault with file, line and reason
   */
  public static List<Report> load(ReportSettings settings) {
    Map<Path, byte[]> files = files(settings.path());
    Loaded known = last;
    if (known != null && known.isOf(files, settings.parameters())) {
      return known.reports();
    }
    Reports reader = new Reports(settings.parameters());
    List<Report> reports = new ArrayList<>();
    files.forEach(
        (file, content) -> {
          try {
            reports.add(reader.read(file, content));
          } catch (Fault fault) {
            reader.faults.add(file + ":" + fault.line() + ": " + fault.getMessage());
          }
        });
    if (!reader.faults.isEmpty()) {
      throw Failure.usage(
          "read report tables",
          settings.path().toString(),
          reader.faults.size() == 1
              ? "there is 1 fault"
              : "there are " + reader.faults.size() + " faults",
          "Correct the lines below:\n  " + String.join(".\n  ", reader.faults));
    }
    last = new Loaded(files, settings.parameters(), List.copyOf(reports));
    return last.reports();
  }

  private static Map<Path, byte[]> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw Failure.usage(
          "read report tables",
          folder.toString(),
          "there is no such folder",
          "Set reports.path to a folder of SQL files");
    }
    try (Stream<Path> files = Files.list(folder)) {
      Map<Path, byte[]> contents = new TreeMap<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".sql")).toList()) {
        contents.put(file, Files.readAllBytes(file));
      }
      return contents;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Report read(Path file, byte[] content) throws Fault {
    String text = text(content);
    ReportHeader header = ReportHeader.of(text);
    String id = header.text("id");
    if (!file.getFileName().toString().equals(id + ".sql") || !id.matches("[a-z][a-z0-9_]*")) {
      throw new Fault(
          header.line("id"), "the id '" + id + "' is not the name of the file, in small letters");
    }
    for (String definition : header.names("definitions")) {
      if (!METRICS.contains(definition)) {
        throw new Fault(
            header.line("definitions"), "'" + definition + "' is no metric of dim_metric");
      }
    }
    return new Report(
        new Table(Report.PREFIX + id, header.text("en"), header.text("zh"), columns(header, text)),
        header.names("definitions"),
        header.text("notes").replaceAll("\\s+", " "),
        text,
        documents(header));
  }

  private static String text(byte[] content) throws Fault {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      throw new Fault(1, "it cannot be read as UTF-8: " + e.getMessage());
    }
  }

  /** The header's columns with the types of the query's, which must be the same ones. */
  private List<Column> columns(ReportHeader header, String sql) throws Fault {
    Map<String, String> types = types(schemas.of(sql));
    List<String> key = header.names("key");
    List<Column> columns = new ArrayList<>();
    for (ReportHeader.ColumnText c : header.columns()) {
      if (!types.containsKey(c.name())) {
        throw new Fault(c.line(), "the query gives no column " + c.name() + "; " + types.keySet());
      }
      columns.add(
          new Column(
              c.name(), types.get(c.name()), key.contains(c.name()), c.unit(), c.en(), c.zh(), ""));
    }
    List<String> named = columns.stream().map(Column::name).toList();
    if (!named.equals(List.copyOf(types.keySet()))) {
      throw new Fault(
          header.line("columns"),
          "the header has the columns " + named + ", the query " + types.keySet());
    }
    if (!named.subList(0, Math.min(key.size(), named.size())).equals(key)) {
      throw new Fault(header.line("key"), "the key " + key + " is not the first columns");
    }
    return columns;
  }

  /** Types by the names that the contract has for them. */
  private static Map<String, String> types(StructType schema) {
    Map<String, String> types = new LinkedHashMap<>();
    for (StructField field : schema.fields()) {
      String type = field.dataType().catalogString();
      types.put(field.name(), type.equals("bigint") ? "long" : type);
    }
    return types;
  }

  private Optional<String> documents(ReportHeader header) throws Fault {
    String sql = header.text("documents");
    if (sql.isEmpty()) {
      return Optional.empty();
    }
    StructType schema;
    try {
      schema = schemas.of(sql);
    } catch (Fault fault) {
      throw new Fault(header.line("documents") + fault.line(), "documents: " + fault.getMessage());
    }
    List<String> columns = List.of(schema.fieldNames());
    if (!columns.containsAll(EVENT)) {
      throw new Fault(
          header.line("documents"), "the query gives " + columns + " and not all of " + EVENT);
    }
    return Optional.of(sql);
  }

  private static Map<String, StructType> schemas() {
    Map<String, StructType> schemas = new LinkedHashMap<>();
    Contract.checkedTables().forEach(table -> schemas.put(table.name(), Schemas.of(table)));
    return schemas;
  }
}
