package org.innoflow.app;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.innoflow.config.FileFormat;
import org.innoflow.config.Nearest;
import org.innoflow.failure.Failure;
import org.innoflow.io.FileStore;
import org.innoflow.reader.HeaderRow;
import org.innoflow.reader.RowReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Adds the city to each row of a file of addresses, without Spark. */
@Command(
    name = "locate",
    mixinStandardHelpOptions = true,
    description = {
      "Adds place_id, city, province, method and confidence to every row of a file of addresses,"
          + " and writes it as CSV in UTF-8. Starts no Spark."
    })
final class LocateCommand implements Callable<Integer> {
  @Option(
      names = "--input",
      required = true,
      paramLabel = "FILE",
      description = "CSV, TSV, XLSX or JSON Lines, by its name; compressed with .gz, .bz2 or .zst.")
  private String input;

  @Option(
      names = "--column",
      required = true,
      paramLabel = "C",
      description = "The column that holds the addresses.")
  private String column;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Written when all rows are located. Default: standard output.")
  private Path output;

  @Option(
      names = "--province-column",
      paramLabel = "P",
      description = "A column that holds the province of each address.")
  private String provinceColumn;

  @Option(
      names = "--encoding",
      paramLabel = "E",
      defaultValue = FileFormat.AUTO,
      description = "Default: ${DEFAULT-VALUE}, found from the bytes.")
  private String encoding;

  @Option(
      names = "--date",
      paramLabel = "YYYY-MM-DD",
      description = "Adds place_id_then, the code that the city had on this day.")
  private LocalDate date;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    long start = System.nanoTime();
    CsvOutput.require(output);
    FileStore files = new FileStore(new Configuration());
    FileStore.InputFile file = file(files);
    refuseSameFile();
    LocatedRows rows;
    try (RowReader reader =
        RowReader.open(files, file, FileFormat.usual("locate", encoding), wanted())) {
      int address = index(reader.header(), column, "--column");
      int province =
          provinceColumn == null
              ? LocatedRows.NO_COLUMN
              : index(reader.header(), provinceColumn, "--province-column");
      rows = new LocatedRows(reader, address, province, date);
      write(rows);
    }
    printSummary(rows, Duration.ofNanos(System.nanoTime() - start));
    return 0;
  }

  private FileStore.InputFile file(FileStore files) throws IOException {
    List<FileStore.InputFile> found = files.list(".", input);
    if (found.isEmpty()) {
      throw Failure.input("read file", input, "there is no such file", "Check the path");
    }
    if (found.size() > 1) {
      throw Failure.usage(
          "read file", input, found.size() + " files match", "Locate them one by one");
    }
    return found.get(0);
  }

  private void refuseSameFile() throws IOException {
    if (output != null && Files.exists(output) && Files.exists(Path.of(input))) {
      if (Files.isSameFile(output, Path.of(input))) {
        throw Failure.usage(
            "write file",
            output.toString(),
            "it is the file that is read",
            "Give --output another name");
      }
    }
  }

  private Set<String> wanted() {
    return provinceColumn == null
        ? Set.of(HeaderRow.comparable(column))
        : Set.of(HeaderRow.comparable(column), HeaderRow.comparable(provinceColumn));
  }

  private int index(List<String> header, String name, String option) {
    int index = header.indexOf(name);
    if (index < 0) {
      String nearest =
          Nearest.of(name, header).map(found -> " (nearest: '" + found + "')").orElse("");
      throw Failure.input(
          "read file",
          input,
          "it has no column '" + name + "'" + nearest + ", only: " + String.join(", ", header),
          "Name one of them with " + option);
    }
    return index;
  }

  private void write(LocatedRows rows) throws IOException {
    if (output == null) {
      PrintWriter out = spec.commandLine().getOut();
      try (CsvWriter csv = CsvWriter.builder().build(new Unclosed(out))) {
        rows.write(csv);
      }
      out.flush();
      return;
    }
    Path part = output.resolveSibling("." + output.getFileName() + ".part");
    try (CsvWriter csv =
        CsvWriter.builder().build(Files.newBufferedWriter(part, StandardCharsets.UTF_8))) {
      rows.write(csv);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(part);
      throw e;
    }
    Files.move(part, output, StandardCopyOption.REPLACE_EXISTING);
  }

  private void printSummary(LocatedRows rows, Duration time) {
    PrintWriter err = spec.commandLine().getErr();
    err.printf(Locale.ROOT, "%,d rows%n", rows.count());
    err.printf(Locale.ROOT, "located: %s%n", text(rows.located()));
    err.printf(Locale.ROOT, "not located: %s%n", text(rows.unlocated()));
    err.printf(Locale.ROOT, "%.1f seconds%n", time.toMillis() / 1000.0);
    err.flush();
  }

  private static String text(Map<String, Long> counts) {
    String text =
        counts.entrySet().stream()
            .map(e -> String.format(Locale.ROOT, "%s %,d", e.getKey(), e.getValue()))
            .collect(Collectors.joining(", "));
    return text.isEmpty() ? "0" : text;
  }

  /** Standard output stays open. */
  private static final class Unclosed extends FilterWriter {
    Unclosed(Writer out) {
      super(out);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
