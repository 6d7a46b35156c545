package org.innoflow.app;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.innoflow.contract.Contract;
import org.innoflow.contract.Table;
import org.innoflow.report.Report;
import org.innoflow.testkit.DuckDb;
import org.innoflow.testkit.Processes;
import org.innoflow.testkit.ReleaseTables;
import org.innoflow.testkit.StandaloneCluster;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The packaged jar on the sample extracts: the tables do not depend on cores, on partitions, on the
 * order of the rows nor on how the extracts are cut into files and the files into parts, and a
 * cluster gives those of local mode.
 */
@Tag("long")
class DeterminismIT {
  private static final Path SAMPLE = SampleRelease.EXTRACTS;
  private static final String FIRST = "patents/ai_patents_1.csv";
  private static final String SECOND = "patents/ai_patents_2.csv.gz";

  private static final Path ON_ONE_CORE = SampleRelease.path();

  @TempDir private static Path folder;

  /** One core and two partitions give what spark-submit on two workers gives of the other files. */
  @Test
  void aClusterPartitionsOrderAndFilesMakeNoDifference() throws IOException {
    Path input = folder.resolve("input");
    copySample(input);
    writeShuffledAndCutAnew(input);

    Path output = folder.resolve("cluster");
    try (StandaloneCluster cluster = StandaloneCluster.start(folder, 2)) {
      Processes.Ended submitted =
          cluster.submit(
              folder.resolve("submit.log"),
              "run",
              "--conf",
              SampleRelease.CONF,
              "--set",
              "input.path=" + input,
              "--set",
              "output.path=" + output,
              "--set",
              "spark.conf.spark.sql.shuffle.partitions=8",
              "--set",
              "spark.conf.spark.sql.files.maxPartitionBytes=500000");
      assertThat(submitted.exitCode()).as(submitted.output()).isZero();
    }
    Path release = SampleRelease.only(output);
    ReleaseTables.assertEqual(
        ON_ONE_CORE, release, Map.of("reject", "file, row_number, line_number"));
    assertThat(filesPerFolder(release)).isEqualTo(filesPerFolder(ON_ONE_CORE));
  }

  @Test
  void aReleaseHoldsTheTablesOfTheContractAndOneFilePerPartition() throws IOException {
    assertThat(ReleaseTables.names(ON_ONE_CORE))
        .filteredOn(name -> !name.startsWith(Report.PREFIX))
        .containsExactlyInAnyOrderElementsOf(Contract.tables().stream().map(Table::name).toList());
    assertThat(filesPerFolder(ON_ONE_CORE).values()).isNotEmpty().containsOnly(1L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"flow_city", "network_node", "dim_organisation"})
  void rowsAreSortedByTheGrainWithinAFile(String name) {
    Table table = Contract.table(name);
    String grain =
        table.grain().stream().map(c -> c + " nulls first").collect(Collectors.joining(", "));
    try (DuckDb duck = DuckDb.open()) {
      String ranked =
          "select file_row_number + 1 as stored, row_number() over (partition by filename order by "
              + grain
              + ") as sorted from read_parquet('"
              + ON_ONE_CORE.resolve(name)
              + "/**/*.parquet', hive_partitioning = true, filename = true,"
              + " file_row_number = true)";
      assertThat(duck.count("select count(*) from (" + ranked + ")")).isGreaterThan(100);
      assertThat(duck.count("select count(*) from (" + ranked + ") where stored <> sorted"))
          .isZero();
    }
  }

  private static void copySample(Path input) throws IOException {
    try (Stream<Path> files = Files.walk(SAMPLE)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = input.resolve(SAMPLE.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  /** How many data files each folder of a release holds that holds any. */
  private static Map<String, Long> filesPerFolder(Path release) throws IOException {
    try (Stream<Path> files = Files.walk(release)) {
      return files
          .filter(file -> file.toString().endsWith(".parquet"))
          .collect(
              Collectors.groupingBy(
                  file -> release.relativize(file.getParent()).toString(), Collectors.counting()));
    }
  }

  /**
   * Shuffles the rows of the first file and moves a third of them to the second. Rows that share
   * their number with another one keep their file and their order: the last of them counts.
   */
  private static void writeShuffledAndCutAnew(Path input) throws IOException {
    List<List<String>> first = records(Files.newInputStream(SAMPLE.resolve(FIRST)));
    List<List<String>> second =
        records(new GZIPInputStream(Files.newInputStream(SAMPLE.resolve(SECOND))));
    assertThat(second.get(0)).isEqualTo(first.get(0));
    Map<String, Integer> numbers = new HashMap<>();
    Stream.concat(first.stream(), second.stream())
        .forEach(row -> numbers.merge(row.get(0), 1, Integer::sum));

    List<List<String>> body = first.subList(1, first.size());
    List<Integer> places = new ArrayList<>();
    List<List<String>> free = new ArrayList<>();
    for (int i = 0; i < body.size(); i++) {
      if (numbers.get(body.get(i).get(0)) == 1) {
        places.add(i);
        free.add(body.get(i));
      }
    }
    assertThat(free).hasSizeGreaterThan(10_000);
    Collections.shuffle(free, new Random(7));
    for (int i = 0; i < places.size(); i++) {
      body.set(places.get(i), free.get(i));
    }
    List<List<String>> moved = free.subList(0, free.size() / 3);
    second.addAll(1, moved);
    first.removeAll(new HashSet<>(moved));

    try (OutputStream out = Files.newOutputStream(input.resolve(FIRST))) {
      write(first, out);
    }
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(input.resolve(SECOND)))) {
      write(second, out);
    }
  }

  /** All records, the header first, whatever their number of fields. */
  private static List<List<String>> records(InputStream file) throws IOException {
    String text;
    try (file) {
      text = new String(file.readAllBytes(), StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
    }
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(text)) {
      return reader.stream().map(CsvRecord::getFields).collect(Collectors.toList());
    }
  }

  private static void write(List<List<String>> rows, OutputStream out) throws IOException {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      text.append(
          row.stream()
              .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
              .collect(Collectors.joining(",", "", "\r\n")));
    }
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
