package org.innoflow.reader;

import java.io.Closeable;
import java.io.IOException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** An XML document, element by element; whatever is wrong with it is an {@link IOException}. */
final class XmlReader implements Closeable {
  /** Elements within each other, each of which the parser remembers. */
  private static final int DEEPEST = 100;

  private final PartStream bytes;
  private final XMLStreamReader xml;
  private int depth;

  XmlReader(XMLInputFactory factory, PartStream bytes) throws IOException {
    this.bytes = bytes;
    try {
      this.xml = factory.createXMLStreamReader(bytes);
    } catch (XMLStreamException e) {
      bytes.close();
      throw broken(e);
    }
  }

  /** Moves to the next start or end of an element; false at the end of the document. */
  boolean next() throws IOException {
    try {
      while (xml.hasNext()) {
        int event = event();
        if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
          return true;
        }
        refuseEntity(event);
      }
      return false;
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  private int event() throws XMLStreamException, IOException {
    bytes.beginToken();
    int event = xml.next();
    if (event == XMLStreamConstants.START_ELEMENT && ++depth > DEEPEST) {
      throw new IOException("its elements are nested deeper than " + DEEPEST);
    }
    if (event == XMLStreamConstants.END_ELEMENT) {
      depth--;
    }
    return event;
  }

  boolean isStart(String element) {
    return xml.isStartElement() && element.equals(xml.getLocalName());
  }

  boolean isEnd(String element) {
    return xml.isEndElement() && element.equals(xml.getLocalName());
  }

  String attribute(String name) {
    return xml.getAttributeValue(null, name);
  }

  /** An attribute that has a prefix, whatever namespace it stands for. */
  String qualifiedAttribute(String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (name.equals(xml.getAttributeLocalName(i))
          && xml.getAttributeNamespace(i) != null
          && !xml.getAttributeNamespace(i).isEmpty()) {
        return xml.getAttributeValue(i);
      }
    }
    return null;
  }

  /** Appends the text of the element that has just begun, up to a length; moves to its end. */
  void text(StringBuilder text, int longest) throws IOException {
    try {
      for (int event = event(); event != XMLStreamConstants.END_ELEMENT; event = event()) {
        switch (event) {
          case XMLStreamConstants.CHARACTERS,
              XMLStreamConstants.CDATA,
              XMLStreamConstants.SPACE -> {
            int room = longest - text.length();
            text.append(
                xml.getTextCharacters(), xml.getTextStart(), Math.min(xml.getTextLength(), room));
          }
          case XMLStreamConstants.START_ELEMENT -> skip();
          default -> refuseEntity(event);
        }
      }
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  /** Moves to the end of the element that has just begun. */
  void skip() throws IOException {
    int outside = depth - 1;
    while (depth > outside && next()) {
      // All within it counts for nothing.
    }
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }

  private static void refuseEntity(int event) throws IOException {
    if (event == XMLStreamConstants.ENTITY_REFERENCE || event == XMLStreamConstants.DTD) {
      throw new IOException("it declares XML entities, as no spreadsheet does");
    }
  }

  /** Parsers pass on what the bytes' stream throws, in a coat of their own. */
  private static IOException broken(XMLStreamException e) {
    return e.getNestedException() instanceof IOException cause
        ? cause
        : new IOException("its XML is broken: " + e.getMessage(), e);
  }
}
