package org.innoflow.explain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.innoflow.contract.Contract;
import org.innoflow.contract.Layer;
import org.innoflow.contract.Table;

/**
 * How a table is drilled through: a query over the tables of a release that gives what the table
 * has counted, and how that adds up to the table's figures. A table is made explainable by an entry
 * in {@link #ALL}.
 *
 * @param table a table of the contract whose grain begins with layer and year
 * @param labels columns that are shown beside grain and figures
 * @param figures per numeric column of the table its part from one event: an SQL aggregate over the
 *     event's items of one row of the table. The parts of all events add up to the column, which is
 *     null where no event has one.
 * @param items the query. Its columns are the grain of the table, {@code event_id}, {@code
 *     src_org_id} and {@code dst_org_id} (the pair that counts; null where it is not a pair that
 *     does), and those that {@code figures} use
 */
public record Drill(String table, List<String> labels, Map<String, String> figures, String items) {

  /** The tables of a release that the queries read. */
  public static final List<String> READS =
      List.of("event", "event_party", "event_sector", "link", "dim_place");

  private static final String SECTOR =
      """
      sector as (
        select layer, year, event_id, scheme, sector_id, weight from event_sector
        union all
        select layer, year, event_id, 'ALL', 'ALL', 1.0D from event)""";

  private static final Map<String, String> FLOW =
      ordered(
          "events",
          "1",
          "links",
          "count(*)",
          "w_frac",
          "sum(w_frac)",
          "w_unit",
          "sum(w_unit)",
          "amount_cny",
          "sum(amount_cny)");

  private static final Drill CITIES =
      new Drill(
          "flow_city",
          List.of("src_name", "dst_name"),
          FLOW,
          """
          with %s
          select layer, year, scheme, sector_id,
                 src_place_id as src_city_id, dst_place_id as dst_city_id, event_id,
                 src_org_id, dst_org_id, w_frac * weight as w_frac, w_unit * weight as w_unit,
                 amount_cny * weight as amount_cny
          from link join sector using (layer, year, event_id)"""
              .formatted(SECTOR));

  /** least and greatest pass over nulls: where undirected, an unlocated end comes last. */
  private static final Drill PROVINCES =
      new Drill(
          "flow_province",
          List.of("src_name", "dst_name"),
          FLOW,
          """
          with %s,
          pair as (
            select l.*, a.province_id as s, b.province_id as d, layer in (%s) as directed
            from link l
            left join dim_place a on src_place_id = a.place_id
            left join dim_place b on dst_place_id = b.place_id)
          select layer, year, scheme, sector_id,
                 if(directed, s, least(s, d)) as src_province_id,
                 if(directed, d, if(s is null, s, if(d is null, d, greatest(s, d))))
                   as dst_province_id,
                 event_id, src_org_id, dst_org_id,
                 w_frac * weight as w_frac, w_unit * weight as w_unit,
                 amount_cny * weight as amount_cny
          from pair join sector using (layer, year, event_id)"""
              .formatted(SECTOR, directed()));

  /** A pair stands at each of its two places; a pair within a place once. */
  private static final Drill PROFILES =
      new Drill(
          "place_profile",
          List.of(),
          ordered(
              "out_events",
              "max(sent)",
              "in_events",
              "max(received)",
              "within_events",
              "max(kept)"),
          """
          with %s,
          pair as (
            select layer, year, event_id, src_org_id, dst_org_id, 'city' as level,
                   src_place_id as s, dst_place_id as d, layer in (%2$s) as directed
            from link where src_place_id is not null and dst_place_id is not null
            union all
            select layer, year, event_id, src_org_id, dst_org_id, 'province',
                   a.province_id, b.province_id, layer in (%2$s)
            from link
            join dim_place a on src_place_id = a.place_id
            join dim_place b on dst_place_id = b.place_id),
          side as (
            select *, s as place_id, int(s <> d) as sent, int(s <> d and not directed) as received,
                   int(s = d) as kept
            from pair
            union all
            select *, d, int(not directed), 1, 0 from pair where s <> d)
          select layer, year, scheme, sector_id, level, place_id, event_id,
                 src_org_id, dst_org_id, sent, received, kept
          from side join sector using (layer, year, event_id)"""
              .formatted(SECTOR, directed()));

