package org.innoflow.config;

import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.innoflow.contract.Layer;

/**
 * How the files of one kind of extract are read.
 *
 * @param grain what a row is: a whole event, or one party of it
 * @param nullTokens cell texts that mean null, beside the empty one
 * @param listSeparator what separates the values of a list in a cell; empty where cells hold one
 *     value. In Parquet it need not be given for list columns
 * @param eventId the columns whose values together identify an event within its source
 * @param year the year's column; where absent the year is the date's
 * @param dateFormats patterns of {@link DateTimeFormatter}, tried in order; in Parquet, where dates
 *     are dates, yyyy-MM-dd is always among them
 */
public record SourceProfile(
    String name,
    Layer layer,
    Format format,
    String encoding,
    char delimiter,
    char quote,
    Grain grain,
    Set<String> nullTokens,
    String listSeparator,
    List<FieldSpec> eventId,
    FieldSpec date,
    List<String> dateFormats,
    FieldSpec year,
    FieldSpec title,
    AmountSpec amount,
    List<PartySpec> parties,
    List<SectorSpec> sectors)
    implements Serializable {

  private static final String ISO = "yyyy-MM-dd";

  /** The ASCII character that separates units; no text has it. */
  private static final String UNIT = "\u001F";

  /** File formats. Compression (.gz) is told by the file's name. */
  public enum Format {
    CSV,
    PARQUET
  }

  /** What one row of an extract is. */
  public enum Grain {
    /** A row is an event with all its parties. */
    EVENT,
    /** A row is one party, or one source and one target, of an event; rows of one id are merged. */
    PARTY
  }

  static SourceProfile read(String name, Section profile) {
    Layer layer = profile.choice("layer", Layer.class);
    Section event = profile.section("event");
    Format format = profile.choice("format", Format.class);
    SourceProfile result =
        new SourceProfile(
            name,
            layer,
            format,
            encoding(profile),
            character(profile, "delimiter", ','),
            character(profile, "quote", '"'),
            profile.choice("row", Grain.class),
            Set.copyOf(profile.optionalStrings("null-tokens")),
            profile.optionalString("list-separator").orElse(format == Format.PARQUET ? UNIT : ""),
            event.someSections("id").stream().map(FieldSpec::read).toList(),
            FieldSpec.optional(event, "date"),
            dateFormats(event, format),
            FieldSpec.optional(event, "year"),
            FieldSpec.optional(event, "title"),
            event.optionalSection("amount").map(AmountSpec::read).orElse(null),
            PartySpec.readAll(profile, layer),
            SectorSpec.readAll(profile));
    if (result.date().isAbsent() && result.year().isAbsent()) {
      event.problem("year", "or date is required: an event needs a year");
    }
    event.done();
    profile.done();
    return result;
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

  private static List<String> dateFormats(Section event, Format fileFormat) {
    List<String> formats = event.optionalStrings("date-formats");
    formats.stream()
        .filter(format -> !DatePattern.isOne(format))
        .forEach(
            format ->
                event.problem(
                    "date-formats",
                    "'" + format + "' is no date pattern; yyyy-MM-dd and yyyy/M/d are"));
    return formats.isEmpty() || fileFormat == Format.PARQUET
        ? Stream.concat(formats.stream(), Stream.of(ISO)).distinct().toList()
        : formats;
  }
}
