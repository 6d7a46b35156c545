package org.innoflow.reader;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import org.codehaus.stax2.XMLInputFactory2;

/**
 * The parts of an Excel workbook, a zip file of XML. Parts that are broken, or that inflate as no
 * spreadsheet does, throw an {@link IOException} while they are read. XML may name no entities and
 * no other files.
 */
final class XlsxParts implements Closeable {
  /** What the shared texts may inflate to, which are held in memory. */
  static final long MOST_TEXT = 512L << 20;

  /** What other parts may inflate to that are held in memory: names of sheets, styles. */
  private static final long MOST_ELSE = 64L << 20;

  private static final XMLInputFactory XML = xml();

  private final ZipFile zip;
  private final long fileBytes;

  XlsxParts(Path file) throws IOException {
    this.zip = new ZipFile(file.toFile());
    this.fileBytes = Files.size(file);
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
    return new XmlReader(XML, new PartStream(in, entry, fileBytes, largest));
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
}
