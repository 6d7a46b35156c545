package org.innoflow.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.innoflow.config.Settings;
import org.innoflow.config.SourceSettings;
import org.innoflow.failure.Failure;
import org.innoflow.ingest.Extract;
import org.innoflow.ingest.FileProfile;
import org.innoflow.ingest.StagedRow;
import org.innoflow.io.FileStore;
import org.innoflow.io.FileStore.InputFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tries a profile on a file, without starting Spark. */
@Command(
    name = "profile",
    mixinStandardHelpOptions = true,
    description =
        "Tries a source's profile on a file: what matched, parsed rows, rejects. Does not start"
            + " Spark.")
final class ProfileCommand implements Callable<Integer> {
  @Mixin private ConfigOptions config;
  @Spec private CommandSpec spec;

  @Option(
      names = "--source",
      required = true,
      paramLabel = "SOURCE",
      description = "A source of the configuration, or a profile.")
  private String source;

  @Option(names = "--file", required = true, paramLabel = "FILE", description = "The file to read.")
  private Path file;

  @Override
  public Integer call() throws IOException {
    if (!Files.exists(file)) {
      throw Failure.input("read file", file.toString(), "there is no such file", "Check the path");
    }
    Settings settings = settings();
    Extract extract =
        Extract.find(
            settings.sources().stream()
                .filter(s -> s.name().equals(source))
                .findFirst()
                .orElseThrow(),
            settings.inputPath(),
            new Configuration());
    PrintWriter out = spec.commandLine().getOut();
    FileStore store = new FileStore(new Configuration());
    for (InputFile input : extract.files()) {
      print(extract, FileProfile.of(extract, input, store), input, out);
    }
    out.flush();
    return 0;
  }

  /**
   * The configuration in which the source, or a source of that profile's name, has the one file.
   */
  private Settings settings() {
    String files = "sources." + source + ".files=[\"" + file.toAbsolutePath().normalize() + "\"]";
    boolean isSource =
        config.load().sources().stream().map(SourceSettings::name).anyMatch(source::equals);
    return isSource
        ? config.load(List.of(files))
        : config.load(List.of(files, "sources." + source + ".profile=" + source));
  }

  private static void print(Extract extract, FileProfile profile, InputFile file, PrintWriter out) {
    out.printf(
        "%s, %,d bytes: %s; profile %s, %s%n",
        file.name(),
        file.bytes(),
        profile.description(),
        extract.source().profile().name(),
        extract.source().profile().layerId());
    out.println("Columns");
    TextTable columns = new TextTable("field", "column");
    profile.matches().forEach(columns::add);
    columns.print(out);
    profile
        .absent()
        .forEach((field, names) -> out.println("  not in this file: " + field + ", " + names));
    if (!profile.unused().isEmpty()) {
      out.println("  not used: " + String.join(", ", profile.unused()));
    }
    out.println("First rows");
    profile.samples().forEach(row -> out.println("  " + described(row)));
    long rejected = profile.rejects().values().stream().mapToLong(n -> n).sum();
    out.printf(
        "Rows: %,d read, %,d taken, %,d refused%n",
        profile.rows(), profile.rows() - rejected, rejected);
    if (rejected > 0) {
      TextTable rejects = new TextTable("reason", "rows", "first row", "field", "value");
      for (Row row : profile.firstRejects()) {
        String reason = row.getAs("reason");
        rejects.add(
            reason,
            profile.rejects().get(reason),
            row.getAs("row_number"),
            row.getAs("field"),
            shortened(row.getAs("raw_value")));
      }
      rejects.print(out);
    }
  }

  private static String described(Row row) {
    int fields = row.fieldIndex("fields");
    if (!row.isNullAt(fields)) {
      Map<String, String> values = row.getJavaMap(fields);
      return values.entrySet().stream()
          .map(
              e ->
                  e.getKey()
                      + " "
                      + shortened(e.getValue().replace(StagedRow.LIST_SEPARATOR, ", ")))
          .collect(Collectors.joining("; "));
    }
    List<String> parts = new ArrayList<>();
    parts.add(row.getAs("event_id"));
    Object when = row.getAs(row.getAs("date") == null ? "year" : "date");
    parts.add(when == null ? null : when.toString());
    parts.add(shortened(row.getAs("title")));
    if (row.getAs("amount") != null) {
      String currency = row.getAs("currency");
      parts.add(row.getAs("amount") + (currency == null ? "" : " " + currency));
    }
    row.<Row>getList(row.fieldIndex("parties")).forEach(p -> parts.add(party(p)));
    row.<Row>getList(row.fieldIndex("sectors"))
        .forEach(s -> parts.add(s.getString(0) + " " + s.getString(1)));
    return parts.stream().filter(Objects::nonNull).collect(Collectors.joining("; "));
  }

  private static String party(Row party) {
    String place =
        Stream.of(4, 5, 6, 7, 8, 11)
            .map(party::getString)
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" "));
    return party.getString(0) + " " + party.getString(1) + (place.isEmpty() ? "" : " in " + place);
  }

  private static String shortened(String text) {
    return text == null || text.length() <= 40 ? text : text.substring(0, 40) + "...";
  }
}
