package org.innoflow.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.innoflow.testkit.RealData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class LocateCommandTest {
  private static final String ADDRESSES =
      """
      id,address,province
      1,北京市海淀区苏州街12号,
      2,鼓楼区清凉门大街1号,江苏
      3,"苏州工业园区, 月亮湾路10号",江苏
      4,南京西路1376号,
      5,,
      """;

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void theCityIsAddedToEveryRow() throws IOException {
    Path input = write("a.csv", ADDRESSES);

    assertThat(execute("--input", input.toString(), "--column", "address")).isZero();

    assertThat(out.toString().lines())
        .containsExactly(
            "id,address,province,place_id,city,province_2,method,confidence",
            "1,北京市海淀区苏州街12号,,110000,北京市,北京市,address,0.99",
            "2,鼓楼区清凉门大街1号,江苏,,,,ambiguous,0.0",
            "3,\"苏州工业园区, 月亮湾路10号\",江苏,320500,苏州市,江苏省,address,0.99",
            "4,南京西路1376号,,,,,none,0.0",
            "5,,,,,,none,0.0");
    assertThat(err.toString().lines().toList().subList(0, 3))
        .containsExactly("5 rows", "located: address 2", "not located: ambiguous 1, none 2");
    assertThat(err.toString().strip()).endsWith(" seconds");
  }

  @Test
  void theProvinceColumnAndTheDateAreUnderstood() throws IOException {
    Path input = write("b.tsv", "地址\t省\n鼓楼区五一路1号\t福建\n巢湖市居巢区\t安徽\n苏州市人民路\t浙江\n");

    assertThat(
            execute(
                "--input",
                input.toString(),
                "--column",
                "地址",
                "--province-column",
                "省",
                "--date",
                "2009-06-30"))
        .isZero();

    assertThat(out.toString().lines())
        .containsExactly(
            "地址,省,place_id,city,province,method,confidence,place_id_then",
            "鼓楼区五一路1号,福建,350100,福州市,福建省,address,0.99,350100",
            "巢湖市居巢区,安徽,340100,合肥市,安徽省,address,0.99,341400",
            "苏州市人民路,浙江,,,,conflict,0.0,");
  }

  @Test
  void theOutputIsWrittenInUtf8WhateverTheInput() throws IOException {
    Path input = folder.resolve("c.csv");
    Files.write(input, "地址\n苏州市\n".getBytes(Charset.forName("GB18030")));
    Path output = folder.resolve("out.csv");

    assertThat(
            execute(
                "--input",
                input.toString(),
                "--column",
                "地址",
                "--encoding",
                "GB18030",
                "--output",
                output.toString()))
        .isZero();

    assertThat(Files.readString(output, StandardCharsets.UTF_8))
        .contains("苏州市,320500,苏州市,江苏省,address");
    assertThat(out.toString()).isEmpty();
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(input, output);
    }
  }

  @Test
  void manyRowsKeepTheirOrder() throws IOException {
    String rows =
        IntStream.range(0, 30_000)
            .mapToObj(i -> i + (i % 2 == 0 ? ",苏州市" : ",合肥市"))
            .collect(Collectors.joining("\n", "id,address\n", "\n"));
    Path input = write("d.csv", rows);

    assertThat(execute("--input", input.toString(), "--column", "address")).isZero();

    List<String> lines = out.toString().lines().skip(1).toList();
    assertThat(lines).hasSize(30_000);
    for (int i = 0; i < lines.size(); i++) {
      assertThat(lines.get(i)).startsWith(i + (i % 2 == 0 ? ",苏州市,320500," : ",合肥市,340100,"));
    }
  }

  @Test
  void aMissingFileIsRefused() {
    assertThat(execute("--input", folder + "/none.csv", "--column", "address")).isEqualTo(3);
    assertThat(err.toString().strip())
        .isEqualTo(
            "Cannot read file '" + folder + "/none.csv': there is no such file. Check the path.");
  }

  @Test
  void aMissingColumnIsRefusedWithTheNearest() throws IOException {
    Path input = write("a.csv", ADDRESSES);

    assertThat(execute("--input", input.toString(), "--column", "adress")).isEqualTo(3);
    assertThat(err.toString().strip())
        .isEqualTo(
            "Cannot read file '"
                + input
                + "': it has no column 'adress' (nearest: 'address'), only: id, address, province."
                + " Name one of them with --column.");
  }

  @Test
  void theInputIsNotOverwritten() throws IOException {
    Path input = write("a.csv", ADDRESSES);
    String other = folder + "/../" + folder.getFileName() + "/a.csv";

    assertThat(execute("--input", input.toString(), "--column", "address", "--output", other))
        .isEqualTo(2);
    assertThat(err.toString().strip())
        .isEqualTo(
            "Cannot write file '"
                + other
                + "': it is the file that is read. Give --output another name.");
    assertThat(input).hasContent(ADDRESSES);
  }

  @Test
  void aRowWithMoreCellsThanTheHeaderIsRefusedAndNothingIsWritten() throws IOException {
    Path input = write("e.csv", "id,address\n1,苏州市,x\n");
    Path output = folder.resolve("out.csv");

    assertThat(
            execute(
                "--input", input.toString(), "--column", "address", "--output", output.toString()))
        .isEqualTo(3);
    assertThat(err.toString().strip())
        .isEqualTo(
            "Cannot locate data row '1': it has 3 cells, the header 2. Correct the row, or the"
                + " separators and quotes of the file.");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(input);
    }
  }

  @Test
  void aFileOfRealAddressesIsLocated() {
    Path input = RealData.file("addresses/addr.csv");

    assertThat(execute("--input", input.toString(), "--column", "原始地址")).isZero();
    assertThat(err.toString()).startsWith("18,367 rows").contains("located: address 14,");
  }

  private int execute(String... args) {
    CommandLine commandLine = Main.commandLine();
    commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    List<String> all = new ArrayList<>(List.of("locate"));
    all.addAll(List.of(args));
    return Main.execute(commandLine, all.toArray(String[]::new));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
