package org.innoflow.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.innoflow.resolve.Sample.nowhere;

import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.innoflow.sector.Sector;
import org.innoflow.sector.Sectors;
import org.innoflow.testkit.TestSpark;
import org.junit.jupiter.api.Test;

class SectorTableTest {
  private static final List<Sector> KNOWN =
      List.of(
          new Sector("tree", "A", "甲", "First", null),
          new Sector("tree", "A1", "甲一", null, "A"),
          new Sector("other", "B", "乙", null, null));

  @Test
  void ofASchemeThatEventsHaveAllKnownSectorsAreListedWithTheirParents() {
    assertThat(table(KNOWN, sector("tree", "A1"), sector("tree", "A1"), sector("tree", "new")))
        .containsExactlyInAnyOrder(
            "ALL|ALL|合计|All sectors|null",
            "tree|A|甲|First|null",
            "tree|A1|甲一|null|A",
            "tree|new|new|null|null");
  }

  @Test
  void withoutSectorsThereIsTheTotalAlone() {
    assertThat(table(KNOWN)).containsExactly("ALL|ALL|合计|All sectors|null");
  }

  /** GB/T 4754: 3962 intelligent vehicle devices, in 396, in 39, in section C. */
  @Test
  void industriesHaveTheirParents() {
    List<String> table =
        table(new Sectors(List.of(), List.of()).known(), sector("gbt4754", "3962"));

    assertThat(table)
        .filteredOn(row -> row.matches("gbt4754\\|(C|39|396|3962)\\|.*"))
        .extracting(row -> row.replaceAll("\\|.*\\|", "<"))
        .containsExactlyInAnyOrder("gbt4754<null", "gbt4754<C", "gbt4754<39", "gbt4754<396");
    assertThat(table).noneMatch(row -> row.startsWith("wipo35|"));
  }

  private static Row sector(String scheme, String id) {
    return RowFactory.create(scheme, id, id, 1.0);
  }

  /** The table for one event of these sectors. */
  private static List<String> table(List<Sector> known, Row... sectors) {
    Row event = Sample.event("1", List.of(nowhere("甲公司")), sectors);
    return SectorTable.of(
            TestSpark.session().createDataFrame(List.of(event), ResolvedEvent.STAGED), known)
        .collectAsList()
        .stream()
        .map(row -> row.mkString("|"))
        .toList();
  }
}
