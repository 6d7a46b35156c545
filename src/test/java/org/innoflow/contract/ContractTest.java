package org.innoflow.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ContractTest {
  /**
   * What readers have been promised: table, grain, further columns. A release may hold more columns
   * than these; that one of them changes its name or goes needs a new contract version.
   */
  private static final String PROMISED =
      """
      dim_place | place_id | level, name_zh, name_en, province_id, country, lon, lat, region_sets, valid_from, valid_to, successor_id
      dim_organisation | org_id | name, org_kind, place_id, place_method, place_confidence, parent_org_id, mentions, group_org_id, industry, tags
      dim_sector | scheme, sector_id | name_zh, name_en, parent_id
      dim_metric | metric_id, dialect | definition, definition_zh, direction, weights, isolates, self_loops, denominator, source
      event | layer, year, event_id | date, source, title, amount, currency, amount_cny, parties, located_parties
      event_party | layer, year, event_id, org_id, role | place_id, share, place_id_then, place_method, place_confidence
      event_sector | layer, year, event_id, scheme, sector_id | weight
      link | layer, year, event_id, src_org_id, dst_org_id | src_place_id, dst_place_id, src_province_id, dst_province_id, scope, region_sets, w_full, w_frac, w_unit, amount_cny
      flow_city | layer, year, scheme, sector_id, src_city_id, dst_city_id | src_name, dst_name, scope, events, links, w_frac, w_unit, amount_cny
      flow_province | layer, year, scheme, sector_id, src_province_id, dst_province_id | src_name, dst_name, scope, events, links, w_frac, w_unit, amount_cny
      place_profile | layer, year, scheme, sector_id, level, place_id | out_events, in_events, within_events, net, participation, nsi, role, rank_out, rank_in, out_yoy, in_yoy, out_cumulative, in_cumulative, within_cumulative
      org_profile | layer, year, org_id | name, org_kind, place_id, events, linked_events, cross_city_events, cross_province_events, partners, company_partners, university_partners, institute_partners, government_partners, fund_partners, person_partners, other_partners, rank
      region_profile | layer, year, region_set, scheme, sector_id, level, place_id | out_events, in_events, within_events, net, participation, nsi, role, rank_out, rank_in, out_yoy, in_yoy, out_cumulative, in_cumulative, within_cumulative
      flow_summary | layer, year, region_set, scheme, sector_id, measure | value, numerator, denominator, unit, yoy, cumulative, located_share, low, high
      flow_growth | layer, region_set, measure, first_year, last_year | first_value, last_value, growth, cagr
      specialisation | layer, year, window, role, region_set, scheme, sector_id, level, place_id | events, share, lq, specialised, relatedness_density
      sector_relatedness | layer, year, window, role, region_set, scheme, level, sector_id, other_sector_id | phi, both_specialised
      place_structure | layer, year, window, role, region_set, scheme, level, place_id | events, sectors, krugman, hhi, entropy
      place_similarity | layer, year, window, role, region_set, scheme, level, place_id, other_place_id | krugman, similarity, complementarity, other_complementarity
      network_node | graph_id, node_id | in_degree, out_degree, degree, in_strength, out_strength, strength, pagerank, pagerank_weighted, clustering, core_number, betweenness, closeness, community
      network_graph | graph_id, metric_id, dialect | value, note
      network_concentration | graph_id, measure | top_10pct_share, top_1pct_share, top_01pct_share, gini, hhi, alpha, x_min, ks, n_tail, ols_slope, ols_r2
      flow_significance | graph_id, src_id, dst_id | weight, expected_weight, affinity, src_p, dst_p, backbone, distance_km, gravity, gravity_residual
      network_catalog | graph_id | layer, year, window, scheme, sector_id, level, region_set, tag, directed, weight, nodes, edges
      index_catalog | edition, index_id | version, data_cut, data_hash, method_hash, level, region_sets, places, first_year, last_year, base_year, normalisation, aggregation, component_weighting, indicator_weighting, imputation, draws, declaration
      index_node | edition, index_id, node | parent, depth, position, name_zh, name_en, unit, direction, origin, source, weight, present_share, places, note
      index_value | edition, index_id, node, place_id, year | value, weight, contribution, change_part, yoy, rank, rank_low, rank_high, raw, normalised, imputed_share, note
      index_growth | edition, index_id, node, place_id, first_year, last_year | depth, first_value, last_value, growth, cagr, rank_nodes, rank_places
      indicator | source, indicator, place_name, province_name, year | place_id, value, unit
      policy | source, place_name, province_name, year, date, title | place_id, text
      policy_term | source, place_name, province_name, year, date, title, term | place_id, occurrences, characters, per_10000
      reject | source, layer, reason, file, row_number | line_number, field, raw_value, row
      quality_check | check_id | scope, observed, expected, tolerance, status
      """;

  /** One type per column name, in whatever table it stands; all others are texts. */
  private static final Map<String, List<String>> TYPES =
      Map.of(
          "long",
          List.of(
              "org_id",
              "parent_org_id",
              "group_org_id",
              "mentions",
              "src_org_id",
              "dst_org_id",
              "events",
              "links",
              "out_events",
              "in_events",
              "within_events",
              "out_strength",
              "in_strength",
              "within_strength",
              "net",
              "numerator",
              "denominator",
              "in_degree",
              "out_degree",
              "degree",
              "strength",
              "nodes",
              "edges",
              "row_number",
              "line_number",
              "linked_events",
              "cross_city_events",
              "cross_province_events",
              "partners",
              "company_partners",
              "university_partners",
              "institute_partners",
              "government_partners",
              "fund_partners",
              "person_partners",
              "other_partners",
              "out_cumulative",
              "in_cumulative",
              "within_cumulative",
              "occurrences",
              "characters",
              "both_specialised",
              "sectors",
              "weight",
              "x_min",
              "n_tail"),
          "int",
          List.of(
              "year",
              "parties",
              "located_parties",
              "rank_out",
              "rank_in",
              "rank",
              "first_year",
              "last_year",
              "core_number",
              "data_cut",
              "places",
              "base_year",
              "draws",
              "depth",
              "position",
              "rank_low",
              "rank_high",
              "rank_nodes",
              "rank_places",
              "community"),
          "double",
          List.of(
              "yoy",
              "out_yoy",
              "in_yoy",
              "cumulative",
              "located_share",
              "low",
              "high",
              "first_value",
              "last_value",
              "growth",
              "cagr",
              "lon",
              "lat",
              "place_confidence",
              "share",
              "weight",
              "w_full",
              "w_frac",
              "w_unit",
              "participation",
              "nsi",
              "role_threshold",
              "mean_strength",
              "value",
              "pagerank",
              "pagerank_weighted",
              "tolerance",
              "per_10000",
              "events",
              "lq",
              "relatedness_density",
              "phi",
              "krugman",
              "hhi",
              "entropy",
              "similarity",
              "complementarity",
              "other_complementarity",
              "clustering",
              "betweenness",
              "closeness",
              "top_10pct_share",
              "top_1pct_share",
              "top_01pct_share",
              "gini",
              "alpha",
              "ks",
              "ols_slope",
              "ols_r2",
              "expected_weight",
              "affinity",
              "src_p",
              "dst_p",
              "distance_km",
              "gravity",
              "gravity_residual",
              "contribution",
              "change_part",
              "raw",
              "normalised",
              "imputed_share",
              "present_share"),
          "date",
          List.of("valid_from", "valid_to", "date"),
          "boolean",
          List.of("directed", "specialised", "backbone"),
          "array<string>",
          List.of("region_sets", "tags"),
          "decimal(24,2)",
          List.of("amount", "amount_cny"),
          "decimal(28,6)",
          List.of("amount_cny"));

  static Stream<String[]> promised() {
    return PROMISED.lines().map(line -> line.split(" \\| "));
  }

  @ParameterizedTest
  @MethodSource("promised")
  void everyPromisedTableHasItsGrainAndColumns(String table, String grain, String columns) {
    assertThat(Contract.table(table).grain()).containsExactly(grain.split(", "));
    assertThat(Contract.table(table).columnNames()).contains(columns.split(", "));
  }

  @Test
  void thereIsNoTableThatIsNotPromised() {
    assertThat(Contract.tables())
        .extracting(Table::name)
        .containsExactlyInAnyOrderElementsOf(promised().map(p -> p[0]).toList());
  }

  @Test
  void everyColumnHasTheTypeThatItsNameLetsExpect() {
    List<String> faults = new ArrayList<>();
    forEveryColumn(
        (table, column) -> {
          boolean isOneOfText =
              List.of("dim_metric.denominator", "network_catalog.weight")
                  .contains(table.name() + "." + column.name());
          List<String> types =
              isOneOfText
                  ? List.of()
                  : TYPES.entrySet().stream()
                      .filter(t -> t.getValue().contains(column.name()))
                      .map(Map.Entry::getKey)
                      .toList();
          if (!(types.isEmpty() ? List.of("string") : types).contains(column.type())) {
            faults.add(table.name() + "." + column.name() + " is " + column.type());
          }
        });
    // dim_metric's weights, denominators and the like are sentences.
    faults.removeIf(fault -> fault.startsWith("dim_metric."));
    assertThat(faults).isEmpty();
  }

  @Test
  void everyTypeIsOneOfSpark() {
    forEveryColumn(
        (table, column) ->
            assertThat(DataType.fromDDL(column.type()))
                .as(table.name() + "." + column.name())
                .isNotNull());
  }

  @Test
  void everyTableAndColumnHasItsMeaningInBothLanguages() {
    assertThat(Contract.tables())
        .allSatisfy(
            table -> {
              assertThat(table.en()).isNotBlank();
              assertThat(table.zh()).containsPattern("\\p{IsHan}");
            });
    forEveryColumn(
        (table, column) -> {
          assertThat(column.en()).as(table.name() + "." + column.name()).isNotBlank();
          assertThat(column.zh())
              .as(table.name() + "." + column.name())
              .matches(".*\\p{IsHan}.*|PageRank");
        });
  }

  @Test
  void everyMetricHasItsDefinitionInChinese() {
    String formula = "\\W*\\w+(\\W*[-+/]\\W*\\w+)+\\W*";

    assertThat(Metric.all())
        .isNotEmpty()
        .allSatisfy(
            metric ->
                assertThat(metric.definitionZh())
                    .as(metric.metricId() + " " + metric.dialect())
                    .matches(".*\\p{IsHan}.*|" + formula));
  }

  @Test
  void everyColumnThatHasNoEmptyValuesHasAnExample() {
    forEveryColumn(
        (table, column) -> {
          if (column.key()) {
            assertThat(column.example()).as(table.name() + "." + column.name()).isNotBlank();
          }
        });
  }

  @Test
  void columnNamesAreSnakeCaseAndStandOnce() {
    for (Table table : Contract.tables()) {
      assertThat(table.columnNames())
          .as(table.name())
          .doesNotHaveDuplicates()
          .allMatch(name -> name.matches("[a-z][a-z0-9_]*"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "flow_city, 'layer,year', 'layer,year,scheme,sector_id,src_city_id,dst_city_id'",
    "network_catalog, '', graph_id",
    "reject, '', 'source,layer,reason,file,row_number'"
  })
  void partitionsAreLayerAndYearWhereTheyLeadTheGrain(
      String table, String partitions, String grain) {
    assertThat(String.join(",", Contract.table(table).partitions())).isEqualTo(partitions);
    assertThat(String.join(",", Contract.table(table).grain())).isEqualTo(grain);
  }

  @Test
  void aTableThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> Contract.table("flow_town"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The contract has no table flow_town");
  }

  @Test
  void layersAndTheirRolesAreThoseOfTheModel() {
    assertThat(Stream.of(Layer.values()).map(l -> l.id() + " " + l.roles() + " " + l.directed()))
        .containsExactly(
            "copatent [applicant] false",
            "transfer [assignor, assignee] true",
            "copaper [affiliation] false",
            "venture [investor, investee] true",
            "subsidiary [parent, subsidiary] true",
            "cooperation [provider, receiver] true",
            "contract [seller, buyer] true");
    assertThat(Stream.of(Layer.values()).map(l -> Layer.of(l.id())))
        .containsExactly(Layer.values());
  }

  private interface ColumnCheck {
    void of(Table table, Column column);
  }

  private static void forEveryColumn(ColumnCheck check) {
    Contract.tables().forEach(table -> table.columns().forEach(column -> check.of(table, column)));
  }
}
