package org.innoflow.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.innoflow.io.SideBySide;

/**
 * What must hold of every release, as SQL over its tables; {@link Keys} has what must hold of their
 * keys. Each query gives one row of two numbers, observed and expected. Weights and ranks are added
 * as decimals or whole numbers: the sum of doubles depends on their order, and its error over 10^9
 * of them would be larger than the tolerance.
 */
final class Invariants {
  /** A query. */
  record Invariant(String id, String scope, double tolerance, String sql) {}

  /** So many queries are one job: the plan of all of them takes longer to make than parts. */
  private static final int AT_ONCE = 15;

  /**
   * One row about the parties of all events, for the invariants that need them grouped by event.
   * Spark makes it once for all, as long as all ask for the same columns.
   */
  private static final String PARTIES_OF_EVENTS =
      """
      (select sum(organisations) as organisations,
              count_if(organisations > 1 and (roles > 1 or layer in ('copatent', 'copaper'))) as linked,
              sum(uneven) as uneven
       from (
         select layer, size(array_distinct(parties.org_id)) as organisations,
                size(array_distinct(parties.role)) as roles,
                size(filter(array_distinct(parties.role), role -> abs(aggregate(
                  filter(parties, p -> p.role = role), 0D, (sum, p) -> sum + p.share) - 1) > 1e-9))
                  as uneven
         from (select layer, year, event_id, collect_list(struct(role, org_id, share)) as parties
               from event_party group by layer, year, event_id))
       having organisations >= 0 and linked >= 0 and uneven >= 0)""";

