package org.innoflow.reader;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import org.codehaus.stax2.XMLInputFactory2;

/**
 * The parts of an Excel workbook, a zip file of XML. Parts that are broken, or that inflate as no
 * spreadsheet does, throw an {@link IOException} while they are read. XML may name no entities and
 * no other files.
 */
final class XlsxParts implements Closeable {
  /** What a part may inflate to per compressed byte, beyond the first megabytes. */
  private static final long HIGHEST_RATIO = 100;

  private static final long FREE_BYTES = 10L << 20;

  /** What the shared texts may inflate to, which are held in memory. */
  static final long MOST_TEXT = 512L << 20;

  /** What other parts may inflate to that are held in memory: names of sheets, styles. */
  private static final long MOST_ELSE = 64L << 20;

  private static final XMLInputFactory XML = xml();

  private final ZipFile zip;

  XlsxParts(Path file) throws IOException {
    this.zip = new ZipFile(file.toFile());
  }

  private static XMLInputFactory xml() {
    XMLInputFactory factory = new InputFactoryImpl();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  boolean has(String name) {
    return entry(name) != null;
  }

  /** Opens a part of which little is held in memory. */
  XmlReader open(String name) throws IOException {
    return open(name, Long.MAX_VALUE);
  }

  /** Opens a part that is held in memory. */
  XmlReader openSmall(String name) throws IOException {
    return open(name, MOST_ELSE);
  }

  /** Opens a part of at most so many bytes. */
  XmlReader open(String name, long largest) throws IOException {
    ZipEntry entry = entry(name);
    if (entry == null) {
      throw new IOException("it has no part " + name);
    }
    InputStream in = zip.getInputStream(entry);
    return new XmlReader(XML, new PartStream(in, entry, largest));
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  /** Writers differ in the case of names. */
  private ZipEntry entry(String name) {
    ZipEntry exact = zip.getEntry(name);
    return exact != null
        ? exact
        : zip.stream()
            .filter(e -> e.getName().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
            .findFirst()
            .map(ZipEntry.class::cast)
            .orElse(null);
  }

  /** Counts and checks what is inflated. */
  private static final class PartStream extends CheckedInputStream {
    private final ZipEntry entry;
    private final long largest;
    private long bytes;

    PartStream(InputStream in, ZipEntry entry, long largest) {
      super(in, new CRC32());
      this.entry = entry;
      this.largest = largest;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      if (read < 0) {
        if (entry.getCrc() != getChecksum().getValue()) {
          throw new ZipException("its part " + entry.getName() + " is damaged");
        }
        return read;
      }
      bytes += read;
      if (bytes > largest) {
        throw new ZipException(
            "its part " + entry.getName() + " takes more than " + largest + " bytes");
      }
      if (bytes > FREE_BYTES && bytes / HIGHEST_RATIO > entry.getCompressedSize()) {
        throw new ZipException(
            "its part "
                + entry.getName()
                + " inflates to more than "
                + HIGHEST_RATIO
                + " times its size, as no spreadsheet does");
      }
      return read;
    }
  }
}
