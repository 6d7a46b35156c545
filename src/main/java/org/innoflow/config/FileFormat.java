package org.innoflow.config;

import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.innoflow.failure.Failure;

/**
 * How the files of a profile are written. What a profile leaves out is found in each file.
 *
 * @param profile the name of the profile, for messages
 * @param kind the format; AUTO is told by each file's name, see {@link #kindOf}
 * @param encoding the character set of texts, or {@link #AUTO}
 * @param delimiter what separates the cells of delimited text, or {@link #NONE} to find it out
 * @param quote what encloses cells of delimited text, or {@link #NONE} where nothing does
 * @param escape what makes the next character of delimited text an ordinary one, or {@link #NONE}
 * @param listSeparator what separates the values of a list in a cell. It need not be given for the
 *     lists of Parquet and JSON
 * @param sheets names or globs of the sheets of a workbook to read; empty for all that have the
 *     header
 */
public record FileFormat(
    String profile,
    Kind kind,
    String encoding,
    char delimiter,
    char quote,
    char escape,
    String listSeparator,
    List<String> sheets)
    implements Serializable {

  /** The encoding that is found out from the bytes. */
  public static final String AUTO = "auto";

  /** No character. */
  public static final char NONE = '\0';

  /** The ASCII character that separates units; no text has it. */
  private static final String UNIT = "\u001F";

  private static final Pattern COMPRESSION = Pattern.compile("\\.(gz|bz2|zst)$");

  /** File formats. Compression (.gz, .bz2, .zst) is told by the file's name. */
  public enum Kind {
    AUTO,
    CSV,
    XLSX,
    JSONL,
    PARQUET
  }

  public FileFormat {
    sheets = List.copyOf(sheets);
  }

  static FileFormat read(String name, Section profile) {
    return new FileFormat(
        name,
        profile.has("format") ? profile.choice("format", Kind.class) : Kind.AUTO,
        encoding(profile),
        character(profile, "delimiter", AUTO, NONE),
        character(profile, "quote", "none", '"'),
        character(profile, "escape", "none", NONE),
        profile.optionalString("list-separator").orElse(UNIT),
        profile.optionalStrings("sheets"));
  }

  /** The usual form, for files that are not an extract: all is found in the file. */
  public static FileFormat usual(String name) {
    return usual(name, AUTO);
  }

  /**
   * As {@link #usual(String)}, in an encoding.
   *
   * @throws Failure of kind USAGE where it is none
   */
  public static FileFormat usual(String name, String encoding) {
    if (!encoding.equals(AUTO) && !isCharset(encoding)) {
      throw Failure.usage(
          "read encoding", encoding, "it is no character set of this Java", "Say auto, or UTF-8");
    }
    return new FileFormat(name, Kind.AUTO, encoding, NONE, '"', NONE, UNIT, List.of());
  }

  /** The format of a file, by its name where the profile says nothing; never AUTO. */
  public Kind kindOf(String fileName) {
    if (kind != Kind.AUTO) {
      return kind;
    }
    String name = plainName(fileName);
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "parquet" -> Kind.PARQUET;
      case "xlsx", "xlsm" -> Kind.XLSX;
      case "jsonl", "ndjson", "json" -> Kind.JSONL;
      default -> Kind.CSV;
    };
  }

  /** Whether the file's name says that tabs separate its cells. */
  public static boolean isTabbed(String fileName) {
    String name = plainName(fileName);
    return name.endsWith(".tsv") || name.endsWith(".tab");
  }

  public boolean findsEncoding() {
    return encoding.equals(AUTO);
  }

  /** The character set of a profile that names one. */
  public Charset charset() {
    return Charset.forName(encoding);
  }

  private static String plainName(String fileName) {
    return COMPRESSION.matcher(fileName.toLowerCase(Locale.ROOT)).replaceFirst("");
  }

  private static String encoding(Section profile) {
    String name = profile.optionalString("encoding").orElse(AUTO);
    if (name.equals(AUTO)) {
      return AUTO;
    }
    if (!isCharset(name)) {
      profile.problem("encoding", "'" + name + "' is no character set of this Java");
      return AUTO;
    }
    return Charset.forName(name).name();
  }

  private static boolean isCharset(String name) {
    try {
      return Charset.isSupported(name);
    } catch (IllegalCharsetNameException e) {
      return false;
    }
  }

  private static char character(Section profile, String key, String word, char otherwise) {
    if (!profile.has(key)) {
      return otherwise;
    }
    String text = profile.string(key);
    if (text.equals(word)) {
      return NONE;
    }
    if (text.length() != 1) {
      profile.problem(key, "must be one character, not '" + text + "'");
      return otherwise;
    }
    return text.charAt(0);
  }
}
