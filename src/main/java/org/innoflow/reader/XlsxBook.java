package org.innoflow.reader;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A workbook: its sheets by name, its texts and styles. */
final class XlsxBook implements Closeable {
  private static final String WORKBOOK = "xl/workbook.xml";
  private static final LocalDate ORIGIN_1900 = LocalDate.of(1899, 12, 30);
  private static final LocalDate ORIGIN_1904 = LocalDate.of(1904, 1, 1);

  private static final String OFFICE_DOCUMENT =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
  private static final String STRICT_OFFICE_DOCUMENT =
      "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument";

  private final XlsxParts parts;

  /** Names of parts by names of sheets, in the order of the workbook. */
  private final List<SheetPart> sheets = new ArrayList<>();

  private final SharedStrings strings;
  private final XlsxStyles styles;
  private LocalDate origin = ORIGIN_1900;

  /** A sheet and the part that holds its cells. */
  record SheetPart(String name, String part) {}

  /** A part that another one names, and what it is to that one. */
  private record Relation(String type, String target) {}

  XlsxBook(Path file) throws IOException {
    this.parts = new XlsxParts(file);
    try {
      String workbook = workbook();
      Map<String, Relation> relations = relations(workbook);
      readSheets(workbook, relations);
      String stringsPart = partOfType(relations, "/sharedStrings");
      String stylesPart = partOfType(relations, "/styles");
      this.strings = readStrings(stringsPart);
      this.styles = readStyles(stylesPart);
    } catch (IOException | RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  List<SheetPart> sheets() {
    return sheets;
  }

  XlsxSheet open(SheetPart sheet) throws IOException {
    return new XlsxSheet(parts.open(sheet.part()), strings, styles, origin);
  }

  @Override
  public void close() throws IOException {
    parts.close();
  }

  private String workbook() throws IOException {
    if (parts.has("_rels/.rels")) {
      for (Relation relation : relations("").values()) {
        if (relation.type().equals(OFFICE_DOCUMENT)
            || relation.type().equals(STRICT_OFFICE_DOCUMENT)) {
          return relation.target();
        }
      }
    }
    return WORKBOOK;
  }

  /** The relations of a part by their ids; those of the whole package for an empty name. */
  private Map<String, Relation> relations(String part) throws IOException {
    int slash = part.lastIndexOf('/') + 1;
    String folder = part.substring(0, slash);
    Map<String, Relation> relations = new HashMap<>();
    try (XmlReader xml = parts.openSmall(folder + "_rels/" + part.substring(slash) + ".rels")) {
      while (xml.next()) {
        String target = xml.isStart("Relationship") ? xml.attribute("Target") : null;
        String type = target == null ? null : xml.attribute("Type");
        if (type != null) {
          String path = target.startsWith("/") ? target.substring(1) : folder + target;
          relations.put(xml.attribute("Id"), new Relation(type, path));
        }
      }
    }
    return relations;
  }

  private void readSheets(String workbook, Map<String, Relation> relations) throws IOException {
    try (XmlReader xml = parts.openSmall(workbook)) {
      while (xml.next()) {
        if (xml.isStart("workbookPr")) {
          String is1904 = xml.attribute("date1904");
          origin = "1".equals(is1904) || "true".equals(is1904) ? ORIGIN_1904 : ORIGIN_1900;
        } else if (xml.isStart("sheet")) {
          addSheet(xml.attribute("name"), relations.get(xml.qualifiedAttribute("id")));
        }
      }
    }
  }

  /** Charts have sheets of their own, without cells. */
  private void addSheet(String name, Relation relation) throws IOException {
    if (name == null || relation == null) {
      throw new IOException("its workbook names a sheet that is not there");
    }
    if (relation.type().endsWith("/worksheet")) {
      sheets.add(new SheetPart(name, relation.target()));
    }
  }

  private static String partOfType(Map<String, Relation> relations, String type) {
    return relations.values().stream()
        .filter(relation -> relation.type().endsWith(type))
        .map(Relation::target)
        .findFirst()
        .orElse(null);
  }

  private SharedStrings readStrings(String part) throws IOException {
    if (part == null) {
      return new SharedStrings();
    }
    try (XmlReader xml = parts.open(part, XlsxParts.MOST_TEXT)) {
      return SharedStrings.read(xml);
    }
  }

  private XlsxStyles readStyles(String part) throws IOException {
    if (part == null) {
      return XlsxStyles.none();
    }
    try (XmlReader xml = parts.openSmall(part)) {
      return XlsxStyles.read(xml);
    }
  }
}
