package org.innoflow.resolve;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.innoflow.place.Gazetteer;
import org.innoflow.place.NameHead;

/**
 * The cities of parties whose own rows tell none: of their organisation in the registry; else in
 * most of the rows that tell its city; else at the head of its name. What its row puts in another
 * country stays there.
 */
final class OrganisationPlaces {
  /** The registry names the city. */
  static final String REGISTRY = "registry";

  /** Most of the organisation's rows that tell a city tell this one. */
  static final String LEARNED = "learned";

  static final double REGISTRY_CONFIDENCE = 0.97;

  private OrganisationPlaces() {}

  /**
   * Locates what can be located of the open events.
   *
   * <p>Costs an aggregation of the parties by organisation, a join of the unlocated ones with its
   * result, and a join of their events with what that gives.
   *
   * @param mentions {@link ResolvedEvent#STAGED}, with the places that the rows tell
   * @param registry {@link Registry#SCHEMA}
   * @return {@link ResolvedEvent#STAGED}: the open events, which are not open any more
   */
  static Dataset<Row> fill(Dataset<Row> mentions, Dataset<Row> registry) {
    Dataset<Row> unlocated = mentions.filter(col(ResolvedEvent.OPEN));
    Dataset<Row> known = known(mentions, registry);
    Dataset<Row> patches =
        parties(unlocated)
            .filter("party.place_id is null")
            .select(col("layer"), col("event_id"), col("party.org_id").as("org_id"))
            .join(known, "org_id")
            .groupBy("layer", "event_id")
            .agg(
                collect_list(struct("org_id", "place_id", "method", "confidence", "place_name"))
                    .as("patches"));
    return unlocated
        .join(patches, new String[] {"layer", "event_id"}, "left")
        .map(
            (MapFunction<Row, Row>) OrganisationPlaces::filled, Encoders.row(ResolvedEvent.STAGED));
  }

  private static Row filled(Row event) {
    int at = event.fieldIndex("patches");
    Map<Long, Row> patches = new HashMap<>();
    if (!event.isNullAt(at)) {
      event.<Row>getList(at).forEach(patch -> patches.put(patch.getLong(0), patch));
    }
    Object[] values = new Object[ResolvedEvent.STAGED.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = event.getAs(ResolvedEvent.STAGED.fieldNames()[i]);
    }
    int parties = ResolvedEvent.STAGED.fieldIndex("parties");
    int sectors = ResolvedEvent.STAGED.fieldIndex("sectors");
    values[parties] =
        event.<Row>getList(event.fieldIndex("parties")).stream()
            .map(row -> located(row, patches))
            .toArray();
    values[sectors] = event.<Row>getList(event.fieldIndex("sectors")).toArray();
    values[ResolvedEvent.STAGED.fieldIndex(ResolvedEvent.OPEN)] = false;
    return RowFactory.create(values);
  }

  private static Row located(Row row, Map<Long, Row> patches) {
    Party party = Party.of(row);
    if (party.place().located()) {
      return row;
    }
    boolean abroad = party.place().method().equals(PartyPlace.ABROAD);
    Row patch = patches.get(party.orgId());
    if (patch != null && !(abroad && Gazetteer.china().place(patch.getString(1)).isPresent())) {
      String place = patch.getString(1);
      return party
          .at(
              new PartyPlace(
                  place, place, patch.getString(4), patch.getString(2), patch.getDouble(3)))
          .row();
    }
    if (abroad || party.isPerson()) {
      return row;
    }
    PartyPlace named = PartyPlace.of(NameHead.locate(party.name()));
    return named.located() ? party.at(named).row() : row;
  }

  /** One row per organisation with a city: the registry's, else the learned one. */
  private static Dataset<Row> known(Dataset<Row> mentions, Dataset<Row> registry) {
    Dataset<Row> registered =
        registry
            .filter("place_id is not null")
            .select(col("org_id"), col("place_id").as("r_place"), col("place_name").as("r_name"));
    Column isRegistered = col("r_place").isNotNull();
    return learned(mentions)
        .join(registered, new String[] {"org_id"}, "full")
        .select(
            col("org_id"),
            coalesce(col("r_place"), col("l_place")).as("place_id"),
            when(isRegistered, REGISTRY).otherwise(LEARNED).as("method"),
            when(isRegistered, REGISTRY_CONFIDENCE).otherwise(col("l_share")).as("confidence"),
            when(isRegistered, col("r_name")).as("place_name"));
  }

  /**
   * The city that more than half of an organisation's located mentions tell, and their share. Half
   * of them is no majority, so that no order of cities has to decide.
   */
  static Dataset<Row> learned(Dataset<Row> mentions) {
    return parties(mentions)
        .filter("party.place_id is not null")
        .groupBy(col("party.org_id").as("org_id"), col("party.place_id").as("place_id"))
        .agg(count(lit(1)).as("n"))
        .groupBy("org_id")
        .agg(
            max_by(col("place_id"), struct(col("n"), col("place_id"))).as("l_place"),
            max("n").divide(sum("n")).as("l_share"))
        .filter("l_share > 0.5");
  }

  private static Dataset<Row> parties(Dataset<Row> mentions) {
    return mentions.select(col("layer"), col("event_id"), explode(col("parties")).as("party"));
  }
}
