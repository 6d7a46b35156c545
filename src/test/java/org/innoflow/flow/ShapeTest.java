package org.innoflow.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.innoflow.contract.Layer;
import org.innoflow.flow.EventView.Party;
import org.innoflow.flow.EventView.Sector;
import org.junit.jupiter.api.Test;

class ShapeTest {
  private static final Sector ALL = new Sector("ALL", "ALL", 1);
  private static final Sector ROBOTS = new Sector("sei", "robots", 1);
  private static final String SUZHOU = "320500";
  private static final String HANGZHOU = "330100";

  @Test
  void whoItIsAndWhenDoesNotMatter() {
    EventView one =
        new EventView(
            Layer.of("copatent"),
            2020,
            "1",
            BigDecimal.TEN,
            List.of(in(SUZHOU, 11, "applicant"), in(HANGZHOU, 12, "applicant")),
            List.of(ALL, ROBOTS));
    EventView other =
        new EventView(
            Layer.of("copatent"),
            2021,
            "2",
            null,
            List.of(in(HANGZHOU, 3, "applicant"), in(SUZHOU, 99, "applicant")),
            List.of(ALL, ROBOTS, ROBOTS));

    assertThat(Shape.of(one)).isEqualTo(Shape.of(other)).hasSameHashCodeAs(Shape.of(other));
  }

  @Test
  void layerPlacesRolesAndWhetherThereAreSectorsMatter() {
    assertThat(
            List.of(
                shape("venture", in(SUZHOU, 1, "investor"), in(SUZHOU, 2, "investee")),
                shape("contract", in(SUZHOU, 1, "investor"), in(SUZHOU, 2, "investee")),
                shape("venture", in(SUZHOU, 1, "investor"), in(HANGZHOU, 2, "investee")),
                shape("venture", in(SUZHOU, 1, "investor"), in(null, 2, "investee")),
                shape("venture", in(SUZHOU, 1, "investor"), in(SUZHOU, 2, "investor")),
                Shape.of(
                    new EventView(
                        Layer.of("venture"),
                        2020,
                        "1",
                        null,
                        List.of(in(SUZHOU, 1, "investor"), in(SUZHOU, 2, "investee")),
                        List.of(ALL, ROBOTS)))))
        .doesNotHaveDuplicates();
  }

  /** An organisation that invests in itself is no pair. */
  @Test
  void oneOrganisationInTwoRolesIsNotTwo() {
    assertThat(shape("venture", in(SUZHOU, 7, "investor"), in(SUZHOU, 7, "investee")))
        .isNotEqualTo(shape("venture", in(SUZHOU, 7, "investor"), in(SUZHOU, 8, "investee")));
  }

  private static Shape shape(String layer, Party... parties) {
    return Shape.of(
        new EventView(Layer.of(layer), 2020, "1", null, List.of(parties), List.of(ALL)));
  }

  private static Party in(String city, long orgId, String role) {
    String province = city == null ? null : city.substring(0, 2) + "0000";
    return new Party(orgId, role, city, province, city == null ? null : "CHN");
  }
}
