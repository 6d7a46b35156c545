package org.innoflow.resolve;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.innoflow.contract.Contract;
import org.innoflow.io.Schemas;
import org.innoflow.organisation.OrganisationKind;

/** Table dim_organisation, from the parties of {@link ResolvedEvent} and the registry. */
final class OrganisationTable {
  private static final int NAME = 0;
  private static final int CANONICAL = 1;
  private static final int KIND = 2;
  private static final int PLACE = 3;
  private static final int METHOD = 4;
  private static final int MENTIONS = 5;
  private static final int CONFIDENCE = 6;
  private static final int TAG = 7;

  /** The columns of a spelling: how often an organisation is met under a name in a place. */
  private static final List<String> SPELLING =
      List.of(
          "name",
          "canonical_name",
          "kind",
          "place_id",
          "place_method",
          "mentions",
          "confidence",
          "tag");

  private OrganisationTable() {}

  /**
   * One row per org_id: the organisations of events, and those of the registry that have a tag or
   * are parents of others, which may have no mention. The name, kind and place most often met are
   * kept, ties go to the smallest; the registry's kind goes before, and its place where no mention
   * is located.
   *
   * @param registry {@link Registry#SCHEMA}
   */
  static Dataset<Row> of(Dataset<Row> resolved, Dataset<Row> registry) {
    Parents parents = Parents.of(registry);
    Dataset<Row> known =
        registry.select(
            col("org_id"),
            struct("kind", "place_id", "industry", "parent_org_id", "tags").as("registered"));
    return spellings(resolved)
        .union(unmentioned(registry, "parent_org_id", "parent_name", "parent_canonical"))
        .union(unmentioned(registry.filter("size(tags) > 0"), "org_id", "name", "canonical_name"))
        .groupBy("org_id")
        .agg(
            collect_list(struct(SPELLING.stream().map(name -> col(name)).toArray(Column[]::new)))
                .as("spellings"))
        .join(known, new String[] {"org_id"}, "left")
        .map(
            (MapFunction<Row, Row>)
                row -> organisation(row.getLong(0), row.getList(1), row.getStruct(2), parents),
            Encoders.row(Schemas.of(Contract.table("dim_organisation"))));
  }

  private static Dataset<Row> spellings(Dataset<Row> resolved) {
    return EventTables.exploded(resolved)
        .groupBy(
            col("party.org_id").as("org_id"),
            col("party.name").as("name"),
            col("party.canonical_name").as("canonical_name"),
            col("party.kind").as("kind"),
            col("party.place_id").as("place_id"),
            col("party.place_method").as("place_method"),
            col("party.tag").as("tag"))
        .agg(
            count(lit(1)).as("mentions"),
            sum(col("party.place_confidence").cast("decimal(9,6)")).cast("double").as("confidence"))
        .select(
            Stream.concat(Stream.of("org_id"), SPELLING.stream())
                .map(name -> col(name))
                .toArray(Column[]::new));
  }

  /** The names in these columns of the registry, in the form of {@link #spellings}. */
  private static Dataset<Row> unmentioned(
      Dataset<Row> registry, String orgId, String name, String canonicalName) {
    return registry
        .filter(col(orgId).isNotNull())
        .select(
            col(orgId),
            col(name),
            col(canonicalName),
            lit(null).cast("string"),
            lit(null).cast("string"),
            lit(null).cast("string"),
            lit(0L),
            lit(0.0),
            lit(null).cast("string"))
        .distinct();
  }

  private static Row organisation(
      long orgId, List<Row> spellings, Row registered, Parents parents) {
    String canonical =
        spellings.stream().map(s -> s.getString(CANONICAL)).min(Comparator.naturalOrder()).get();
    List<Row> located = spellings.stream().filter(s -> !s.isNullAt(PLACE)).toList();
    Home home = located.isEmpty() ? Home.registered(registered) : Home.of(located);
    return RowFactory.create(
        orgId,
        mostMentioned(spellings, NAME),
        canonical,
        kind(canonical, spellings, registered),
        home.placeId(),
        home.method(),
        home.confidence(),
        registered == null ? null : registered.get(3),
        mentions(spellings),
        parents.top(orgId),
        registered == null ? null : registered.getString(2),
        tags(spellings, registered));
  }

  /** Where an organisation is. */
  private record Home(String placeId, String method, Double confidence) {
    static Home registered(Row registered) {
      return registered == null || registered.isNullAt(1)
          ? new Home(null, null, null)
          : new Home(
              registered.getString(1),
              OrganisationPlaces.REGISTRY,
              OrganisationPlaces.REGISTRY_CONFIDENCE);
    }

    /** The confidence is the share of the located mentions that lie there, less their doubts. */
    static Home of(List<Row> located) {
      String place = mostMentioned(located, PLACE);
      List<Row> there = located.stream().filter(s -> s.getString(PLACE).equals(place)).toList();
      double sure = there.stream().mapToDouble(s -> s.getDouble(CONFIDENCE)).sorted().sum();
      return new Home(place, mostMentioned(there, METHOD), sure / mentions(located));
    }
  }

  private static String kind(String canonical, List<Row> spellings, Row registered) {
    if (registered != null && !registered.isNullAt(0)) {
      return registered.getString(0);
    }
    List<Row> hinted = spellings.stream().filter(s -> !s.isNullAt(KIND)).toList();
    String hint = hinted.isEmpty() ? null : mostMentioned(hinted, KIND);
    return OrganisationKind.of(canonical, hint).id();
  }

  /** The registry's tags and those that extracts give it, sorted. */
  private static String[] tags(List<Row> spellings, Row registered) {
    TreeSet<String> tags = new TreeSet<>();
    spellings.stream().filter(s -> !s.isNullAt(TAG)).forEach(s -> tags.add(s.getString(TAG)));
    if (registered != null) {
      tags.addAll(registered.<String>getList(4));
    }
    return tags.toArray(String[]::new);
  }

  private static long mentions(List<Row> spellings) {
    return spellings.stream().mapToLong(s -> s.getLong(MENTIONS)).sum();
  }

  private static String mostMentioned(List<Row> spellings, int field) {
    Map<String, Long> counts =
        spellings.stream()
            .collect(
                Collectors.groupingBy(
                    (Function<Row, String>) s -> s.getString(field),
                    Collectors.summingLong(s -> s.getLong(MENTIONS))));
    return counts.entrySet().stream()
        .min(
            Comparator.<Map.Entry<String, Long>>comparingLong(e -> -e.getValue())
                .thenComparing(Map.Entry::getKey))
        .orElseThrow()
        .getKey();
  }
}
