package org.innoflow.reader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.innoflow.config.FileFormat;
import org.innoflow.failure.Failure;
import org.innoflow.io.FileStore;

/**
 * The rows of the sheets of an Excel workbook, one sheet after the other, under the header of the
 * first. Memory is bounded by the workbook's shared texts; a file that is not on a local disk is
 * copied to one.
 */
final class XlsxFile extends FileRows {
  /** How the files of Excel 97 to 2003 begin, and encrypted ones of later versions. */
  private static final byte[] COMPOUND = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

  private static final byte[] ZIP = {'P', 'K'};

  private final LocalCopy copy;
  private final XlsxBook book;
  private final XlsxTable first;
  private final Deque<XlsxTable> tables;
  private final String description;
  private XlsxTable.Rows rows;

  private XlsxFile(String name, LocalCopy copy, XlsxBook book, XlsxTables found) {
    super(name);
    this.copy = copy;
    this.book = book;
    this.first = found.tables().get(0);
    this.tables = new ArrayDeque<>(found.tables());
    this.description = found.description();
  }

  static XlsxFile open(
      FileStore files, FileStore.InputFile file, FileFormat format, Set<String> wanted)
      throws IOException {
    LocalCopy copy = LocalCopy.of(files, file.path());
    try {
      refuseOtherFormats(file.name(), copy.path());
      XlsxBook book = new XlsxBook(copy.path());
      try {
        XlsxTables tables = XlsxTables.find(file.name(), book, format, wanted);
        return new XlsxFile(file.name(), copy, book, tables);
      } catch (IOException | RuntimeException e) {
        book.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      copy.close();
      throw e;
    }
  }

  @Override
  public List<String> header() {
    return first.header();
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  RawRow read() throws IOException {
    while (rows != null || !tables.isEmpty()) {
      if (rows == null) {
        rows = tables.remove().open(book, first);
      }
      RawRow row = rows.next();
      if (row != null) {
        return row;
      }
      rows.close();
      rows = null;
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    try (copy;
        book) {
      if (rows != null) {
        rows.close();
      }
    }
  }

  private static void refuseOtherFormats(String name, Path path) throws IOException {
    byte[] beginning;
    try (InputStream in = Files.newInputStream(path)) {
      beginning = in.readNBytes(COMPOUND.length);
    }
    if (Arrays.equals(beginning, COMPOUND)) {
      throw Failure.input(
          "read file",
          name,
          isEncrypted(path)
              ? "it is protected by a password"
              : "it is an Excel file of before 2007",
          "Save it as .xlsx without a password");
    }
    if (!Arrays.equals(Arrays.copyOf(beginning, ZIP.length), ZIP)) {
      throw Failure.input(
          "read file",
          name,
          "it is no Excel file",
          "Save it as .xlsx, or correct its name or the profile's format");
    }
  }

  /** An encrypted workbook lies in a stream of this name. */
  private static boolean isEncrypted(Path path) throws IOException {
    byte[] mark = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
    String wanted = new String(mark, StandardCharsets.ISO_8859_1);
    try (InputStream in = Files.newInputStream(path)) {
      byte[] chunk = new byte[1 << 16];
      String last = "";
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        String text = last + new String(chunk, 0, read, StandardCharsets.ISO_8859_1);
        if (text.contains(wanted)) {
          return true;
        }
        last = text.substring(Math.max(0, text.length() - mark.length));
      }
      return false;
    }
  }
}
