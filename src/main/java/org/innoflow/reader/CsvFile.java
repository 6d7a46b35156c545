package org.innoflow.reader;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
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
  private final TextLayout layout;
  private final Deque<RawRow> waiting = new ArrayDeque<>();
  private final List<String> header;
  private DelimitedText text;

  private CsvFile(
      FileStore.InputFile file,
      FileFormat format,
      Charset encoding,
      Dialect dialect,
      DelimitedText text,
      Set<String> wanted)
      throws IOException {
    super(file.name());
    this.text = text;
    long characters = 0;
    while (waiting.size() < HeaderRow.ROWS && characters < DelimitedText.LONGEST_ROW) {
      RawRow row = text.next();
      if (row == null) {
        break;
      }
      waiting.add(row);
      characters += row.cells().stream().mapToLong(cell -> cell == null ? 0 : cell.length()).sum();
    }
    if (waiting.isEmpty()) {
      throw emptyFile();
    }
    int position = HeaderRow.position(new ArrayList<>(waiting), wanted);
    this.header = takeHeader(position, format, encoding);
    this.layout = new TextLayout(encoding.name(), dialect, position + 1);
  }

  static CsvFile open(
      FileStore files, FileStore.InputFile file, FileFormat format, Set<String> wanted)
      throws IOException {
    TextFile opened = TextFile.open(files, file, format);
    try {
      Dialect dialect = Dialect.of(format, delimiter(file, format, opened, wanted));
      DelimitedText text = new DelimitedText(opened.text(), dialect);
      return new CsvFile(file, format, opened.encoding(), dialect, text, wanted);
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
    char delimiter = (char) layout.dialect().delimiter();
    return "csv, "
        + layout.encoding()
        + ", delimiter "
        + (delimiter == '\t' ? "tab" : "'" + delimiter + "'");
  }

  @Override
  Optional<TextLayout> layout() {
    return Optional.of(layout);
  }

  @Override
  void moveTo(DelimitedText other) throws IOException {
    waiting.clear();
    text.close();
    text = other;
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

  private List<String> takeHeader(int position, FileFormat format, Charset encoding) {
    for (int i = 0; i < position; i++) {
      waiting.remove();
    }
    RawRow row = waiting.remove();
    if (row.fault() != null) {
      throw Failure.input(
          "read file",
          name(),
          "the quotes of its header on line " + row.lineNumber() + " do not fit",
          "Correct them, or the quote of profile " + format.profile() + ".conf");
    }
    if (row.cells().stream().anyMatch(column -> column.indexOf('\uFFFD') >= 0)) {
      throw Failure.input(
          "read file",
          name(),
          "its header is not " + encoding.name() + " text",
          "Set the encoding in profile "
              + format.profile()
              + ".conf, "
              + (encoding.name().equals("UTF-8") ? "GB18030" : "UTF-8")
              + " perhaps");
    }
    return row.cells().stream().map(column -> column == null ? "" : column).toList();
  }
}