  static final List<Invariant> ALL =
      List.of(
          new Invariant(
              "unit_weights",
              "sum of w_unit in link against events with two parties that can be linked",
              1e-6,
              """
              select (select coalesce(sum(cast(w_unit as decimal(20, 18))), 0) from link),
                     (select coalesce(sum(linked), 0) from %s)"""
                  .formatted(PARTIES_OF_EVENTS)),
          new Invariant(
              "flow_unit_weights",
              "sum of w_unit in flow_city against link",
              1e-6,
              """
              select (select coalesce(sum(cast(w_unit as decimal(28, 18))), 0)
                      from flow_city where scheme = 'ALL'),
                     (select coalesce(sum(cast(w_unit as decimal(20, 18))), 0) from link)"""),
          new Invariant(
              "flow_links",
              "links of flow_city against rows of link",
              0,
              """
              select (select coalesce(sum(links), 0) from flow_city where scheme = 'ALL'),
                     (select count(*) from link)"""),
          new Invariant(
              "province_rollup",
              "province pairs whose links differ from those of their cities",
              0,
              """
              select count(*), 0 from (
                select coalesce(c.links, 0) - coalesce(p.links, 0) as difference
                from (select layer, year, scheme, sector_id,
                             case when d then s else nullif(least(coalesce(s, '~'), coalesce(t, '~')), '~') end as src,
                             case when d then t else nullif(greatest(coalesce(s, '~'), coalesce(t, '~')), '~') end as dst,
                             sum(links) as links
                      from (select f.*, a.province_id as s, b.province_id as t,
                                   layer not in ('copatent', 'copaper') as d
                            from flow_city f
                            left join dim_place a on f.src_city_id = a.place_id
                            left join dim_place b on f.dst_city_id = b.place_id)
                      group by 1, 2, 3, 4, 5, 6) c
                full join (select layer, year, scheme, sector_id, src_province_id as src,
                                  dst_province_id as dst, sum(links) as links
                           from flow_province group by all) p
                on c.layer = p.layer and c.year = p.year and c.scheme = p.scheme
                   and c.sector_id = p.sector_id and c.src <=> p.src and c.dst <=> p.dst)
              where difference <> 0"""),
          new Invariant(
              "out_equals_in",
              "slices of place_profile in which what places send is not what they receive",
              0,
              """
              select count(*), 0 from (
                select 1 from place_profile group by layer, year, scheme, sector_id, level
                having sum(out_strength) <> sum(in_strength))"""),
          new Invariant(
              "region_out_equals_in",
              "slices of region_profile in which what places send is not what they receive",
              0,
              """
              select count(*), 0 from (
                select 1 from region_profile
                group by layer, year, region_set, scheme, sector_id, level
                having sum(out_strength) <> sum(in_strength))"""),
          new Invariant(
              "profile_strengths",
              "slices in which what cities send is not what flows between cities in flow_city",
              0,
              """
              select count(*), 0 from (
                select layer, year, scheme, sector_id, sum(out_strength) as strength
                from place_profile where level = 'city' group by 1, 2, 3, 4)
              full join (
                select layer, year, scheme, sector_id,
                       sum(if(layer in ('copatent', 'copaper'), 2 * events, links)) as flow
                from flow_city where src_city_id <> dst_city_id group by 1, 2, 3, 4)
              using (layer, year, scheme, sector_id)
              where coalesce(strength, 0) <> coalesce(flow, 0)"""),
          new Invariant(
              "link_scopes",
              "layers, years and scopes of which link has other numbers than flow_city",
              0,
              """
              select count(*), 0 from (
                select layer, year, scope, count(*) as pairs from link group by 1, 2, 3)
              full join (
                select layer, year, scope, sum(links) as links
                from flow_city where scheme = 'ALL' group by 1, 2, 3)
              using (layer, year, scope)
              where not pairs <=> links"""),
          new Invariant(
              "org_events",
              "events of org_profile against organisations of events in event_party",
              0,
              """
              select (select coalesce(sum(events), 0) from org_profile),
                     (select coalesce(sum(organisations), 0) from %s)"""
                  .formatted(PARTIES_OF_EVENTS)),
          new Invariant(
              "partner_kinds",
              "rows of org_profile whose partners are not the sum over their kinds",
              0,
              """
              select count(*), 0 from org_profile
              where partners <> company_partners + university_partners + institute_partners
                + government_partners + fund_partners + person_partners + other_partners"""),
          new Invariant(
              "summary_bounds",
              "shares of flow_summary outside their bounds or without them",
              0,
              """
              select count(*), 0 from flow_summary
              where unit = 'share' and value is not null
                and not coalesce(value between low and high, false)"""),
          new Invariant(
              "sector_weights",
              "events and schemes whose sector weights do not sum to 1",
              0,
              """
              select count(*), 0 from (
                select 1 from event_sector group by layer, year, event_id, scheme
                having abs(sum(weight) - 1) > 1e-9)"""),
          new Invariant(
              "party_shares",
              "events and roles whose shares do not sum to 1",
              0,
              "select coalesce(sum(uneven), 0), 0 from %s".formatted(PARTIES_OF_EVENTS)),
          new Invariant(
              "pagerank_sum",
              "largest distance of a graph's rank sum from 1, missing ranks as 0",
              1e-9,
              """
              select coalesce(max(greatest(abs(p - 1), abs(w - 1))), 0), 0 from (
                select coalesce(try_sum(try_cast(rint(pagerank * 1e15) as bigint)), 0) / 1e15 as p,
                       coalesce(try_sum(try_cast(rint(pagerank_weighted * 1e15) as bigint)), 0) / 1e15 as w
                from network_node where graph_id in (
                  select graph_id from network_graph
                  where metric_id = 'pagerank_iterations' and value is not null)
                group by graph_id)"""),
          new Invariant(
              "density_range",
              "densities of the standard dialect outside [0, 1]",
              0,
              """
              select count(*), 0 from network_graph
              where metric_id like 'density%' and dialect = 'standard'
                and not value between 0 and 1"""),
          new Invariant(
              "null_with_note",
              "statistics that are null without a note, or have a value and a note that says why none",
              0,
              """
              select count(*), 0 from network_graph
              where (value is null) <> (note is not null and not note rlike '^(approximate|partial):')"""),
          new Invariant(
              "path_length_range",
              "graphs whose average path length is below 1 or above the diameter",
              0,
              """
              select count(*), 0 from (
                select max(value) filter (where metric_id = 'average_path_length') as path,
                       max(value) filter (where metric_id = 'diameter') as diameter
                from network_graph where dialect = 'standard' group by graph_id)
              where not path between 1 - 1e-9 and diameter + 1e-9"""),
          new Invariant(
              "modularity_range",
              "modularities outside [-0.5, 1]",
              0,
              """
              select count(*), 0 from network_graph
              where metric_id in ('modularity', 'modularity_mean', 'modularity_directed')
                and not value between -0.5 and 1"""),
          new Invariant(
              "weights_against_expected",
              "graphs whose weights in flow_significance do not sum to those of their vertices",
              0,
              """
              select count(*), 0 from (
                select graph_id, sum(weight) as weight from flow_significance group by graph_id) f
              join (
                select graph_id, sum(strength) as strength from network_node group by graph_id) n
                on f.graph_id = n.graph_id
              where 2 * f.weight <> n.strength"""),
          new Invariant(
              "specialisation_shares",
              "places of specialisation whose shares do not sum to 1",
              0,
              """
              select count(*), 0 from (
                select 1 from specialisation
                group by layer, year, window, role, region_set, scheme, level, place_id
                having abs(sum(share) - 1) > 1e-9)"""),
          new Invariant(
              "structure_range",
              "rows of place_structure with krugman outside [0, 2] or hhi outside (0, 1]",
              0,
              """
              select count(*), 0 from place_structure
              where not (krugman between 0 and 2 + 1e-12 and hhi > 0 and hhi <= 1 + 1e-12)"""),
          new Invariant(
              "similarity_range",
              "rows of place_similarity with krugman outside [0, 2] or similarity outside [0, 1]",
              0,
              """
              select count(*), 0 from place_similarity
              where not (krugman between 0 and 2 + 1e-12 and similarity between 0 and 1 + 1e-12)"""),
          new Invariant(
              "phi_range",
              "rows of sector_relatedness with phi outside (0, 1]",
              0,
              "select count(*), 0 from sector_relatedness where not (phi > 0 and phi <= 1)"),
          new Invariant(
              "index_base_year",
              "values of base-year indices that are not 100 in the base year",
              1e-9,
              """
              select coalesce(max(abs(v.value - 100)), 0), 0
              from index_value v join index_catalog c
                on v.edition = c.edition and v.index_id = c.index_id and v.year = c.base_year
              where c.normalisation = 'base-year'"""),
          new Invariant(
              "index_contributions",
              "points whose contributions of one depth do not add up to the total",
              0,
              """
              select count(*), 0 from (
                select edition, index_id, place_id, year, depth,
                       sum(cast(contribution as decimal(38, 18))) as parts
                from index_value group by all) p
              join index_value t
                on p.edition = t.edition and p.index_id = t.index_id and p.place_id = t.place_id
                   and p.year = t.year and t.node = 'total'
              where not abs(coalesce(p.parts, 0) - t.value) <= 1e-9 * greatest(1, abs(t.value))"""),
          new Invariant(
              "index_weights",
              "nodes with a value whose parts have weights that do not sum to 1",
              0,
              """
              select count(*), 0 from (
                select v.edition, v.index_id, n.parent, v.place_id, v.year, sum(v.weight) as weight
                from index_value v
                join index_node n
                  on v.edition = n.edition and v.index_id = n.index_id and v.node = n.node
                where n.parent is not null group by all) w
              join index_value p
                on w.edition = p.edition and w.index_id = p.index_id and w.parent = p.node
                   and w.place_id = p.place_id and w.year = p.year
              where p.value is not null and not abs(w.weight - 1) <= 1e-9"""),
          new Invariant(
              "index_null_with_note",
              "values of indices that are null without a note, or have a value and a note",
              0,
              "select count(*), 0 from index_value where (value is null) <> (note is not null)"));

