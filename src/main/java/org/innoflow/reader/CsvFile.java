package org.innoflow.reader;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.innoflow.config.FileFormat;
import org.innoflow.failure.Failure;
import org.innoflow.io.FileStore;

/**
 * The rows of one delimited text file: any encoding, line ends and delimiter, compressed or not.
 * Blank lines are no rows, nor is what stands above the header. Reading streams; see {@link
 * DelimitedText} for rows that are broken.
 */
final class CsvFile extends FileRows {
  private final DelimitedText text;
  private final Deque<RawRow> waiting = new ArrayDeque<>();
  private final List<String> header;
  private final String description;

  private CsvFile(
      FileStore.InputFile file,
      FileFormat format,
      Charset encoding,
      DelimitedText text,
      char delimiter,
      Set<String> wanted)
      throws IOException {
    super(file.name());
    this.text = text;
    this.description = "csv, " + encoding.name() + ", delimiter " + shown(delimiter);
    long characters = 0;
    while (waiting.size() < HeaderRow.ROWS && characters < DelimitedText.LONGEST_ROW) {
      RawRow row = text.next();
      if (row == null) {
        break;
      }
      waiting.add(row);
      characters += row.cells().stream().mapToLong(cell -> cell == null ? 0 : cell.length()).sum();
    }
    this.header = takeHeader(format, encoding, wanted);
  }

  static CsvFile open(
      FileStore files, FileStore.InputFile file, FileFormat format, Set<String> wanted)
      throws IOException {
    TextFile opened = TextFile.open(files, file, format);
    try {
      char delimiter = delimiter(file, format, opened, wanted);
      DelimitedText text = new DelimitedText(opened.text(), Dialect.of(format, delimiter));
      return new CsvFile(file, format, opened.encoding(), text, delimiter, wanted);
    } catch (IOException | RuntimeException e) {
      opened.text().close();
      throw e;
    }
  }

  @Override
  public List<String> header() {
    return header;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }

  @Override
  RawRow read() throws IOException {
    return waiting.isEmpty() ? text.next() : waiting.remove();
  }

  private static char delimiter(
      FileStore.InputFile file, FileFormat format, TextFile text, Set<String> wanted)
      throws IOException {
    if (format.delimiter() != FileFormat.NONE) {
      return format.delimiter();
    }
    return FileFormat.isTabbed(file.name())
        ? '\t'
        : Delimiters.find(text.beginning(), format, wanted);
  }

  private static String shown(char delimiter) {
    return delimiter == '\t' ? "tab" : "'" + delimiter + "'";
  }

  private List<String> takeHeader(FileFormat format, Charset encoding, Set<String> wanted) {
    if (waiting.isEmpty()) {
      throw emptyFile();
    }
    int position = HeaderRow.position(new ArrayList<>(waiting), wanted);
    for (int i = 0; i < position; i++) {
      waiting.remove();
    }
    RawRow row = waiting.remove();
    if (row.fault() != null) {
      throw Failure.input(
          "read file",
          name(),
          "the quotes of its header on line " + row.lineNumber() + " do not fit",
          "Correct them, or the quote of conf/sources/" + format.profile() + ".conf");
    }
    if (row.cells().stream().anyMatch(column -> column.indexOf('\uFFFD') >= 0)) {
      throw Failure.input(
          "read file",
          name(),
          "its header is not " + encoding.name() + " text",
          "Set the encoding in conf/sources/"
              + format.profile()
              + ".conf, "
              + (encoding.name().equals("UTF-8") ? "GB18030" : "UTF-8")
              + " perhaps");
    }
    return row.cells().stream().map(column -> column == null ? "" : column).toList();
  }
}
