package org.innoflow.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes XML element by element; texts are escaped, and what XML cannot hold is replaced. */
final class XmlText {
  private static final Pattern NOT_IN_XML =
      Pattern.compile("[^\\t\\n\\r\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

  private final XMLStreamWriter xml;

  private XmlText(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /** What is written between the beginning and the end of a document or an element. */
  interface Content {
    void write() throws XMLStreamException;
  }

  /** A document written by the given code. */
  interface Document {
    void write(XmlText xml) throws XMLStreamException;
  }

  static void write(OutputStream out, Document document) throws IOException {
    try {
      XMLStreamWriter writer =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
      writer.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      document.write(new XmlText(writer));
      writer.writeEndDocument();
      writer.flush();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  /** An element with attributes, given as name and value in turn, and content. */
  void element(String name, Content content, String... attributes) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeStartElement(name);
    attributes(attributes);
    content.write();
    xml.writeEndElement();
  }

  void empty(String name, String... attributes) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeEmptyElement(name);
    attributes(attributes);
  }

  void text(String text) throws XMLStreamException {
    xml.writeCharacters(sound(text));
  }

  private void attributes(String... attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      xml.writeAttribute(attributes[i], sound(attributes[i + 1]));
    }
  }

  private static String sound(String text) {
    return NOT_IN_XML.matcher(text).replaceAll("\uFFFD");
  }
}