  private Invariants() {}

  /** Runs all queries over the views of the contract's tables. */
  static List<Check> check(SparkSession session) {
    List<Callable<List<Check>>> parts = new ArrayList<>();
    for (int i = 0; i < ALL.size(); i += AT_ONCE) {
      List<Invariant> part = ALL.subList(i, Math.min(i + AT_ONCE, ALL.size()));
      parts.add(() -> run(session, part));
    }
    return SideBySide.of(parts).stream().flatMap(List::stream).toList();
  }

  /** Runs some of the queries as one. */
  static List<Check> run(SparkSession session, List<Invariant> invariants) {
    String union =
        invariants.stream()
            .map(i -> "select '" + i.id() + "' as id, * from (" + i.sql() + ") as q(o, e)")
            .collect(Collectors.joining("\nunion all\n"));
    Map<String, Row> results =
        session
            .sql("select id, cast(o as double), cast(e as double) from (" + union + ")")
            .collectAsList()
            .stream()
            .collect(Collectors.toMap(row -> row.getString(0), Function.identity()));
    return invariants.stream().map(i -> check(i, results.get(i.id()))).toList();
  }

  private static Check check(Invariant i, Row result) {
    return Check.invariant(
        i.id(), i.scope(), result.getDouble(1), result.getDouble(2), i.tolerance());
  }
}
