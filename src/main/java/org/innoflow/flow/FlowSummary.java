package org.innoflow.flow;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.innoflow.flow.EventView.Party;
import org.innoflow.place.Regions;

/**
 * Table flow_summary. In a region set only parties inside it count, and only pairs with both ends
 * inside; cross_province includes cross_border.
 */
final class FlowSummary {
  /** What is counted, with its unit. */
  private static final List<String[]> COUNTS =
      List.of(
          new String[] {"events", "events"},
          new String[] {"events_linked", "events"},
          new String[] {"events_within_city", "events"},
          new String[] {"events_cross_city", "events"},
          new String[] {"events_cross_province", "events"},
          new String[] {"links", "links"},
          new String[] {"links_within_city", "links"},
          new String[] {"links_cross_city", "links"},
          new String[] {"links_cross_province", "links"},
          new String[] {"links_unlocated", "links"},
          new String[] {"parties", "parties"},
          new String[] {"parties_located", "parties"});

  /** Shares: name, numerator, denominator. */
  private static final List<String[]> SHARES =
      List.of(
          new String[] {"share_events_linked", "events_linked", "events"},
          new String[] {"share_events_cross_city", "events_cross_city", "events"},
          new String[] {"share_events_cross_province", "events_cross_province", "events"},
          new String[] {"share_links_within_city", "links_within_city", "links"},
          new String[] {"share_links_cross_city", "links_cross_city", "links"},
          new String[] {"share_links_cross_province", "links_cross_province", "links"},
          new String[] {"share_links_unlocated", "links_unlocated", "links"},
          new String[] {"share_parties_located", "parties_located", "parties"});

  private static final List<String> SLICE =
      List.of("layer", "year", "region_set", "scheme", "sector_id");

  private FlowSummary() {}

  /**
   * The counts and shares of the region sets.
   *
   * @param resolved {@code ResolvedEvent.SCHEMA}
   */
  static Dataset<Row> of(Dataset<Row> resolved, Regions regions, List<String> regionSets) {
    Column[] slice = SLICE.stream().map(c -> col(c)).toArray(Column[]::new);
    List<Column> sums = COUNTS.stream().map(c -> sum(c[0]).as(c[0])).toList();
    return resolved
        .flatMap(
            (FlatMapFunction<Row, Row>) row -> counts(EventView.of(row), regions, regionSets),
            Encoders.row(countSchema()))
        .groupBy(slice)
        .agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new))
        .select(
            Stream.concat(Stream.of(slice), Stream.of(explode(measures()).as("m")))
                .toArray(Column[]::new))
        .select(
            Stream.concat(
                    Stream.of(slice),
                    Stream.of("measure", "value", "numerator", "denominator", "unit")
                        .map(c -> col("m." + c)))
                .toArray(Column[]::new));
  }

  private static Column measures() {
    String counts =
        COUNTS.stream()
            .map(c -> measure(c[0], "cast(" + c[0] + " as double)", c[0], "null", c[1]))
            .collect(Collectors.joining(", "));
    String shares =
        SHARES.stream()
            .map(s -> measure(s[0], s[1] + " / nullif(" + s[2] + ", 0)", s[1], s[2], "share"))
            .collect(Collectors.joining(", "));
    return expr("array(" + counts + ", " + shares + ")");
  }

  private static String measure(
      String name, String value, String numerator, String denominator, String unit) {
    return String.format(
        "named_struct('measure', '%s', 'value', %s, 'numerator', %s, 'denominator', cast(%s as"
            + " bigint), 'unit', '%s')",
        name, value, numerator, denominator, unit);
  }

  private static StructType countSchema() {
    StructType schema =
        new StructType()
            .add("layer", StringType)
            .add("year", IntegerType)
            .add("region_set", StringType)
            .add("scheme", StringType)
            .add("sector_id", StringType);
    for (String[] count : COUNTS) {
      schema = schema.add(count[0], LongType);
    }
    return schema;
  }

  private static Iterator<Row> counts(EventView event, Regions regions, List<String> regionSets) {
    List<Row> rows = new ArrayList<>();
    for (String set : regionSets) {
      List<Party> inside =
          event.parties().stream().filter(p -> regions.contains(set, p.city())).toList();
      if (inside.isEmpty()) {
        continue;
      }
      Counts counts = new Counts(inside);
      Pairs.of(event)
          .filter(p -> regions.contains(set, p.src().city()))
          .filter(p -> regions.contains(set, p.dst().city()))
          .forEach(counts::add);
      event.sectors().forEach(s -> rows.add(counts.row(event, set, s)));
    }
    return rows.iterator();
  }

  private static final class Counts {
    private final long parties;
    private final long located;
    private final EnumMap<Scope, Long> links = new EnumMap<>(Scope.class);

    Counts(List<Party> inside) {
      parties = organisations(inside.stream());
      located = organisations(inside.stream().filter(Party::located));
    }

    private static long organisations(Stream<Party> parties) {
      return parties.mapToLong(Party::orgId).distinct().count();
    }

    void add(Pair pair) {
      links.merge(pair.scope(), 1L, Long::sum);
    }

    Row row(EventView event, String regionSet, EventView.Sector sector) {
      long within = count(Scope.WITHIN_CITY);
      long province = count(Scope.WITHIN_PROVINCE);
      long beyond = count(Scope.CROSS_PROVINCE) + count(Scope.CROSS_BORDER);
      long unlocated = count(Scope.UNLOCATED);
      long all = within + province + beyond + unlocated;
      return RowFactory.create(
          event.layer().id(),
          event.year(),
          regionSet,
          sector.scheme(),
          sector.sectorId(),
          1L,
          one(all),
          one(within),
          one(province + beyond),
          one(beyond),
          all,
          within,
          province + beyond,
          beyond,
          unlocated,
          parties,
          located);
    }

    private long count(Scope scope) {
      return links.getOrDefault(scope, 0L);
    }

    private static long one(long count) {
      return count > 0 ? 1 : 0;
    }
  }
}
