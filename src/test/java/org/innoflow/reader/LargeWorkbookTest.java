package org.innoflow.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.innoflow.io.FileStore;
import org.innoflow.testkit.Processes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 500,000 rows of ten columns, five of them of distinct texts, in a heap of 1 GiB. */
final class LargeWorkbookTest {
  private static final int ROWS = 500_000;

  @TempDir private Path folder;

  @Test
  @Tag("long")
  void halfAMillionRowsAreReadInOneGibibyte() throws IOException {
    Path file = folder.resolve("large.xlsx");
    write(file);

    Processes.Ended ended =
        Processes.run(
            folder.resolve("log"),
            Map.of(),
            Processes.java(
                System.getProperty("java.class.path"),
                "1g",
                LargeWorkbookTest.class.getName(),
                folder.toString()));

    assertThat(ended.output()).endsWith("rows " + ROWS + ", digits of ids 2888890\n");
    assertThat(ended.exitCode()).isZero();
  }

  /** Reads the file; the digits of the ids 0 to 499,999 are counted. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    FileStore store = new FileStore(new Configuration());
    long start = System.nanoTime();
    long rows = 0;
    long digits = 0;
    try (RowReader reader =
        RowReader.open(
            store,
            store.list(folder.toString(), "large.xlsx").get(0),
            Reading.format(folder, ""),
            Set.of("id"))) {
      while (reader.hasNext()) {
        digits += reader.next().cells().get(0).length();
        rows++;
      }
    }
    System.out.printf("%d ms%n", (System.nanoTime() - start) / 1_000_000);
    System.out.printf("rows %d, digits of ids %d%n", rows, digits);
  }

  private static void write(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        Workbook book = new Workbook(out, "test", "1.0")) {
      Worksheet sheet = book.newWorksheet("Data");
      String[] header = {"id", "day", "title", "name", "city", "x", "y", "sector", "amount", "no"};
      for (int i = 0; i < header.length; i++) {
        sheet.value(0, i, header[i]);
      }
      LocalDate day = LocalDate.of(2000, 1, 1);
      for (int row = 0; row < ROWS; row++) {
        sheet.value(row + 1, 0, row);
        sheet.value(row + 1, 1, day.plusDays(row % 9000));
        sheet.value(row + 1, 2, "一种用于增强现实眼镜的显示装置及其控制方法 " + row);
        sheet.value(row + 1, 3, "单位" + row + "有限公司");
        sheet.value(row + 1, 4, "苏州市");
        sheet.value(row + 1, 5, "CN" + row + "A");
        sheet.value(row + 1, 6, "G02B27/01 | G06F3/01 | " + row);
        sheet.value(row + 1, 7, "人工智能 " + row);
        sheet.value(row + 1, 8, row * 1.1);
        sheet.value(row + 1, 9, row % 7);
        if (row % 1000 == 0) {
          sheet.flush();
        }
      }
    }
  }
}
