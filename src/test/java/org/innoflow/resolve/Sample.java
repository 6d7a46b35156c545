package org.innoflow.resolve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.innoflow.ingest.StagedRow;
import org.innoflow.organisation.Aliases;
import org.innoflow.organisation.OrganisationName;
import org.innoflow.testkit.TestSpark;

/** Mentions, events and references by hand. */
final class Sample {
  static final int YEAR = 2021;

  private Sample() {}

  static long id(String canonical) {
    return OrganisationName.id(canonical);
  }

  /** A party whose row tells its city by a name in a column of its own. */
  static Party in(String placeId, String name) {
    return party(name, null, new PartyPlace(placeId, placeId, null, "city", 0.99));
  }

  /** A party whose row tells no city. */
  static Party nowhere(String name) {
    return nowhere(name, "none");
  }

  static Party nowhere(String name, String reason) {
    return party(name, null, PartyPlace.unknown(reason));
  }

  static Party party(String name, String kind, PartyPlace place) {
    return Identity.of(
        new Mention("applicant", name, kind, "cn", null, null, null, null, null, null, null, null),
        place,
        Aliases.none());
  }

  /** Patents of the year 2021 with these parties, numbered from 1. */
  @SafeVarargs
  static Dataset<Row> events(List<Party>... parties) {
    List<Row> rows = new ArrayList<>();
    for (List<Party> each : parties) {
      rows.add(event(String.valueOf(rows.size() + 1), each));
    }
    return TestSpark.session().createDataFrame(rows, ResolvedEvent.STAGED);
  }

  static Row event(String id, List<Party> parties, Row... sectors) {
    return RowFactory.create(
        "copatent",
        YEAR,
        id,
        null,
        "source",
        null,
        null,
        null,
        null,
        parties.stream().map(Party::row).toArray(),
        sectors,
        !parties.stream().allMatch(party -> party.place().located()));
  }

  /** References of one kind with these fields, {@code name=value}; | separates lists. */
  static Dataset<Row> references(String reference, String... rows) {
    List<Row> events = Arrays.stream(rows).map(row -> reference(reference, row)).toList();
    return TestSpark.session().createDataFrame(events, StagedRow.EVENT);
  }

  static Dataset<Row> registry(String... rows) {
    return Registry.of(references("registry", rows), Aliases.none());
  }

  private static Row reference(String reference, String text) {
    Map<String, String> fields = new java.util.HashMap<>();
    for (String field : text.split(", ", -1)) {
      int at = field.indexOf('=');
      fields.put(
          field.substring(0, at), field.substring(at + 1).replace("|", StagedRow.LIST_SEPARATOR));
    }
    Object[] values = new Object[StagedRow.EVENT.length()];
    values[StagedRow.EVENT.fieldIndex("layer")] = reference;
    values[StagedRow.EVENT.fieldIndex("source")] = "source";
    values[StagedRow.EVENT.fieldIndex("event_id")] = text;
    values[StagedRow.EVENT.fieldIndex("fields")] = fields;
    return RowFactory.create(values);
  }

  /** Every party, in the order of events, as {@code name place method confidence}. */
  static List<String> places(Dataset<Row> resolved) {
    return resolved.orderBy("event_id").collectAsList().stream()
        .flatMap(event -> event.<Row>getList(event.fieldIndex("parties")).stream())
        .map(Party::of)
        .map(
            p ->
                p.name()
                    + " "
                    + p.place().placeId()
                    + " "
                    + p.place().method()
                    + " "
                    + Math.round(p.place().confidence() * 10_000) / 10_000.0)
        .toList();
  }
}
