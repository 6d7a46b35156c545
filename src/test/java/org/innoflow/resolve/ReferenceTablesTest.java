package org.innoflow.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.innoflow.resolve.Sample.references;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceTablesTest {

  @Test
  void anIndicatorKeepsItsNames() {
    assertThat(
            rows(
                ReferenceTables.indicators(
                    references(
                        "indicator",
                        "place=苏州, province=江苏, year=2021, indicator=R&D, value=3.91, unit=%",
                        "place=南京市, year=2020, indicator=GDP, value=1481795000000"))))
        .containsExactlyInAnyOrder(
            "source|R&D|苏州|江苏|2021|320500|3.91|%", "source|GDP|南京市||2020|320100|1.481795E12|null");
  }

  @Test
  void aPolicyOfADayHasADateAndOneOfAYearHasNone() {
    assertThat(
            rows(
                ReferenceTables.policies(
                    references(
                        "policy",
                        "place=上海, date=2021-03-05, title=办法, text=全文",
                        "place=合肥, province=安徽, date=2020, title=意见"))))
        .containsExactlyInAnyOrder(
            "source|上海||2021|2021-03-05|办法|310000|全文", "source|合肥|安徽|2020|null|意见|340100|null");
  }

  @ParameterizedTest
  @CsvSource({
    "'place=江苏', 320000",
    "'place=Jiangsu', 320000",
    "'place=昆山', 320500",
    "'place=苏州, province=浙江', null",
    "'place=全国', null",
    "'place=北京', 110000",
  })
  void aPlaceIsACityElseAProvinceElseUnknown(String place, String placeId) {
    Row row = ReferenceTables.policies(references("policy", place + ", date=2021, title=某")).head();

    assertThat(String.valueOf(row.<String>getAs("place_id"))).isEqualTo(placeId);
  }

  @Test
  void otherReferencesAreLeftOut() {
    Dataset<Row> references =
        references("registry", "name=甲")
            .union(references("policy", "place=上海, date=2021, title=某"));

    assertThat(ReferenceTables.indicators(references).collectAsList()).isEmpty();
    assertThat(ReferenceTables.policies(references).collectAsList()).hasSize(1);
  }

  private static List<String> rows(Dataset<Row> table) {
    return table.collectAsList().stream().map(row -> row.mkString("|")).toList();
  }
}
