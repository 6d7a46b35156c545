package org.innoflow.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.innoflow.flow.Events.BOSTON;
import static org.innoflow.flow.Events.NANJING;
import static org.innoflow.flow.Events.SHANGHAI;
import static org.innoflow.flow.Events.SUZHOU;
import static org.innoflow.flow.Events.investee;
import static org.innoflow.flow.Events.investor;
import static org.innoflow.flow.Events.patent;
import static org.innoflow.flow.Events.sums;
import static org.innoflow.flow.Events.venture;
import static org.innoflow.flow.Events.withSectors;

import java.util.List;
import org.innoflow.flow.EventView.Sector;
import org.junit.jupiter.api.Test;

class SectorEventsTest {
  private static final Sector WHOLE = new Sector("s", "a", 1);

  @Test
  void anEventCountsByThePartiesInAPlaceAndTheWeightOfTheSector() {
    EventView patent =
        withSectors(
            patent("p", SUZHOU, SUZHOU, NANJING, null),
            new Sector("s", "a", 0.25),
            new Sector("s", "b", 0.75));

    assertThat(counts(patent))
        .containsExactlyInAnyOrder(
            "copatent|2021|applicant|s|a|city|320500|0.125",
            "copatent|2021|applicant|s|b|city|320500|0.375",
            "copatent|2021|applicant|s|a|city|320100|0.0625",
            "copatent|2021|applicant|s|b|city|320100|0.1875",
            "copatent|2021|applicant|s|a|province|320000|0.1875",
            "copatent|2021|applicant|s|b|province|320000|0.5625");
  }

  @Test
  void eachRoleCountsByItselfAndEventsAddUp() {
    EventView deal = withSectors(venture("v", investor(1, SHANGHAI), investee(2, BOSTON)), WHOLE);

    assertThat(counts(deal, Events.withId(deal, "w")))
        .containsExactlyInAnyOrder(
            "venture|2021|investor|s|a|city|310000|2.0",
            "venture|2021|investor|s|a|province|310000|2.0",
            "venture|2021|investee|s|a|city|USA/boston|2.0",
            "venture|2021|investee|s|a|province|USA|2.0");
  }

  @Test
  void anEventOfOnePartyCountsAndOneWithoutPlaceOrSectorDoesNot() {
    assertThat(counts(withSectors(patent("p", SUZHOU), WHOLE))).hasSize(2);
    assertThat(counts(withSectors(patent("p", (String) null), WHOLE), patent("q", SUZHOU)))
        .isEmpty();
  }

  private static List<String> counts(EventView... events) {
    return SectorEvents.of(sums(events)).collectAsList().stream()
        .map(row -> row.mkString("|"))
        .toList();
  }
}
