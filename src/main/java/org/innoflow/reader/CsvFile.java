package org.innoflow.reader;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.innoflow.config.FileFormat;
import org.innoflow.failure.Failure;
import org.innoflow.io.FileStore;

/**
 * The records of one delimited text file: any encoding, LF, CRLF or CR line ends, quoted fields
 * with line breaks, compressed or not. Blank lines are no records. Bytes that do not decode become
 * U+FFFD. Reading streams; memory is bounded by the longest record.
 */
final class CsvFile implements RowReader {
  private final String name;
  private final String profileName;
  private final CsvReader<CsvRecord> reader;
  private final Iterator<CsvRecord> records;
  private final List<String> header;
  private long rowNumber;

  private CsvFile(String name, FileFormat format, Reader text) {
    this.name = name;
    this.profileName = format.profile();
    this.reader =
        CsvReader.builder()
            .fieldSeparator(format.delimiter())
            .quoteCharacter(format.quote())
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .ofCsvRecord(text);
    this.records = reader.iterator();
    this.header = readHeader(format);
  }

  static CsvFile open(FileStore files, FileStore.InputFile file, FileFormat format)
      throws IOException {
    CharsetDecoder decoder =
        format
            .charset()
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    try {
      BufferedReader text =
          new BufferedReader(new InputStreamReader(files.open(file.path()), decoder));
      skipByteOrderMark(text);
      return new CsvFile(file.name(), format, text);
    } catch (FileNotFoundException e) {
      throw Failure.input(
          "read file", file.name(), "it is no longer there", "Put it back and run again");
    } catch (IOException e) {
      throw unreadable(file.name(), 0, e);
    }
  }

  @Override
  public List<String> header() {
    return header;
  }

  @Override
  public boolean hasNext() {
    return nextExists();
  }

  @Override
  public RawRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    CsvRecord record = records.next();
    rowNumber++;
    return new RawRow(rowNumber, record.getStartingLineNumber(), record.getFields());
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private static void skipByteOrderMark(BufferedReader text) throws IOException {
    text.mark(1);
    if (text.read() != '\uFEFF') {
      text.reset();
    }
  }

  private List<String> readHeader(FileFormat format) {
    if (!nextExists()) {
      throw Failure.input(
          "read file",
          name,
          "it is empty",
          "Export it again, or take it out of the source's files");
    }
    List<String> header = records.next().getFields();
    if (header.stream().anyMatch(column -> column.indexOf('\uFFFD') >= 0)) {
      throw Failure.input(
          "read file",
          name,
          "its header is not " + format.encoding() + " text",
          "Set the encoding in conf/sources/"
              + format.profile()
              + ".conf, "
              + (format.encoding().equals("UTF-8") ? "GB18030" : "UTF-8")
              + " perhaps");
    }
    return header;
  }

  private boolean nextExists() {
    try {
      return records.hasNext();
    } catch (CsvParseException e) {
      throw Failure.input(
          "read file",
          name,
          "after data row " + rowNumber + " it is no delimited text: " + e.getMessage(),
          "Correct the quotes there, or the quote of conf/sources/" + profileName + ".conf");
    } catch (UncheckedIOException e) {
      throw unreadable(name, rowNumber, e);
    }
  }

  /** Most often a compressed file that is cut off, or that is not compressed. */
  private static Failure unreadable(String name, long rowNumber, Exception e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return Failure.input(
        "read file",
        name,
        "after data row " + rowNumber + " it cannot be read: " + cause.getMessage(),
        "Copy or export it again");
  }
}
