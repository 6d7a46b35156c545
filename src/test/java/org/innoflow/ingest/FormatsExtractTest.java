package org.innoflow.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.innoflow.config.Settings;
import org.innoflow.testkit.Compression;
import org.innoflow.testkit.Profiles;
import org.innoflow.testkit.TestSpark;
import org.innoflow.testkit.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FormatsExtractTest {
  private static final String PROFILE =
      """
      layer = venture
      row = event
      event { id = [{ column = id }], date = day, date-formats = ["yyyy/M/d"] }
      parties = [{ role = investor, name = a }, { role = investee, name = b }]
      """;

  @TempDir private Path folder;

  @Test
  void aSourceMayHaveFilesOfEveryFormatWithFaultsInThem() throws IOException {
    Profiles.write(
        folder,
        "1.csv",
        "Export\n\nID;Day;A;B\n1;2021/3/5;甲;乙\n2;\"x\n3;2021/3/5;甲;乙\n",
        "GB18030");
    Profiles.write(folder, "2.tsv", "day\tid\tb\ta\n2021-03-05\t1\t乙\t甲\n", "UTF-16");
    Profiles.write(
        folder, "3.jsonl", "{\"id\":1,\"day\":\"2021/3/5\",\"a\":[\"甲\",\"丙\"],\"b\":\"乙\"}\n{\n");
    Files.write(
        folder.resolve("4.csv.zst"),
        Compression.ZSTANDARD.compress(
            "id,day,a,b\n1,2021/3/5,甲,乙\n".getBytes(StandardCharsets.UTF_8)));
    Files.write(
        folder.resolve("5.xlsx"),
        Workbook.of(
                "<row><c t='str'><v>id</v></c><c t='str'><v>day</v></c><c t='str'><v>a</v></c>"
                    + "<c t='str'><v>b</v></c></row><row><c><v>1</v></c><c s='0'><v>44260.5</v></c>"
                    + "<c t='str'><v>甲</v></c><c t='str'><v>乙</v></c></row>")
            .styles("yyyy-mm-dd hh:mm")
            .bytes());
    TestSpark.session()
        .sql("select 1L as id, date'2021-03-05' as day, '甲' as a, '乙' as b")
        .coalesce(1)
        .write()
        .parquet(folder + "/parquet");
    Settings settings = Profiles.settings(folder, PROFILE, "[1-5].*", "parquet/*.parquet");

    assertThat(
            ExtractRows.read(
                    TestSpark.session(),
                    Extract.find(settings, new Configuration()),
                    Corrections.NONE)
                .selectExpr(
                    "left(file, 1)",
                    "line_number",
                    "coalesce(reason, event_id || ' ' || date)",
                    "coalesce(raw_value, array_join(parties.name, ','))")
                .orderBy("file", "row_number")
                .collectAsList())
        .extracting(Row::mkString)
        .containsExactly(
            "141 2021-03-05甲,乙",
            "15unclosed_quote2;\"x",
            "163 2021-03-05甲,乙",
            "221 2021-03-05甲,乙",
            "311 2021-03-05甲,丙,乙",
            "32bad_json{",
            "421 2021-03-05甲,乙",
            "521 2021-03-05甲,乙",
            "pnull1 2021-03-05甲,乙");
  }
}
