package org.innoflow.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.innoflow.flow.Events.BOSTON;
import static org.innoflow.flow.Events.HANGZHOU;
import static org.innoflow.flow.Events.NANJING;
import static org.innoflow.flow.Events.SHANGHAI;
import static org.innoflow.flow.Events.SUZHOU;
import static org.innoflow.flow.Events.investee;
import static org.innoflow.flow.Events.investor;
import static org.innoflow.flow.Events.party;
import static org.innoflow.flow.Events.patent;
import static org.innoflow.flow.Events.venture;

import java.util.Collections;
import java.util.List;
import org.innoflow.contract.Layer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairsTest {
  @ParameterizedTest
  @CsvSource({"2, 1, 1, 1", "3, 3, 0.5, 0.333333333333333333", "5, 10, 0.25, 0.1"})
  void everyTwoOfAnUndirectedEventAreAPair(int parties, int pairs, double frac, double unit) {
    String[] cities = Collections.nCopies(parties, SUZHOU).toArray(String[]::new);
    assertThat(Pairs.of(patent("p", cities)))
        .hasSize(pairs)
        .doesNotHaveDuplicates()
        .allSatisfy(
            pair -> {
              assertThat(pair.wFrac()).isEqualTo(frac);
              assertThat(pair.wUnit()).isCloseTo(unit, within(1e-16));
              assertThat(pair.src().orgId()).isLessThan(pair.dst().orgId());
            });
  }

  @Test
  void anEventOfOneOrganisationHasNoPair() {
    assertThat(Pairs.of(patent("p", SUZHOU))).isEmpty();
    assertThat(Pairs.of(venture("v", investor(1, SUZHOU)))).isEmpty();
    assertThat(Pairs.of(patent("p"))).isEmpty();
  }

  @Test
  void everySourceIsLinkedWithEveryTarget() {
    EventView event =
        venture(
            "v",
            investor(1, SUZHOU),
            investor(2, SHANGHAI),
            investee(3, SUZHOU),
            investee(4, null),
            investee(5, BOSTON));
    assertThat(links(event)).containsExactlyInAnyOrder("1>3", "1>4", "1>5", "2>3", "2>4", "2>5");
    assertThat(Pairs.of(event))
        .allSatisfy(
            pair -> {
              assertThat(pair.wFrac()).isEqualTo(1.0 / 3);
              assertThat(pair.wUnit()).isEqualTo(1.0 / 6);
            });
  }

  @Test
  void directedPairsKeepTheirDirectionWhateverThePlaces() {
    assertThat(links(venture("v", investor(9, SUZHOU), investee(1, SHANGHAI))))
        .containsExactly("9>1");
    assertThat(links(venture("v", investor(9, null), investee(1, SHANGHAI))))
        .containsExactly("9>1");
  }

  @Test
  void anOrganisationIsNeverLinkedWithItself() {
    EventView event =
        venture(
            "v",
            investor(1, SUZHOU),
            investor(2, SHANGHAI),
            investee(1, SUZHOU),
            investee(3, HANGZHOU));
    assertThat(links(event)).containsExactlyInAnyOrder("1>3", "2>1", "2>3");
    assertThat(Pairs.of(event))
        .allSatisfy(
            pair -> {
              assertThat(pair.wFrac()).isEqualTo(pair.src().orgId() == 1 ? 1 : 0.5);
              assertThat(pair.wUnit()).isEqualTo(1.0 / 3);
            });
    assertThat(links(venture("v", investor(1, SUZHOU), investee(1, SHANGHAI)))).isEmpty();
  }

  @Test
  void anEventWithOneOfTheRolesHasNoPair() {
    assertThat(links(venture("v", investor(1, SUZHOU), investor(2, SHANGHAI)))).isEmpty();
    assertThat(links(venture("v", investee(1, SUZHOU), investee(2, SHANGHAI)))).isEmpty();
  }

  @Test
  void undirectedPairsGoFromTheSmallerPlaceToTheLarger() {
    assertThat(links(patent("p", SUZHOU, SHANGHAI, BOSTON)))
        .containsExactlyInAnyOrder("2>1", "2>3", "1>3");
  }

  @Test
  void atOnePlaceTheSmallerOrganisationComesFirst() {
    EventView event =
        Events.event(
            Layer.COPATENT,
            "p",
            List.of(party(5, "applicant", SUZHOU), party(-7, "applicant", SUZHOU)));
    assertThat(links(event)).containsExactly("-7>5");
  }

  @Test
  void unlocatedOrganisationsComeLast() {
    EventView event = patent("p", null, BOSTON, null);
    assertThat(links(event)).containsExactlyInAnyOrder("2>1", "2>3", "1>3");
    assertThat(Pairs.of(event))
        .allSatisfy(
            pair -> {
              assertThat(pair.scope()).isEqualTo(Scope.UNLOCATED);
              assertThat(pair.located()).isFalse();
            });
  }

  @Test
  void theScopeIsTheWidestBorderThatAPairCrosses() {
    assertThat(scope(SUZHOU, SUZHOU)).isEqualTo(Scope.WITHIN_CITY);
    assertThat(scope(SUZHOU, NANJING)).isEqualTo(Scope.WITHIN_PROVINCE);
    assertThat(scope(SUZHOU, SHANGHAI)).isEqualTo(Scope.CROSS_PROVINCE);
    assertThat(scope(SUZHOU, BOSTON)).isEqualTo(Scope.CROSS_BORDER);
    assertThat(scope(BOSTON, BOSTON)).isEqualTo(Scope.WITHIN_CITY);
    assertThat(scope(BOSTON, "USA/austin")).isEqualTo(Scope.WITHIN_PROVINCE);
    assertThat(scope(SUZHOU, null)).isEqualTo(Scope.UNLOCATED);
    assertThat(scope(null, null)).isEqualTo(Scope.UNLOCATED);
  }

  @Test
  void pairsOfAVeryLargeEventAreStreamed() {
    String[] cities = Collections.nCopies(5000, SUZHOU).toArray(String[]::new);
    assertThat(Pairs.of(patent("p", cities)).filter(Pair::located).count()).isEqualTo(12_497_500);
    assertThat(Pairs.of(patent("p", cities)).limit(3)).hasSize(3);
  }

  private static Scope scope(String a, String b) {
    return Pairs.of(patent("p", a, b)).findFirst().orElseThrow().scope();
  }

  private static List<String> links(EventView event) {
    return Pairs.of(event).map(p -> p.src().orgId() + ">" + p.dst().orgId()).toList();
  }
}
