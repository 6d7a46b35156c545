package org.innoflow.config;

import java.io.Serializable;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.innoflow.contract.Layer;

/**
 * How rows become events of a layer.
 *
 * @param grain what a row is: a whole event, one party of it, or any part of it
 * @param id the columns whose values together identify an event within its layer
 * @param dateFormats patterns of {@link DateTimeFormatter}, tried in order, yyyy-MM-dd always among
 *     them, with a time or not; empty for the usual forms
 * @param year the year's column; where absent the year is the date's
 * @param text further texts, such as the abstract, in which the terms of taxonomies are looked for
 * @param inventors the column of natural persons; an applicant among them is a person
 */
public record EventSpec(
    Layer layer,
    Grain grain,
    List<FieldSpec> id,
    FieldSpec date,
    List<String> dateFormats,
    FieldSpec year,
    FieldSpec title,
    FieldSpec text,
    AmountSpec amount,
    FieldSpec inventors,
    List<PartySpec> parties,
    List<SectorSpec> sectors)
    implements SourceProfile.Content, Serializable {

  private static final String ISO = "yyyy-MM-dd";

  /** As workbooks and Parquet give a day with a time. */
  private static final String ISO_TIME = "yyyy-MM-dd HH:mm:ss";

  /** What one row of an extract is. */
  public enum Grain {
    /** A row is an event with all its parties. */
    EVENT,
    /** A row is one party, or one source and one target, of an event; rows of one id are merged. */
    PARTY,
    /**
     * A row is any part of an event, whose other parts are in other rows or files; rows of one id
     * are merged, and the event needs a year and a party then.
     */
    PART
  }

  static EventSpec read(Section profile) {
    Layer layer = profile.choice("layer", Layer.class);
    Grain grain = profile.choice("row", Grain.class);
    Section event = profile.section("event");
    EventSpec spec =
        new EventSpec(
            layer,
            grain,
            event.someSections("id").stream().map(FieldSpec::required).toList(),
            FieldSpec.at(event, "date"),
            dateFormats(event),
            FieldSpec.at(event, "year"),
            FieldSpec.at(event, "title"),
            FieldSpec.at(event, "text"),
            event.optionalSection("amount").map(AmountSpec::read).orElse(null),
            FieldSpec.at(event, "inventors"),
            PartySpec.readAll(profile, layer, grain),
            SectorSpec.readAll(profile));
    if (spec.date().isAbsent() && spec.year().isAbsent() && grain != Grain.PART) {
      event.problem("year", "or date is required: an event needs a year");
    }
    event.done();
    return spec;
  }

  @Override
  public String layerId() {
    return layer.id();
  }

  /** Whether rows of one id are parts of one event, and not versions of it. */
  public boolean merging() {
    return grain != Grain.EVENT;
  }

  @Override
  public Map<String, FieldSpec> fields() {
    Map<String, FieldSpec> fields = new LinkedHashMap<>();
    for (int i = 0; i < id.size(); i++) {
      fields.put(i == 0 ? "event_id" : "event_id, part " + (i + 1), id.get(i));
    }
    fields.put("date", date);
    fields.put("year", year);
    fields.put("title", title);
    fields.put("text", text);
    fields.put("inventors", inventors);
    if (amount != null) {
      fields.put("amount", amount.value());
      fields.put("currency", amount.currency());
    }
    parties.forEach(party -> fields.putAll(party.fields()));
    for (SectorSpec sector : sectors) {
      fields.put("sector in " + sector.scheme(), sector.column());
    }
    return fields;
  }

  private static List<String> dateFormats(Section event) {
    List<String> formats = event.optionalStrings("date-formats");
    formats.stream()
        .filter(format -> !DatePattern.isOne(format))
        .forEach(
            format ->
                event.problem(
                    "date-formats",
                    "'" + format + "' is no date pattern; yyyy-MM-dd and yyyy/M/d are"));
    return formats.isEmpty()
        ? formats
        : Stream.concat(formats.stream(), Stream.of(ISO, ISO_TIME)).distinct().toList();
  }
}
