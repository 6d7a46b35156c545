package org.innoflow.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.innoflow.resolve.Sample.id;
import static org.innoflow.resolve.Sample.in;
import static org.innoflow.resolve.Sample.nowhere;
import static org.innoflow.resolve.Sample.party;

import java.util.Map;
import org.innoflow.organisation.Aliases;
import org.junit.jupiter.api.Test;

class IdentityTest {
  private static final String SUZHOU = "320500";
  private static final String NANJING = "320100";

  @Test
  void anOrganisationIsTheSameInEveryCity() {
    Party suzhou = in(SUZHOU, "甲科技有限责任公司");
    Party nanjing = in(NANJING, "甲科技有限公司");

    assertThat(suzhou.orgId()).isEqualTo(nanjing.orgId()).isEqualTo(id("甲科技有限公司"));
    assertThat(suzhou.name()).isEqualTo("甲科技有限责任公司");
    assertThat(suzhou.kind()).isNull();
  }

  @Test
  void namesakesInTwoCitiesAreTwoAndInOneCityOne() {
    assertThat(in(SUZHOU, "李明").canonicalName()).isEqualTo("李明 @320500");
    assertThat(in(SUZHOU, "李明").orgId()).isEqualTo(in(SUZHOU, " 李明 ").orgId());
    assertThat(in(SUZHOU, "李明").orgId()).isNotEqualTo(in(NANJING, "李明").orgId());
    assertThat(in(SUZHOU, "李明").orgId()).isNotEqualTo(nowhere("李明").orgId());
    assertThat(nowhere("李明").canonicalName()).isEqualTo("李明");
    assertThat(in(SUZHOU, "李明").isPerson()).isTrue();
  }

  /** The extract's word goes before what the name looks like. */
  @Test
  void whoIsAPersonTheExtractKnowsBest() {
    PartyPlace suzhou = in(SUZHOU, "李明").place();

    assertThat(party("李明", "company", suzhou).canonicalName()).isEqualTo("李明");
    assertThat(party("李明", "company", suzhou).isPerson()).isFalse();
    assertThat(party("某某公司", "person", suzhou).canonicalName()).isEqualTo("某某公司 @320500");
  }

  @Test
  void anotherNameIsTheSameOrganisation() {
    Aliases aliases = Aliases.none().and(Map.of("北大", "北京大学"));
    Mention mention =
        new Mention("applicant", "北大", null, "cn", null, null, null, null, null, null, null, null);
    Party party = Identity.of(mention, PartyPlace.unknown("none"), aliases);

    assertThat(party.orgId()).isEqualTo(id("北京大学"));
    assertThat(party.name()).isEqualTo("北大");
    assertThat(party.canonicalName()).isEqualTo("北京大学");
  }
}
