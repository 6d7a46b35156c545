package org.innoflow.config;

import java.io.Serializable;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.innoflow.contract.Layer;

/**
 * How the files of one kind of extract are read.
 *
 * @param file how its files are written
 * @param grain what a row is: a whole event, or one party of it
 * @param nullTokens cell texts that mean null, beside the empty one
 * @param eventId the columns whose values together identify an event within its source
 * @param year the year's column; where absent the year is the date's
 * @param dateFormats patterns of {@link DateTimeFormatter}, tried in order; in Parquet, where dates
 *     are dates, yyyy-MM-dd is always among them
 */
public record SourceProfile(
    String name,
    Layer layer,
    FileFormat file,
    Grain grain,
    Set<String> nullTokens,
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
    FileFormat file = FileFormat.read(name, profile);
    SourceProfile result =
        new SourceProfile(
            name,
            layer,
            file,
            profile.choice("row", Grain.class),
            Set.copyOf(profile.optionalStrings("null-tokens")),
            event.someSections("id").stream().map(FieldSpec::read).toList(),
            FieldSpec.optional(event, "date"),
            dateFormats(event, file.kind()),
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

  private static List<String> dateFormats(Section event, FileFormat.Kind kind) {
    List<String> formats = event.optionalStrings("date-formats");
    formats.stream()
        .filter(format -> !DatePattern.isOne(format))
        .forEach(
            format ->
                event.problem(
                    "date-formats",
                    "'" + format + "' is no date pattern; yyyy-MM-dd and yyyy/M/d are"));
    return formats.isEmpty() || kind == FileFormat.Kind.PARQUET
        ? Stream.concat(formats.stream(), Stream.of(ISO)).distinct().toList()
        : formats;
  }
}
