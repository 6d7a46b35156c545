package org.innoflow.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook of hand-written XML, for what no library writes. */
public final class Workbook {
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/package/2006/relationships";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private final Map<String, byte[]> parts = new LinkedHashMap<>();

  /** A workbook of one sheet, named Data. */
  public static Workbook of(String sheetData) {
    return new Workbook()
        .part("_rels/.rels", relations("officeDocument", "xl/workbook.xml"))
        .part(
            "xl/workbook.xml",
            "<workbook xmlns='%s' xmlns:r='%s'><sheets><sheet name='Data' sheetId='1' r:id='id0'/></sheets></workbook>"
                .formatted(MAIN, OFFICE))
        .part(
            "xl/_rels/workbook.xml.rels",
            relations(
                "worksheet", "worksheets/sheet1.xml",
                "sharedStrings", "sharedStrings.xml",
                "styles", "styles.xml"))
        .sheet(sheetData)
        .strings("")
        .styles();
  }

  public Workbook sheet(String sheetData) {
    return part(
        "xl/worksheets/sheet1.xml",
        "<worksheet xmlns='%s'><sheetData>%s</sheetData></worksheet>".formatted(MAIN, sheetData));
  }

  public Workbook strings(String items) {
    return part("xl/sharedStrings.xml", "<sst xmlns='%s'>%s</sst>".formatted(MAIN, items));
  }

  /** Cell styles, one for each number format. */
  public Workbook styles(String... codes) {
    StringBuilder formats = new StringBuilder();
    StringBuilder styles = new StringBuilder();
    for (int i = 0; i < codes.length; i++) {
      String code = codes[i].replace("\"", "&quot;");
      formats.append("<numFmt numFmtId='%d' formatCode=\"%s\"/>".formatted(164 + i, code));
      styles.append("<xf numFmtId='%d'/>".formatted(164 + i));
    }
    return part(
        "xl/styles.xml",
        "<styleSheet xmlns='%s'><numFmts>%s</numFmts><cellXfs>%s</cellXfs></styleSheet>"
            .formatted(MAIN, formats, styles));
  }

  public Workbook part(String name, String text) {
    return part(name, text.getBytes(StandardCharsets.UTF_8));
  }

  public Workbook part(String name, byte[] bytes) {
    parts.put(name, bytes);
    return this;
  }

  public List<String> parts() {
    return List.copyOf(parts.keySet());
  }

  public String text(String part) {
    return new String(parts.get(part), StandardCharsets.UTF_8);
  }

  public byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static String relations(String... typesAndTargets) {
    StringBuilder relations = new StringBuilder();
    for (int i = 0; i < typesAndTargets.length; i += 2) {
      relations.append(
          "<Relationship Id='id%d' Type='%s/%s' Target='%s'/>"
              .formatted(i / 2, OFFICE, typesAndTargets[i], typesAndTargets[i + 1]));
    }
    return "<Relationships xmlns='%s'>%s</Relationships>".formatted(RELATIONS, relations);
  }
}
