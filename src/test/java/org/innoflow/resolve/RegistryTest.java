package org.innoflow.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.innoflow.resolve.Sample.id;
import static org.innoflow.resolve.Sample.references;
import static org.innoflow.resolve.Sample.registry;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.innoflow.organisation.Aliases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryTest {

  @ParameterizedTest
  @CsvSource({
    "'province=江苏, city=苏州', 320500",
    "county=昆山市, 320500",
    "address=浙江省杭州市西湖区余杭塘路866号, 330100",
    "'country=USA, city=Boston', USA/boston",
    "'country=中国, city=苏州市', 320500",
    "'country=CHN, city=Hangzhou', 330100",
    "country=USA, ",
    "'province=浙江, city=苏州', ",
    "kind=company, ",
  })
  void anOrganisationIsWhereItsColumnsOrItsAddressSay(String columns, String placeId) {
    assertThat(registry("name=甲公司, " + columns).head().<String>getAs("place_id"))
        .isEqualTo(placeId);
  }

  /** The registry says where an organisation is, not where it was. */
  @Test
  void aFormerPlaceIsTakenAsTheOneOfToday() {
    assertThat(registry("name=甲公司, province=安徽, city=巢湖市").head().<String>getAs("place_id"))
        .isEqualTo("340100");
  }

  @ParameterizedTest
  @CsvSource({
    "company, company",
    "企业, company",
    "高校, university",
    "大学, university",
    "科研院所, institute",
    "政府, government",
    "基金, fund",
    "个人, person",
    "其他, other",
    "合作社, ",
  })
  void kindsAreOursOrTheWordsOfChineseRegistries(String text, String kind) {
    assertThat(registry("name=甲公司, kind=" + text).head().<String>getAs("kind")).isEqualTo(kind);
  }

  @Test
  void theParentIsAnIdAndANameAndMayBeUnknownToTheRegistry() {
    Row row = registry("name=甲公司, parent=乙集团 有限责任公司").head();

    assertThat(row.<Long>getAs("org_id")).isEqualTo(id("甲公司"));
    assertThat(row.<Long>getAs("parent_org_id")).isEqualTo(id("乙集团有限公司"));
    assertThat(row.<String>getAs("parent_name")).isEqualTo("乙集团 有限责任公司");
    assertThat(row.<String>getAs("parent_canonical")).isEqualTo("乙集团有限公司");
  }

  /** Two spellings are two keys of the reference and one organisation. */
  @Test
  void ofRowsThatContradictEachOtherTheFirstNameInTheAlphabetCounts() {
    String[] rows = {
      "name=Acme Inc., city=苏州市", "name=ACME INC, city=南京市", "name=acme inc, city=杭州"
    };
    String[] turned = {rows[2], rows[1], rows[0]};

    for (Dataset<Row> registry : List.of(registry(rows), registry(turned))) {
      assertThat(registry.select("name", "place_id").collectAsList())
          .extracting(row -> row.mkString(" "))
          .containsExactly("ACME INC 320100");
    }
  }

  @ParameterizedTest
  @CsvSource({"'tags=sample|platform|sample', 'platform sample'", "kind=company, ''"})
  void tagsAreSortedAndThereOnceEach(String column, String tags) {
    assertThat(registry("name=甲公司, " + column).head().<String>getList(10))
        .isEqualTo(tags.isEmpty() ? List.of() : List.of(tags.split(" ")));
  }

  @Test
  void otherReferencesAreNoOrganisations() {
    Dataset<Row> mixed =
        references("policy", "place=上海, date=2021, title=某")
            .union(references("registry", "name=甲"));

    assertThat(Registry.of(mixed, Aliases.none()).select("name").collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactly("甲");
  }

  @Test
  void otherNamesLeadToTheCanonicalNameOfTheRow() {
    assertThat(
            Registry.aliases(
                references("registry", "name=北京大学, aliases=北大|Peking Univ.", "name=甲公司, kind=企业")))
        .hasSize(2)
        .containsEntry("北大", "北京大学")
        .containsEntry("peking univ", "北京大学");
  }

  @Test
  void whatTheRegistryListsItselfIsNobodysOtherName() {
    assertThat(
            Registry.aliases(
                references("registry", "name=甲集团, aliases=甲公司|甲股份", "name=甲公司, kind=企业")))
        .containsOnlyKeys("甲股份")
        .containsEntry("甲股份", "甲集团");
  }

  @Test
  void aNameThatTwoClaimIsThatOfTheFirstInTheAlphabetInAnyOrder() {
    assertThat(Registry.aliases(references("registry", "name=b, aliases=x", "name=a, aliases=x|y")))
        .containsEntry("x", "a")
        .isEqualTo(
            Registry.aliases(references("registry", "name=a, aliases=x|y", "name=b, aliases=x")));
  }

  @Test
  void parentsAreFoundByTheirOtherNames() {
    Dataset<Row> references =
        references("registry", "name=北京大学, aliases=北大", "name=北大研究院, parent=北大");
    Aliases aliases = Aliases.none().and(Registry.aliases(references));

    assertThat(
            Registry.of(references, aliases)
                .filter("parent_org_id is not null")
                .select("canonical_name", "parent_canonical")
                .collectAsList())
        .extracting(row -> row.mkString(" "))
        .containsExactly("北大研究院 北京大学");
  }
}
