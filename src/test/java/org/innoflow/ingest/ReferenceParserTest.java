package org.innoflow.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.innoflow.testkit.Profiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scala.jdk.javaapi.CollectionConverters;

final class ReferenceParserTest {
  private static final int KEY = StagedRow.CONTENT.fieldIndex("event_id");
  private static final int FIELDS = StagedRow.CONTENT.fieldIndex("fields");

  private static final String REGISTRY =
      """
      reference = registry
      null-tokens = ["-"]
      list-separator = "；"
      fields {
        name = name
        aliases = { column = aliases, optional = true }
        kind = kind
        city = { column = city, optional = true }
      }
      """;
  private static final String INDICATOR =
      """
      reference = indicator
      fields { place = place, province = province, year = year, indicator = indicator, value = value, unit = { constant = 人 } }
      """;
  private static final String POLICY =
      """
      reference = policy
      fields { place = place, date = date, title = title }
      """;

  @TempDir private Path folder;

  @Test
  void anOrganisationIsItsNameAndTheFieldsThatARowHas() throws RowFault {
    Object[] content =
        content(REGISTRY, "name,aliases,kind,city", " 甲公司 ", "甲；-； A Co. ", "-", "苏州市");

    assertThat(content).hasSize(StagedRow.CONTENT.length());
    assertThat(content[KEY]).isEqualTo("甲公司");
    assertThat(fields(content))
        .containsExactlyEntriesOf(
            new TreeMap<>(Map.of("aliases", "甲\u001FA Co.", "city", "苏州市", "name", "甲公司")));
    assertThat(content[StagedRow.CONTENT.fieldIndex("year")]).isNull();
    assertThat(content[StagedRow.CONTENT.fieldIndex("parties")]).isNull();
  }

  @Test
  void optionalColumnsMayBeAbsent() throws RowFault {
    assertThat(fields(content(REGISTRY, "name,kind", "甲公司", "company")))
        .containsOnly(Map.entry("name", "甲公司"), Map.entry("kind", "company"));
  }

  @Test
  void theKeyOfAnIndicatorKeepsAPlaceForTheProvince() throws RowFault {
    String header = "place,province,year,indicator,value";

    assertThat(content(INDICATOR, header, "上海市", "", "2011", "rd", "1")[KEY])
        .isEqualTo("上海市||2011|rd");
    assertThat(content(INDICATOR, header, "苏州", "江苏", "2011年", "rd", "1")[KEY])
        .isEqualTo("苏州|江苏|2011|rd");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "153731 | 153731",
        "1,234.50 | 1234.50",
        "-3.5 | -3.5",
        "1.5E3 | 1500",
        "2万 | 20000",
        "9999999999999999999999999999 | 9999999999999999999999999999"
      })
  void valuesAreNumbersInOneForm(String text, String value) throws RowFault {
    assertThat(
            fields(
                content(
                    INDICATOR, "place,province,year,indicator,value", "a", "", "2011", "i", text)))
        .containsEntry("value", value)
        .containsEntry("unit", "人");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "NULL",
      value = {
        "missing_place | place | NULL | ;;2011;i;1",
        "missing_year | year | NULL | a;; ;i;1",
        "bad_year | year | twenty | a;;twenty;i;1",
        "bad_year | year | 1799 | a;;1799;i;1",
        "bad_year | year | 0202-05 | a;;0202-05;i;1",
        "bad_year | year | 1074-05-29 | a;;1074-05-29;i;1",
        "missing_indicator | indicator | NULL | a;;2011;;1",
        "missing_value | value | NULL | a;;2011;i;",
        "bad_value | value | n/a | a;;2011;i;n/a",
        "bad_value | value | 5% | a;;2011;i;5%",
        "bad_value | value | 1-2 | a;;2011;i;1-2",
        "bad_value | value | 99999999999999999999999999999 | a;;2011;i;99999999999999999999999999999",
        "bad_value | value | 1E28 | a;;2011;i;1E28",
        "field_count | NULL | a,,2011,i | a;;2011;i",
        "undecodable | NULL | a\uFFFD | a\uFFFD;;2011;i;1"
      })
  void anIndicatorThatSaysNothingIsRefused(String reason, String field, String value, String row) {
    RowFault fault =
        catchThrowableOfType(
            RowFault.class,
            () -> content(INDICATOR, "place,province,year,indicator,value", row.split(";", -1)));

    assertThat(fault.reason()).isEqualTo(reason);
    assertThat(fault.field()).isEqualTo(field);
    if (value != null) {
      assertThat(fault.rawValue()).isEqualTo(value);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2024-07-04, 2024-07-04",
    "2024/7/4, 2024-07-04",
    "2024年7月4日, 2024-07-04",
    "45477, 2024-07-04",
    "2024年7月, 2024",
    "2024, 2024"
  })
  void oneDateWrittenInTwoWaysIsOneKey(String text, String date) throws RowFault {
    Object[] content = content(POLICY, "place,date,title", "江苏省", text, "计划");

    assertThat(content[KEY]).isEqualTo("江苏省||" + date + "|计划");
    assertThat(fields(content)).containsEntry("date", date).doesNotContainKey("text");
  }

  @ParameterizedTest
  @CsvSource({
    "bad_date, 江苏省;2024-02-30;计划",
    "missing_date, 江苏省;;计划",
    "missing_title, 江苏省;2024;",
    "missing_place, ;2024;计划"
  })
  void aPolicyWithoutPlaceDateOrTitleIsRefused(String reason, String row) {
    RowFault fault =
        catchThrowableOfType(
            RowFault.class, () -> content(POLICY, "place,date,title", row.split(";", -1)));

    assertThat(fault.reason()).isEqualTo(reason);
  }

  private Object[] content(String profile, String header, String... cells) throws RowFault {
    var read = Profiles.profile(folder, profile);
    ColumnMap columns = ColumnMap.of(read, List.of(header.split(",", -1)), "f", Lookups.NONE);
    return RowParser.of(read, columns).content(List.of(cells));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> fields(Object[] content) {
    return CollectionConverters.asJava((scala.collection.Map<String, String>) content[FIELDS]);
  }
}
