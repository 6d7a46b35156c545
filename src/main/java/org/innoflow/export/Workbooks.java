package org.innoflow.export;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.innoflow.contract.Column;
import org.innoflow.contract.Metric;
import org.innoflow.contract.ReportTable;
import org.innoflow.contract.Table;
import org.innoflow.io.FileStore;
import org.innoflow.io.ReleasePaths;
import org.innoflow.io.TableStore;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The report tables as a workbook: a sheet of contents, one for each table with titles, units and
 * meanings in both languages above its rows, and one of definitions. Texts are cells of text
 * whatever they begin with; a spreadsheet never takes one for a formula.
 */
final class Workbooks {
  /** A sheet holds so many rows; what a table has beyond is named on the sheet. */
  private static final int MOST_ROWS = 1_048_000;

  /** A cell holds so many characters. */
  private static final int MOST_CHARACTERS = 32_767;

  private static final String PREFIX = "rpt_";
  private static final int LONGEST_SHEET_NAME = 31;
  private static final int FIRST_ROW = 6;
  private static final String HEADING = "DCE6EC";

  private final TableStore tables;
  private final Workbook book;

  private Workbooks(TableStore tables, Workbook book) {
    this.tables = tables;
    this.book = book;
  }

  /** Writes the workbook of a run's report tables. */
  static void write(
      TableStore tables, FileStore files, ReleasePaths paths, List<ReportTable> reports)
      throws IOException {
    try (OutputStream out = files.output(paths.workbook())) {
      Workbook book = new Workbook(out, "innoflow", null);
      Workbooks workbook = new Workbooks(tables, book);
      workbook.contents(reports);
      for (ReportTable report : reports) {
        workbook.report(report);
      }
      workbook.definitions(reports);
      book.finish();
    }
  }

  private void contents(List<ReportTable> reports) throws IOException {
    Worksheet sheet = book.newWorksheet("contents 目录");
    row(sheet, 0, "sheet", "标题", "title", "notes");
    heading(sheet, 0, 4);
    int row = 1;
    for (ReportTable report : reports) {
      row(
          sheet,
          row++,
          sheetName(report),
          report.table().zh(),
          report.table().en(),
          report.notes());
    }
    widths(sheet, 34, 50, 70, 80);
    sheet.freezePane(0, 1);
    sheet.finish();
  }

  private void report(ReportTable report) throws IOException {
    Table table = report.table();
    Worksheet sheet = book.newWorksheet(sheetName(report));
    List<Column> columns = table.columns();
    sheet.value(0, 0, table.zh());
    sheet.value(1, 0, table.en());
    sheet.range(0, 0, 1, 0).style().bold().set();
    for (int c = 0; c < columns.size(); c++) {
      Column column = columns.get(c);
      sheet.value(2, c, column.zh());
      sheet.value(3, c, column.en());
      sheet.value(4, c, column.unit());
      sheet.value(5, c, column.name());
      sheet.width(c, column.type().equals("string") ? 22 : 14);
    }
    sheet.range(2, 0, 4, Math.max(0, columns.size() - 1)).style().wrapText(true).set();
    heading(sheet, FIRST_ROW - 1, columns.size());
    List<Row> rows = tables.read(table).limit(MOST_ROWS + 1).collectAsList();
    for (int r = 0; r < Math.min(rows.size(), MOST_ROWS); r++) {
      for (int c = 0; c < columns.size(); c++) {
        value(sheet, FIRST_ROW + r, c, rows.get(r).getAs(columns.get(c).name()));
      }
    }
    if (rows.size() > MOST_ROWS) {
      sheet.value(1, 1, "The first %,d rows; all are in %s".formatted(MOST_ROWS, table.name()));
    }
    sheet.freezePane(0, FIRST_ROW);
    sheet.finish();
  }

  private void definitions(List<ReportTable> reports) throws IOException {
    Set<String> used =
        reports.stream()
            .flatMap(report -> report.definitions().stream())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Worksheet sheet = book.newWorksheet("definitions 定义");
    row(sheet, 0, "metric", "dialect", "定义", "definition", "denominator", "source");
    heading(sheet, 0, 6);
    int row = 1;
    for (Metric m : Metric.all()) {
      if (used.contains(m.metricId())) {
        row(
            sheet,
            row++,
            m.metricId(),
            m.dialect(),
            m.definitionZh(),
            m.definition(),
            m.denominator(),
            m.source());
      }
    }
    widths(sheet, 26, 14, 70, 90, 40, 40);
    sheet.freezePane(0, 1);
    sheet.finish();
  }

  private static void value(Worksheet sheet, int row, int column, Object value) {
    if (value instanceof Boolean flag) {
      sheet.value(row, column, flag);
    } else if (value instanceof Double number && !Double.isFinite(number)) {
      sheet.value(row, column, number.toString());
    } else if (value instanceof Long || value instanceof BigDecimal) {
      number(sheet, row, column, new BigDecimal(value.toString()));
    } else if (value instanceof Number number) {
      sheet.value(row, column, number);
    } else if (value instanceof LocalDate date) {
      sheet.value(row, column, date.toString());
    } else if (value instanceof scala.collection.Iterable<?> list) {
      Collection<?> items = CollectionConverters.asJavaCollection(list);
      text(
          sheet,
          row,
          column,
          items.stream().map(String::valueOf).collect(Collectors.joining("; ")));
    } else if (value != null) {
      text(sheet, row, column, value.toString());
    }
  }

  /** A number of more than 15 digits, such as an org_id, would lose the rest as a number. */
  private static void number(Worksheet sheet, int row, int column, BigDecimal number) {
    if (number.stripTrailingZeros().precision() > 15 && number.scale() <= 0) {
      sheet.value(row, column, number.toPlainString());
    } else {
      sheet.value(row, column, number);
    }
  }

  private static void text(Worksheet sheet, int row, int column, String text) {
    sheet.value(
        row,
        column,
        text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS - 1) + "…");
  }

  private static void row(Worksheet sheet, int row, String... texts) {
    for (int c = 0; c < texts.length; c++) {
      text(sheet, row, c, texts[c] == null ? "" : texts[c]);
    }
  }

  private static void heading(Worksheet sheet, int row, int columns) {
    sheet.range(row, 0, row, columns - 1).style().bold().fillColor(HEADING).set();
  }

  private static void widths(Worksheet sheet, double... widths) {
    for (int c = 0; c < widths.length; c++) {
      sheet.width(c, widths[c]);
    }
  }

  /** Its id, or as much of it as a sheet's name may have; ids begin with a key of their own. */
  private static String sheetName(ReportTable report) {
    String id = report.table().name().substring(PREFIX.length());
    return id.length() <= LONGEST_SHEET_NAME ? id : id.substring(0, LONGEST_SHEET_NAME);
  }
}
