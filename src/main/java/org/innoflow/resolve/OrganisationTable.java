package org.innoflow.resolve;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.innoflow.contract.Contract;
import org.innoflow.io.Schemas;
import org.innoflow.organisation.OrganisationKind;

/** Table dim_organisation, from the parties of {@link ResolvedEvent}. */
final class OrganisationTable {
  private static final int NAME = 0;
  private static final int CANONICAL = 1;
  private static final int PLACE = 2;
  private static final int MENTIONS = 3;

  private OrganisationTable() {}

  /** One row per org_id. The name and place most often met are kept, ties go to the smallest. */
  static Dataset<Row> of(Dataset<Row> resolved) {
    return EventTables.exploded(resolved)
        .groupBy(
            col("party.org_id").as("org_id"),
            col("party.name").as("name"),
            col("party.canonical_name").as("canonical_name"),
            col("party.place_id").as("place_id"))
        .agg(count(lit(1)).as("mentions"))
        .groupBy("org_id")
        .agg(collect_list(struct("name", "canonical_name", "place_id", "mentions")).as("spellings"))
        .map(
            (MapFunction<Row, Row>) row -> organisation(row.getLong(0), row.getList(1)),
            Encoders.row(Schemas.of(Contract.table("dim_organisation"))));
  }

  private static Row organisation(long orgId, List<Row> spellings) {
    String canonical =
        spellings.stream().map(s -> s.getString(CANONICAL)).min(Comparator.naturalOrder()).get();
    List<Row> located = spellings.stream().filter(s -> !s.isNullAt(PLACE)).toList();
    String place = located.isEmpty() ? null : mostMentioned(located, PLACE);
    long atPlace =
        mentions(located.stream().filter(s -> s.getString(PLACE).equals(place)).toList());
    return RowFactory.create(
        orgId,
        mostMentioned(spellings, NAME),
        canonical,
        OrganisationKind.of(canonical).id(),
        place,
        place == null ? null : "columns",
        place == null ? null : (double) atPlace / mentions(located),
        null,
        mentions(spellings));
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
