package org.innoflow.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.Charset;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.innoflow.config.SettingsLoader;
import org.innoflow.text.TermMatcher;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The registry, the indicators and the policies of data-sample/, counted anew from the files. */
class SampleReferenceTest {

  private static final Set<String> DELTA = Set.of("上海", "江苏", "浙江", "安徽");

  private static Recount.Sorted registry;
  private static Recount.Sorted indicators;
  private static Recount.Sorted policies;
  private static Recount recount;

  @BeforeAll
  static void loadsTheGoodRows() throws IOException, SQLException {
    registry =
        Recount.sort(
            records("registry/organisations.csv"),
            row -> row.size() != 8 ? "fields" : row.get(0).isEmpty() ? "no name" : "good",
            row -> row.get(0));
    indicators =
        Recount.sort(
            records("indicators/indicators.csv"),
            row -> row.size() != 5 ? "fields" : row.get(3).matches("[0-9]*") ? "good" : "bad value",
            row -> row.get(0) + row.get(1) + row.get(2));
    policies =
        Recount.sort(
            records("policies/policies.csv"),
            row ->
                row.get(1).length() != 10 ? "bad date" : row.get(2).isEmpty() ? "no title" : "good",
            row -> row.get(0));
    recount = new Recount();
    recount.load(
        "indicator",
        List.of("place", "year", "indicator", "value", "unit"),
        indicators.good().stream().filter(row -> !row.get(3).isEmpty()).toList());
  }

  @AfterAll
  static void closes() throws SQLException {
    recount.close();
  }

  @Test
  void rowsAreGoodOrBadAsCounted() {
    assertThat(registry.counts())
        .isEqualTo(Map.of("good", 756, "no name", 4, "fields", 4, "duplicate", 6, "superseded", 5));
    assertThat(indicators.counts())
        .isEqualTo(Map.of("good", 1_476, "bad value", 4, "fields", 2, "duplicate", 5));
    assertThat(policies.counts())
        .isEqualTo(Map.of("good", 44, "bad date", 2, "no title", 1, "duplicate", 2));
  }

  @Test
  void registryNamesParentsThatItHas() {
    Set<String> names = registry.good().stream().map(row -> row.get(0)).collect(Collectors.toSet());
    List<String> parents =
        registry.good().stream().map(row -> row.get(6)).filter(name -> !name.isEmpty()).toList();

    assertThat(parents).hasSize(60).allMatch(names::contains);
    assertThat(registry.good()).filteredOn(row -> row.get(2).isEmpty()).hasSize(80);
    assertThat(registry.good()).allMatch(row -> row.get(5).endsWith("号"));
  }

  @Test
  void whatOnlyTheRegistryPlacesLiesOutsideTheDelta() throws IOException {
    Set<String> unplaced = new TreeSet<>();
    for (List<String> row : records("transfers/patent_transfers.csv.gz")) {
      if (row.size() == 11 && row.get(5).equals("-") && !row.get(4).equals("-")) {
        unplaced.addAll(List.of(row.get(4), row.get(7)));
      }
    }
    records("contracts/technology_contracts.csv").stream()
        .filter(row -> row.size() == 15 && row.get(7).isEmpty() && !row.get(6).isEmpty())
        .forEach(row -> unplaced.add(row.get(6)));
    byte[] deals = Recount.bytes(Recount.SAMPLE.resolve("venture/ai_deals.csv"));
    Recount.records(new String(deals, Charset.forName("GB18030"))).stream()
        .filter(row -> row.size() == 13 && row.get(12).equals("-"))
        .forEach(row -> unplaced.add(row.get(9)));

    List<List<String>> placed =
        registry.good().stream().filter(row -> unplaced.contains(row.get(0))).toList();
    assertThat(placed).hasSizeGreaterThan(50).hasSize(unplaced.size());
    assertThat(placed).noneMatch(row -> row.get(2).isEmpty() || DELTA.contains(row.get(2)));
  }

  @Test
  void personnelIsAsPublished() throws SQLException {
    assertThat(
            recount.rows(
                "select year, sum(value::int) from indicator where indicator = 'rd_personnel'"
                    + " and year in ('2011', '2022') group by 1 order by 1"))
        .containsExactly("2011 738400", "2022 1802000");
    assertThat(personnelPer10000("2022")).isEqualTo(76.20, within(0.005));
    assertThat(100 * (personnelPer10000("2022") / personnelPer10000("2021") - 1))
        .isEqualTo(7.06, within(0.005));
    assertThat(recount.number("select count(distinct place) from indicator")).isEqualTo(41);
  }

  @Test
  void plansMentionTheTermAsOftenAsPublished() {
    Map<String, Integer> mentions =
        policies.good().stream()
            .collect(
                Collectors.toMap(row -> row.get(0), row -> row.get(3).split("长三角", -1).length - 1));

    assertThat(mentions)
        .containsEntry("浙江省", 7)
        .containsEntry("江苏省", 18)
        .containsEntry("安徽省", 11)
        .hasSize(44);
    assertThat(mentions.entrySet())
        .filteredOn(plan -> plan.getKey().endsWith("市") && plan.getValue() > 0)
        .hasSize(29);
  }

  /** Among the shipped terms are longer ones that begin as this one does. */
  @Test
  void theShippedTermsFindTheTermAsOftenAsItIsThere() {
    TermMatcher matcher = new TermMatcher(SettingsLoader.load(null, List.of()).policyTerms());

    assertThat(policies.good())
        .allSatisfy(
            plan ->
                assertThat(matcher.found(plan.get(3)).stream().filter("长三角"::equals))
                    .hasSize(plan.get(3).split("长三角", -1).length - 1));
  }

  private static double personnelPer10000(String year) throws SQLException {
    return recount.number(
        "select sum(value::int) filter (indicator = 'rd_personnel')"
            + " / sum(value::int) filter (indicator = 'population') from indicator where year = "
            + "'"
            + year
            + "'");
  }

  private static List<List<String>> records(String file) throws IOException {
    return Recount.records(new String(Recount.bytes(Recount.SAMPLE.resolve(file)), UTF_8));
  }
}
