package org.innoflow.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.innoflow.flow.Events.HANGZHOU;
import static org.innoflow.flow.Events.SHANGHAI;
import static org.innoflow.flow.Events.in;
import static org.innoflow.flow.Events.patent;
import static org.innoflow.flow.Events.sums;
import static org.innoflow.flow.Events.withSectors;

import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.innoflow.contract.Contract;
import org.innoflow.flow.EventView.Sector;
import org.innoflow.io.Schemas;
import org.junit.jupiter.api.Test;

class FlowGrowthTest {
  /** Events of 2018, 2019 and 2021: 1, 2 and 8; links: 0, 1 and 3. */
  private static Dataset<Row> table() {
    EventView alone = withSectors(patent("a", SHANGHAI), new Sector("sei", "ai", 1));
    EventView linked = patent("b", SHANGHAI, HANGZHOU);
    return FlowGrowth.of(
        FlowSummary.of(
            sums(
                in(2018, alone),
                in(2019, alone),
                in(2019, linked),
                in(2021, linked),
                in(2021, linked),
                in(2021, linked),
                in(2021, alone),
                in(2021, alone),
                in(2021, alone),
                in(2021, alone),
                in(2021, alone))));
  }

  private static Map<String, Row> growth(String measure) {
    return table().collectAsList().stream()
        .filter(r -> r.getAs("measure").equals(measure))
        .collect(Collectors.toMap(r -> r.getAs("first_year") + "-" + r.getAs("last_year"), r -> r));
  }

  @Test
  void everyTwoYearsThatExistAreAWindow() {
    Map<String, Row> events = growth("events");
    assertThat(events).containsOnlyKeys("2018-2019", "2018-2021", "2019-2021");
    assertGrowth(events.get("2018-2019"), 1, 2, 1.0, 1.0);
    assertGrowth(events.get("2018-2021"), 1, 8, 7.0, 1.0);
    assertGrowth(events.get("2019-2021"), 2, 8, 3.0, 1.0);
  }

  @Test
  void nothingGrowsFromZero() {
    Map<String, Row> links = growth("links");
    assertGrowth(links.get("2018-2021"), 0, 3, null, null);
    assertGrowth(links.get("2019-2021"), 1, 3, 2.0, Math.sqrt(3) - 1);
    assertGrowth(growth("links_cross_border").get("2019-2021"), 0, 0, null, null);
  }

  @Test
  void sharesAndSectorsAreLeftOut() {
    assertThat(
            table().select("measure").distinct().collectAsList().stream().map(r -> r.getString(0)))
        .hasSize(16)
        .noneMatch(measure -> measure.startsWith("share"));
    assertThat(table().count()).isEqualTo(16 * 3);
  }

  @Test
  void theTableIsThatOfTheContract() {
    assertThat(Schemas.differences(Contract.table("flow_growth"), table().schema())).isEmpty();
  }

  private static void assertGrowth(Row row, double first, double last, Double growth, Double cagr) {
    assertThat(row.<Double>getAs("first_value")).isEqualTo(first);
    assertThat(row.<Double>getAs("last_value")).isEqualTo(last);
    if (growth == null) {
      assertThat(row.<Double>getAs("growth")).isNull();
      assertThat(row.<Double>getAs("cagr")).isNull();
    } else {
      assertThat(row.<Double>getAs("growth")).isEqualTo(growth);
      assertThat(row.<Double>getAs("cagr")).isCloseTo(cagr, within(1e-12));
    }
  }
}
