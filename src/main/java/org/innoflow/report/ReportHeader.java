package org.innoflow.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.innoflow.sql.Fault;

/**
 * The comment that a report file begins with: {@code -- key: text} lines, a text going on in the
 * lines that are indented below it.
 *
 * <pre>
 * -- id: a09_venture_province
 * -- zh: 跨省投融资交易（按省份）
 * -- en: Cross-province venture transactions by province
 * -- key: province_id
 * -- columns:
 * --   province_id | | 省份代码 | Province
 * --   out_links | transactions | 投出 | Sent
 * -- definitions: links, located_share
 * -- notes: Both ends lie in the region set.
 * -- documents:
 * --   select layer, year, event_id, src_province_id as province_id from link where layer = 'venture'
 * </pre>
 */
final class ReportHeader {
  /** Every key, and whether it must be there. */
  private static final Map<String, Boolean> KEYS =
      Map.of(
          "id", true,
          "zh", true,
          "en", true,
          "key", true,
          "columns", true,
          "definitions", true,
          "notes", false,
          "documents", false);

  private static final Pattern ENTRY = Pattern.compile("--\\s([a-z]+):(.*)");
  private static final Pattern FURTHER = Pattern.compile("--\\s{2,}(.*)");

  /** The lines of one key; the first may be empty. */
  private record Entry(int line, List<String> lines) {
    String text() {
      return String.join("\n", lines).strip();
    }
  }

  /** A column as the header states it, and where. */
  record ColumnText(int line, String name, String unit, String zh, String en) {}

  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final int lastLine;

  private ReportHeader(List<String> lines) throws Fault {
    int number = 0;
    Entry open = null;
    for (String line : lines) {
      if (!line.startsWith("--")) {
        break;
      }
      number++;
      Matcher entry = ENTRY.matcher(line);
      Matcher further = FURTHER.matcher(line);
      if (entry.matches()) {
        open = entry(number, entry.group(1), entry.group(2));
      } else if (further.matches() && open != null) {
        open.lines().add(further.group(1));
      } else {
        throw new Fault(number, "a line of the header is '-- key: text' or goes on indented");
      }
    }
    lastLine = Math.max(1, number);
  }

  static ReportHeader of(String file) throws Fault {
    ReportHeader header = new ReportHeader(file.lines().toList());
    for (String key : new TreeSet<>(KEYS.keySet())) {
      if (KEYS.get(key) && header.text(key).isEmpty()) {
        throw new Fault(header.lastLine, "the header has no '" + key + "'");
      }
    }
    return header;
  }

  private Entry entry(int line, String key, String text) throws Fault {
    if (!KEYS.containsKey(key)) {
      throw new Fault(line, "'" + key + "' is none of " + new TreeSet<>(KEYS.keySet()));
    }
    Entry entry = new Entry(line, new ArrayList<>(List.of(text.strip())));
    if (entries.put(key, entry) != null) {
      throw new Fault(line, "'" + key + "' is there twice");
    }
    return entry;
  }

  /** The text of a key, empty where the header has none. */
  String text(String key) {
    return entries.containsKey(key) ? entries.get(key).text() : "";
  }

  /** The line that a key stands on. */
  int line(String key) {
    return entries.containsKey(key) ? entries.get(key).line() : lastLine;
  }

  /** A text of names separated by commas. */
  List<String> names(String key) {
    return List.of(text(key).split("\\s*,\\s*"));
  }

  /** The columns, in the order of the table. */
  List<ColumnText> columns() throws Fault {
    List<ColumnText> columns = new ArrayList<>();
    Set<String> names = new TreeSet<>();
    Entry entry = entries.get("columns");
    for (int i = 1; i < entry.lines().size(); i++) {
      int line = entry.line() + i;
      String[] cells = entry.lines().get(i).split("\\|", -1);
      if (cells.length != 4) {
        throw new Fault(line, "a column is 'name | unit | Chinese label | English label'");
      }
      ColumnText column =
          new ColumnText(
              line, cells[0].strip(), cells[1].strip(), cells[2].strip(), cells[3].strip());
      if (column.zh().isEmpty() || column.en().isEmpty()) {
        throw new Fault(line, "column " + column.name() + " has no label");
      }
      if (!names.add(column.name())) {
        throw new Fault(line, "column " + column.name() + " is there twice");
      }
      columns.add(column);
    }
    return columns;
  }
}