  /**
   * Parties and pairs inside a region set, under every measure whose numerator counts them: a count
   * by its own name, and the shares of the slice or of all sectors that are named after it. {@code
   * all} is the region set without a border.
   */
  private static final Drill SUMMARY =
      new Drill(
          "flow_summary",
          List.of("value", "denominator", "unit"),
          ordered("numerator", "if(measure like '%events%', 1, count(*))"),
          """
          with %s,
          place as (
            select place_id, province_id, country, array_append(region_sets, 'all') as sets
            from dim_place),
          party as (
            select layer, year, event_id, org_id, region_set, max(place_id) is not null as located
            from (select p.*, explode(coalesce(sets, array('all'))) as region_set
                  from event_party p left join place using (place_id))
            group by all),
          pair as (
            select layer, year, event_id, src_org_id, dst_org_id,
                   explode(array_intersect(
                     coalesce(a.sets, array('all')), coalesce(b.sets, array('all')))) as region_set,
                   case when a.place_id is null or b.place_id is null then array('unlocated')
                        when a.place_id = b.place_id then array('within_city')
                        when a.country <> b.country
                          then array('cross_city', 'cross_province', 'cross_border')
                        when a.province_id <> b.province_id
                          then array('cross_city', 'cross_province')
                        else array('cross_city', 'within_province') end as scopes
            from link
            left join place a on src_place_id = a.place_id
            left join place b on dst_place_id = b.place_id),
          counted as (
            select layer, year, event_id, region_set, null as src_org_id, null as dst_org_id,
                   concat(array('events', 'parties'),
                          if(located, array('parties_located'), array())) as counts
            from party
            union all
            select layer, year, event_id, region_set, src_org_id, dst_org_id,
                   concat(array('events_linked', 'links'),
                          transform(scopes, s -> concat('events_', s)),
                          transform(scopes, s -> concat('links_', s)))
            from pair),
          item as (
            select layer, year, event_id, region_set, src_org_id, dst_org_id,
                   explode(flatten(transform(counts, c ->
                     array(c, concat('share_', c), concat('share_of_all_', c))))) as measure
            from counted)
          select layer, year, region_set, scheme, sector_id, measure, event_id,
                 src_org_id, dst_org_id
          from item join sector using (layer, year, event_id)"""
              .formatted(SECTOR));

  /** Each event once, in however many roles the organisation is in it. */
  private static final Drill ORGANISATIONS =
      new Drill(
          "org_profile",
          List.of("name"),
          ordered("events", "1"),
          """
          select distinct layer, year, org_id, event_id,
                 cast(null as bigint) as src_org_id, cast(null as bigint) as dst_org_id
          from event_party""");

  private static final List<Drill> ALL =
      List.of(CITIES, PROVINCES, PROFILES, SUMMARY, ORGANISATIONS);

  /** How a table is drilled through; empty where it cannot be. */
  public static Optional<Drill> of(String table) {
    return all().filter(drill -> drill.table().equals(table)).findFirst();
  }

  /** The tables that can be explained. */
  public static List<String> tables() {
    return all().map(Drill::table).toList();
  }

  private static Stream<Drill> all() {
    List<String> tables = Contract.tables().stream().map(Table::name).toList();
    return ALL.stream().filter(drill -> tables.contains(drill.table()));
  }

  List<String> grain() {
    return Contract.table(table).grain();
  }

  private static String directed() {
    return Layer.directedIds().stream().collect(Collectors.joining("', '", "'", "'"));
  }

  private static Map<String, String> ordered(String... namesAndValues) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }
}
