package org.innoflow.sector;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.innoflow.text.PlainText;
import org.innoflow.text.ResourceTable;

/**
 * The industries of GB/T 4754-2017: sections (A), divisions (01), groups (011) and classes (0111),
 * and the three sectors of the economy that they make up.
 *
 * <p>Immutable, safe for threads. Codes of the earlier editions are read as those of 2017.
 */
public final class Industries {
  /** The scheme's name. */
  public static final String SCHEME = "gbt4754";

  /** The scheme of the three sectors of the economy. */
  public static final String ECONOMY = "economy";

  private static final Pattern CODE_AND_NAME =
      Pattern.compile("^([A-T](?![A-Z]))?\\s*([0-9]{2,4}(?![0-9]))?[\\s.:：_-]*(.*)$");

  /** What the editions of the standard, and those who copy it, write or leave out. */
  private static final Pattern FILLING = Pattern.compile("[\\s、,;·和与及]");

  // Source: National Bureau of Statistics, 三次产业划分规定 (2012, revised 2018).
  private static final String SECONDARY = "BCDE";
  private static final Set<String> TERTIARY_DIVISIONS = Set.of("05", "11", "43");

  private static final Map<String, Sector> BY_CODE = new LinkedHashMap<>();
  private static final Map<String, String> CODE_OF_NAME = new HashMap<>();

  static {
    for (List<String> row : ResourceTable.rows(Industries.class, "gbt4754.tsv", 4)) {
      String code = row.get(1);
      String nameEn = row.get(3).isEmpty() ? null : row.get(3);
      BY_CODE.put(code, new Sector(SCHEME, code, row.get(2), nameEn, parent(row.get(0), code)));
      // Where a group has the name of its division, the division is meant: it comes first.
      CODE_OF_NAME.putIfAbsent(key(PlainText.of(row.get(2))), code);
    }
  }

  private Industries() {}

  /**
   * The code that a text means: a code (39, 3910, C39, C), a name (计算机、通信和其他电子设备制造业), or both (C39
   * 计算机…). Names are compared without conjunctions and a final 业.
   *
   * @return the code, without the section's letter where it has digits; empty where the text is
   *     neither, or its letter, code and name contradict one another
   */
  public static Optional<String> code(String text) {
    String plain = PlainText.of(text).strip();
    String named = CODE_OF_NAME.get(key(plain));
    if (named != null) {
      return Optional.of(named);
    }
    Matcher parts = CODE_AND_NAME.matcher(plain.toUpperCase(Locale.ROOT));
    if (!parts.matches()) {
      return Optional.empty();
    }
    String code = parts.group(2) == null ? parts.group(1) : parts.group(2);
    return code != null && BY_CODE.containsKey(code) && fits(code, parts)
        ? Optional.of(code)
        : Optional.empty();
  }

  /** The section of a code: C of 39. */
  public static Optional<String> section(String code) {
    return lineage(code).stream().reduce((below, above) -> above);
  }

  /**
   * The sector of the economy that a code belongs to: primary, secondary or tertiary. A section
   * counts whole, by its main body.
   */
  public static Optional<String> economicSector(String code) {
    List<String> lineage = lineage(code);
    if (lineage.isEmpty()) {
      return Optional.empty();
    }
    String section = lineage.get(lineage.size() - 1);
    if (lineage.stream().anyMatch(TERTIARY_DIVISIONS::contains)) {
      return Optional.of("tertiary");
    }
    if (section.equals("A")) {
      return Optional.of("primary");
    }
    return Optional.of(SECONDARY.contains(section) ? "secondary" : "tertiary");
  }

  /** The code itself, then those above it, up to the section; empty for what is no code. */
  static List<String> lineage(String code) {
    List<String> lineage = new ArrayList<>();
    for (Sector at = BY_CODE.get(code); at != null; at = BY_CODE.get(at.parentId())) {
      lineage.add(at.sectorId());
    }
    return lineage;
  }

  /** All industries in the order of the standard, and the three sectors of the economy. */
  static List<Sector> sectors() {
    List<Sector> sectors = new ArrayList<>(BY_CODE.values());
    sectors.add(new Sector(ECONOMY, "primary", "第一产业", "Primary sector", null));
    sectors.add(new Sector(ECONOMY, "secondary", "第二产业", "Secondary sector", null));
    sectors.add(new Sector(ECONOMY, "tertiary", "第三产业", "Tertiary sector", null));
    return sectors;
  }

  /** Whether a letter before a code and a name behind it agree with the code. */
  private static boolean fits(String code, Matcher parts) {
    String letter = parts.group(1);
    String name = parts.group(3);
    if (letter != null && !section(code).orElse("").equals(letter)) {
      return false;
    }
    if (name.isBlank()) {
      return true;
    }
    String named = CODE_OF_NAME.get(key(PlainText.of(name)));
    return named == null
        ? letter != null && parts.group(2) != null
        : named.equals(code) || lineage(code).contains(named) || lineage(named).contains(code);
  }

  private static String parent(String section, String code) {
    return switch (code.length()) {
      case 1 -> null;
      case 2 -> section;
      default -> code.substring(0, code.length() - 1);
    };
  }

  private static String key(String name) {
    String key = FILLING.matcher(name).replaceAll("");
    return key.length() > 1 && key.endsWith("业") ? key.substring(0, key.length() - 1) : key;
  }
}
