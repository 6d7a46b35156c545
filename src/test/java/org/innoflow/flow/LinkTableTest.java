package org.innoflow.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.innoflow.flow.Events.BOSTON;
import static org.innoflow.flow.Events.HANGZHOU;
import static org.innoflow.flow.Events.NANJING;
import static org.innoflow.flow.Events.SHANGHAI;
import static org.innoflow.flow.Events.SUZHOU;
import static org.innoflow.flow.Events.investee;
import static org.innoflow.flow.Events.investor;
import static org.innoflow.flow.Events.patent;
import static org.innoflow.flow.Events.province;
import static org.innoflow.flow.Events.rows;
import static org.innoflow.flow.Events.venture;
import static org.innoflow.flow.Events.withAmount;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.innoflow.config.RegionSets;
import org.innoflow.contract.Contract;
import org.innoflow.io.Schemas;
import org.innoflow.place.Regions;
import org.junit.jupiter.api.Test;

class LinkTableTest {
  private static final Regions REGIONS =
      Regions.of(
          new RegionSets(
              Map.of("delta", List.of("310000", "320000"), "jiangsu", List.of("320000"))));

  @Test
  void everyPairIsALink() {
    List<Row> links =
        LinkTable.of(
                rows(
                    patent("p", SUZHOU, SHANGHAI, null),
                    patent("alone", SUZHOU),
                    withAmount(
                        venture("v", investor(7, null), investor(8, SUZHOU), investee(9, HANGZHOU)),
                        "100.01")),
                REGIONS)
            .drop("region_sets")
            .collectAsList();
    assertThat(links)
        .containsExactlyInAnyOrder(
            link("copatent", "p", 2, 1, SHANGHAI, SUZHOU, "cross_province", 0.5, 2.0 / 6, null),
            link("copatent", "p", 2, 3, SHANGHAI, null, "unlocated", 0.5, 2.0 / 6, null),
            link("copatent", "p", 1, 3, SUZHOU, null, "unlocated", 0.5, 2.0 / 6, null),
            link("venture", "v", 7, 9, null, HANGZHOU, "unlocated", 1, 0.5, "50.005000"),
            link("venture", "v", 8, 9, SUZHOU, HANGZHOU, "cross_province", 1, 0.5, "50.005000"));
  }

  @Test
  void theScopeSaysWhichBorderALinkCrosses() {
    assertThat(
            LinkTable.of(
                    rows(
                        patent("a", SUZHOU, SUZHOU),
                        patent("b", SUZHOU, NANJING),
                        patent("c", SUZHOU, SHANGHAI),
                        patent("d", SUZHOU, BOSTON),
                        patent("e", SUZHOU, null)),
                    REGIONS)
                .select("event_id", "src_province_id", "dst_province_id", "scope")
                .orderBy("event_id")
                .collectAsList())
        .containsExactly(
            RowFactory.create("a", "320000", "320000", "within_city"),
            RowFactory.create("b", "320000", "320000", "within_province"),
            RowFactory.create("c", "310000", "320000", "cross_province"),
            RowFactory.create("d", "320000", "USA", "cross_border"),
            RowFactory.create("e", "320000", null, "unlocated"));
  }

  @Test
  void aLinkBelongsToTheRegionSetsThatHoldBothEnds() {
    assertThat(
            LinkTable.of(
                    rows(
                        patent("a", SUZHOU, NANJING),
                        patent("b", SUZHOU, SHANGHAI),
                        patent("c", SUZHOU, HANGZHOU),
                        patent("d", SUZHOU, null)),
                    REGIONS)
                .selectExpr("event_id", "array_join(region_sets, '+')")
                .orderBy("event_id")
                .collectAsList())
        .containsExactly(
            RowFactory.create("a", "delta+jiangsu"),
            RowFactory.create("b", "delta"),
            RowFactory.create("c", ""),
            RowFactory.create("d", ""));
  }

  @Test
  void amountsAreRoundedToTheMillionth() {
    assertThat(LinkTable.share(new BigDecimal("100.00"), 1.0 / 3)).isEqualTo("33.333333");
    assertThat(LinkTable.share(new BigDecimal("200.00"), 1.0 / 3)).isEqualTo("66.666667");
    assertThat(LinkTable.share(null, 0.5)).isNull();
  }

  @Test
  void theTableIsThatOfTheContract() {
    assertThat(
            Schemas.differences(
                Contract.table("link"), LinkTable.of(rows(patent("p", SUZHOU)), REGIONS).schema()))
        .isEmpty();
  }

  private static Row link(
      String layer,
      String event,
      long src,
      long dst,
      String srcPlace,
      String dstPlace,
      String scope,
      double frac,
      double unit,
      String amount) {
    return RowFactory.create(
        layer,
        Events.YEAR,
        event,
        src,
        dst,
        srcPlace,
        dstPlace,
        province(srcPlace),
        province(dstPlace),
        scope,
        1.0,
        frac,
        unit,
        amount == null ? null : new BigDecimal(amount));
  }
}
