package org.innoflow.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.innoflow.config.Settings;
import org.innoflow.failure.Failure;
import org.innoflow.testkit.Profiles;
import org.innoflow.testkit.TestSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ParquetExtractTest {
  private static final String PROFILE =
      """
      layer = venture
      format = csv
      row = event
      list-separator = " | "
      event {
        id = [{ column = id }]
        date = day
        year = year
        title = title
        amount { column = amount, currency = CNY }
      }
      parties = [
        { role = investor, name = investors, place { scheme = cn, city = cities } }
        { role = investee, name = company }
      ]
      sectors = [{ scheme = ai-chain, column = sectors }]
      """;

  private static final String CSV =
      """
      id,day,year,title,amount,investors,cities,company,sectors
      1,2021-03-05,2021,甲,1500000.5,A | B,苏州市 | 上海市,X,软件
      2,2021-12-31,,,,C |  | D, | 上海市 | 合肥市,Y,软件 | 硬件
      3,,2020,乙,20000000,E,,Z,
      ,2021-01-01,2021,no id,1,E,,Z,
      5,2021-01-01,1700,bad year,1,E,,Z,
      """;

  private static final String SQL =
      """
      select cast(c0 as long) as id, cast(c1 as date) as day, cast(c2 as double) as year,
             c3 as title, cast(c4 as double) as amount, c5 as investors, c6 as cities,
             c7 as company, c8 as sectors
      from values
        (1, '2021-03-05', 2021, '甲', 1500000.5, array('A', 'B'), array('苏州市', '上海市'), 'X',
         array('软件')),
        (2, '2021-12-31', null, null, null, array('C', null, 'D'), array(null, '上海市', '合肥市'), 'Y',
         array('软件', '硬件')),
        (3, null, 2020, '乙', 2e7, array('E'), null, 'Z', null),
        (null, '2021-01-01', 2021, 'no id', 1, array('E'), null, 'Z', null),
        (5, '2021-01-01', 1700, 'bad year', 1, array('E'), null, 'Z', null)
        as t(c0, c1, c2, c3, c4, c5, c6, c7, c8)""";

  @TempDir private Path folder;

  @Test
  void theSameExtractAsCsvAndAsParquetGivesTheSameRows() throws IOException {
    Profiles.write(folder, "x.csv", CSV);
    List<String> csv = staged(PROFILE, "x.csv");
    parquet(SQL, "x.parquet");

    assertThat(csv).hasSize(5);
    assertThat(staged(PROFILE.replace("= csv", "= parquet"), "x.parquet")).isEqualTo(csv);
  }

  @Test
  void listColumnsNeedNoSeparatorAndDatesNoFormat() throws IOException {
    Profiles.write(folder, "x.csv", CSV);
    List<String> csv = staged(PROFILE, "x.csv");
    parquet(SQL, "x.parquet");
    String profile =
        PROFILE
            .replace("= csv", "= parquet")
            .replace("list-separator = \" | \"", "")
            .replace("date = day", "date = day, date-formats = [\"yyyy/M/d\"]");

    assertThat(staged(profile, "x.parquet")).isEqualTo(csv);
  }

  @Test
  void ofATimeTheDayIsTaken() throws IOException {
    parquet(SQL.replace("cast(c1 as date)", "cast(c1 as timestamp)"), "x.parquet");

    assertThat(staged(PROFILE.replace("= csv", "= parquet"), "x.parquet"))
        .anyMatch(row -> row.contains("2021-12-31"));
  }

  @Test
  void filesWithColumnsInAnotherOrderAreReadTogetherUnderTheirNames() throws IOException {
    parquet(SQL, "甲 1.parquet");
    parquet("select company, * except (company) from (" + SQL + ")", "乙#2.parquet");
    Settings settings =
        Profiles.settings(folder, PROFILE.replace("= csv", "= parquet"), "*.parquet");

    List<Row> files =
        ExtractRows.read(TestSpark.session(), List.of(extract(settings)), Corrections.NONE)
            .groupBy("file")
            .count()
            .orderBy("file")
            .collectAsList();

    assertThat(files)
        .extracting(Row::toString)
        .containsExactly("[乙#2.parquet,5]", "[甲 1.parquet,5]");
  }

  @Test
  void filesOfOneSourceMayDifferInTheTypesOfTheirColumns() throws IOException {
    parquet(SQL, "a.parquet");
    parquet(SQL.replace("cast(c2 as double)", "cast(c2 as int)"), "b.parquet");
    parquet(SQL.replace("cast(c0 as long)", "cast(c0 as string)"), "c.parquet");

    String profile = PROFILE.replace("= csv", "= parquet");
    List<String> rows = staged(profile, "a.parquet");
    assertThat(staged(profile, "[abc].parquet"))
        .containsExactlyInAnyOrderElementsOf(
            rows.stream().flatMap(row -> Stream.of(row, row, row)).toList());
  }

  @Test
  void aFileThatIsNoParquetIsRefused() {
    Profiles.write(folder, "x.parquet", CSV);
    Settings settings =
        Profiles.settings(folder, PROFILE.replace("= csv", "= parquet"), "x.parquet");

    assertThatThrownBy(() -> extract(settings))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith("Cannot read file 'x.parquet': it is no Parquet file, or its")
        .hasMessageEndingWith("Export it again or correct the profile's format.");
  }

  /** Everything of the staged rows but hash, file, line and what a refused value looked like. */
  private List<String> staged(String profile, String file) throws IOException {
    Settings settings = Profiles.settings(folder, profile, file);
    return ExtractRows.read(TestSpark.session(), List.of(extract(settings)), Corrections.NONE)
        .drop("file", "file_number", "line_number", "row_hash", "raw_value", "row")
        .orderBy("row_number")
        .collectAsList()
        .stream()
        .map(Row::json)
        .toList();
  }

  private static Extract extract(Settings settings) throws IOException {
    return Extract.find(settings, new Configuration()).get(0);
  }

  private void parquet(String sql, String name) throws IOException {
    Path written = folder.resolve("written");
    TestSpark.session().sql(sql).coalesce(1).write().mode("overwrite").parquet(written.toString());
    try (Stream<Path> files = Files.list(written)) {
      Path file = files.filter(f -> f.toString().endsWith(".parquet")).findFirst().orElseThrow();
      Files.move(file, folder.resolve(name));
    }
  }
}
