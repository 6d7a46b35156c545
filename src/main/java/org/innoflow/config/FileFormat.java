package org.innoflow.config;

import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;

/**
 * How the files of a profile are written.
 *
 * @param profile the name of the profile, for messages
 * @param listSeparator what separates the values of a list in a cell; empty where cells hold one
 *     value. In Parquet it need not be given for list columns
 */
public record FileFormat(
    String profile, Kind kind, String encoding, char delimiter, char quote, String listSeparator)
    implements Serializable {

  /** The ASCII character that separates units; no text has it. */
  private static final String UNIT = "\u001F";

  /** File formats. Compression (.gz) is told by the file's name. */
  public enum Kind {
    CSV,
    PARQUET
  }

  static FileFormat read(String name, Section profile) {
    Kind kind = profile.has("format") ? profile.choice("format", Kind.class) : Kind.CSV;
    return new FileFormat(
        name,
        kind,
        encoding(profile),
        character(profile, "delimiter", ','),
        character(profile, "quote", '"'),
        profile.optionalString("list-separator").orElse(kind == Kind.PARQUET ? UNIT : ""));
  }

  /** Comma-separated UTF-8, for files that are not an extract. */
  public static FileFormat usual(String name) {
    return new FileFormat(name, Kind.CSV, "UTF-8", ',', '"', "");
  }

  public Charset charset() {
    return Charset.forName(encoding);
  }

  private static String encoding(Section profile) {
    String name = profile.optionalString("encoding").orElse("UTF-8");
    try {
      return Charset.forName(name).name();
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      profile.problem("encoding", "'" + name + "' is no character set of this Java");
      return "UTF-8";
    }
  }

  private static char character(Section profile, String key, char otherwise) {
    if (!profile.has(key)) {
      return otherwise;
    }
    String text = profile.string(key);
    if (text.length() != 1) {
      profile.problem(key, "must be one character, not '" + text + "'");
      return otherwise;
    }
    return text.charAt(0);
  }
}
