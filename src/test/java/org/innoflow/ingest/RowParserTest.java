package org.innoflow.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.innoflow.config.SourceProfile;
import org.innoflow.testkit.Profiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RowParserTest {
  private static final int YEAR = 1;
  private static final int DATE = 2;
  private static final int TITLE = 3;
  private static final int AMOUNT = 5;
  private static final int CURRENCY = 6;
  private static final int PARTIES = 7;
  private static final int SECTORS = 8;

  @TempDir private Path folder;

  @Test
  void aRowBecomesTheContentOfAnEvent() throws RowFault {
    Object[] content =
        patent("CN1", "2021-03-05", "标题", "甲 | 乙", "江苏 | 上海", "苏州市 | 上海市", "AI | 芯片");

    assertThat(content).hasSize(10);
    assertThat(content[0]).isEqualTo("CN1");
    assertThat(content[YEAR]).isEqualTo(2021);
    assertThat(content[DATE]).isEqualTo(LocalDate.of(2021, 3, 5));
    assertThat(content[TITLE]).isEqualTo("标题");
    assertThat(rows(content[PARTIES]))
        .containsExactly(
            "[applicant,甲,null,cn,null,江苏,苏州市,null,null,null,null,null,null]",
            "[applicant,乙,null,cn,null,上海,上海市,null,null,null,null,null,null]");
    assertThat(rows(content[SECTORS])).containsExactly("[sei,AI]", "[sei,芯片]");
  }

  @Test
  void partiesAndSectorsThatAreAlikeCountOnce() throws RowFault {
    Object[] content =
        patent("1", "2021-03-05", "", "甲 | 乙 | 甲 | 甲", "上海 | 上海 | 上海 | 江苏", "", "AI | AI");

    assertThat(rows(content[PARTIES]))
        .containsExactly(
            "[applicant,甲,null,cn,null,上海,null,null,null,null,null,null,null]",
            "[applicant,乙,null,cn,null,上海,null,null,null,null,null,null,null]",
            "[applicant,甲,null,cn,null,江苏,null,null,null,null,null,null,null]");
    assertThat(rows(content[SECTORS])).containsExactly("[sei,AI]");
  }

  @Test
  void placesGoWithNamesByPositionAndKeepTheirGaps() throws RowFault {
    Object[] content = patent("1", "2021-03-05", "", "甲 | - | 丙", "- | 江苏 | 上海", " |  | 上海市", "");

    assertThat(rows(content[PARTIES]))
        .containsExactly(
            "[applicant,甲,null,cn,null,null,null,null,null,null,null,null,null]",
            "[applicant,丙,null,cn,null,上海,上海市,null,null,null,null,null,null]");
  }

  @Test
  void aListBesideACoarserOneOfAnotherLengthIsOfTheRightLengthByChance() throws RowFault {
    Object[] content = patent("1", "2021-03-05", "", "甲 | 乙", "北京", "朝阳 | 北京", "");

    assertThat(rows(content[PARTIES]))
        .containsExactly(
            "[applicant,甲,null,cn,null,null,null,null,null,null,null,null,null]",
            "[applicant,乙,null,cn,null,null,null,null,null,null,null,null,null]");
  }

  @Test
  void aListBesideAFinerOneOfAnotherLengthGoesWithTheNames() throws RowFault {
    Object[] content = patent("1", "2021-03-05", "", "甲 | 乙", "北京 | 江苏", "朝阳 | 北京 | 苏州", "");

    assertThat(rows(content[PARTIES]))
        .containsExactly(
            "[applicant,甲,null,cn,null,北京,null,null,null,null,null,null,null]",
            "[applicant,乙,null,cn,null,江苏,null,null,null,null,null,null,null]");
  }

  @Test
  void aListOfAnotherLengthDoesNotSayWhosePlaceItIs() throws RowFault {
    Object[] content = patent("1", "2021-03-05", "", "甲 | 乙 | 丙", "江苏", "苏州市 | 上海市", "");

    assertThat(rows(content[PARTIES]))
        .allSatisfy(
            party -> assertThat(party).endsWith("cn,null,null,null,null,null,null,null,null,null]"))
        .hasSize(3);
  }

  @Test
  void aSectorThatIsNamedTwiceCountsOnce() throws RowFault {
    Object[] content = patent("1", "2021-03-05", "", "甲", "", "", "AI | - | AI");

    assertThat(rows(content[SECTORS])).containsExactly("[sei,AI]");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "NULL",
      value = {
        "field_count, NULL, 1;2021-03-05;t;甲;江苏;苏州市",
        "field_count, NULL, 1;2021-03-05;t;甲;江苏;苏州市;AI;more",
        "undecodable, NULL, 1;2021-03-05;t\uFFFD;甲;江苏;苏州市;AI",
        "missing_event_id, event_id, -;2021-03-05;t;甲;江苏;苏州市;AI",
        "missing_year, year, 1;;t;甲;江苏;苏州市;AI",
        "bad_year, year, 1;1799-01-01;t;甲;江苏;苏州市;AI",
        "bad_year, year, 1;2101-01-01;t;甲;江苏;苏州市;AI",
        "bad_date, date, 1;2021-02-30;t;甲;江苏;苏州市;AI",
        "bad_date, date, 1;2021-13-01;t;甲;江苏;苏州市;AI",
        "bad_date, date, 1;2021-3-5;t;甲;江苏;苏州市;AI",
        "bad_date, date, 1;2021-03-05x;t;甲;江苏;苏州市;AI",
        "bad_date, date, 1;20210305;t;甲;江苏;苏州市;AI",
        "missing_party, applicant, 1;2021-03-05;t;-;江苏;苏州市;AI",
        "missing_party, applicant, 1;2021-03-05;t;- | -;江苏;苏州市;AI"
      })
  void aPatentThatCannotBeAnEventIsRefused(String reason, String field, String row) {
    RowFault fault = catchThrowableOfType(RowFault.class, () -> patent(row.split(";", -1)));

    assertThat(fault.reason()).isEqualTo(reason);
    assertThat(fault.field()).isEqualTo(field);
  }

  @ParameterizedTest
  @CsvSource({
    "bad_year, year, twenty",
    "bad_year, year, 二〇二一",
    "bad_year, year, 2021.13",
    "bad_year, year, 21",
    "bad_year, year, 1799",
  })
  void aYearThatIsNoneIsRefused(String reason, String field, String year) {
    RowFault fault =
        catchThrowableOfType(RowFault.class, () -> deal("1", "", year, "", "", "甲", "乙"));

    assertThat(fault.reason() + " " + fault.field() + " " + fault.rawValue())
        .isEqualTo(reason + " " + field + " " + year);
  }

  @ParameterizedTest
  @CsvSource({"2021, 2021", "2021.0, 2021", "２０２１, 2021", "' 2021 ', 2021"})
  void aYearMayBeWrittenAsToolsWriteIt(String text, int year) throws RowFault {
    assertThat(deal("1", "", text, "", "", "甲", "乙")[YEAR]).isEqualTo(year);
  }

  @Test
  void theYearColumnGoesBeforeTheYearOfTheDate() throws RowFault {
    Object[] content = deal("1", "12/31/19", "2020", "", "", "甲", "乙");

    assertThat(content[YEAR]).isEqualTo(2020);
    assertThat(content[DATE]).isEqualTo(LocalDate.of(2019, 12, 31));
  }

  @ParameterizedTest
  @CsvSource({
    "1/2/21, 2021-01-02",
    "12/31/49, 2049-12-31",
    "1/1/50, 1950-01-01",
    "2/29/96, 1996-02-29",
    "2/29/00, 2000-02-29"
  })
  void twoDigitsOfAYearAreOneOf1950To2049(String text, LocalDate date) throws RowFault {
    assertThat(deal("1", text, "", "", "", "甲", "乙")[DATE]).isEqualTo(date);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,234.5   | 12345000.00",
        "1 234 567 | 12345670000.00",
        "１，２００   | 12000000.00",
        "0.00005   | 0.50",
        "0         | 0.00",
        "1.5E7     | 150000000000.00",
        "12.       | 120000.00"
      })
  void amountsHaveThousandsSeparatorsAndTheUnitOfTheProfile(String text, BigDecimal amount)
      throws RowFault {
    Object[] content = deal("1", "", "2021", text, "人民币", "甲", "乙");

    assertThat(content[AMOUNT]).isEqualTo(amount);
    assertThat(content[CURRENCY]).isEqualTo("CNY");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "12,34",
        "1.234,56",
        "1,2345",
        "数百万",
        "1e999999999",
        "99999999999999999999",
        "0x10",
        "NaN",
        "1.2.3"
      })
  void anAmountThatIsNoneIsRefused(String text) {
    RowFault fault =
        catchThrowableOfType(RowFault.class, () -> deal("1", "", "2021", text, "", "甲", "乙"));

    assertThat(fault.reason()).isEqualTo("bad_amount");
    assertThat(fault.rawValue()).isEqualTo(text);
  }

  @Test
  void currenciesAreNamedAsTheProfileSaysOrAsTheyAre() throws RowFault {
    assertThat(deal("1", "", "2021", "1", "美元", "甲", "乙")[CURRENCY]).isEqualTo("USD");
    assertThat(deal("1", "", "2021", "1", "EUR", "甲", "乙")[CURRENCY]).isEqualTo("EUR");
    assertThat(deal("1", "", "2021", "1", "", "甲", "乙")[CURRENCY]).isNull();
    assertThat(deal("1", "", "2021", "", "美元", "甲", "乙")[CURRENCY]).isNull();
  }

  @Test
  void aPartyThatIsNotRequiredMayBeMissing() throws RowFault {
    assertThat(rows(deal("1", "", "2021", "", "", "", "乙")[PARTIES]))
        .containsExactly("[investee,乙,null,none,null,null,null,null,null,null,null,null,null]");
  }

  @Test
  void aLongValueIsCutInTheReject() {
    RowFault fault =
        catchThrowableOfType(
            RowFault.class, () -> patent("1", "x".repeat(500), "", "甲", "", "", ""));

    assertThat(fault.rawValue()).isEqualTo("x".repeat(200));
  }

  @Test
  void severalColumnsTogetherAreOneId() throws RowFault {
    SourceProfile profile =
        Profiles.profile(
            folder,
            Profiles.DEALS.replace(
                "{ column = id }",
                "{ column = company }, { column = amount, required = false }, { constant = k }"));

    assertThat(content(profile, Profiles.DEAL_HEADER, "1", "", "2021", "", "", "甲", "乙")[0])
        .isEqualTo("乙||k");
  }

  // Without date-formats

  @ParameterizedTest
  @CsvSource(
      nullValues = "NULL",
      value = {
        "2013-05-06, 2013, 2013-05-06",
        "2013年5月6日, 2013, 2013-05-06",
        "5/6/13 0:00, 2013, 2013-05-06",
        "41400, 2013, 2013-05-06",
        "2013, 2013, NULL",
        "2013年5月, 2013, NULL",
        "201305, 2013, NULL"
      })
  void usualFormsOfDatesAreReadWhereTheProfileNamesNone(String text, int year, LocalDate date)
      throws RowFault {
    Object[] content = paper("1", text, "A");

    assertThat(content[YEAR]).isEqualTo(year);
    assertThat(content[DATE]).isEqualTo(date);
  }

  @ParameterizedTest
  @CsvSource({
    "bad_date, 2013-02-30",
    "bad_date, 13/5/2013",
    "bad_date, 2101",
    "bad_year, 1074-05-29",
    "bad_year, 2101-01-01",
    "bad_year, 9999-12",
    "bad_year, 170005",
    "bad_year, 2201年5月"
  })
  void aDateThatIsNoneIsRefusedWhereTheProfileNamesNoForm(String reason, String text) {
    RowFault fault = catchThrowableOfType(RowFault.class, () -> paper("1", text, "A"));

    assertThat(fault.reason()).isEqualTo(reason);
    assertThat(fault.rawValue()).isEqualTo(text);
  }

  private Object[] paper(String... cells) throws RowFault {
    return content(
        Profiles.profile(
            folder,
            """
            layer = copaper
            row = event
            event { id = [{ column = id }], date = day }
            parties = [{ role = affiliation, name = name }]
            """),
        "id,day,name",
        cells);
  }

  // Amounts with units of their own

  @ParameterizedTest
  @CsvSource(
      nullValues = "NULL",
      delimiter = '|',
      value = {
        "1.2亿美元 | 人民币 | 120000000.00 | USD",
        "3000万元 | 美元 | 30000000.00 | USD",
        "3000万元 | | 30000000.00 | CNY",
        "3000万 | | 30000000.00 | NULL",
        "100元 | 人民币 | 100.00 | CNY",
        "USD 3.5 million | XQZ | 3500000.00 | USD",
        "100 | 美元 | 1000000.00 | USD",
        "1e9 | 人民币 | 10000000000000.00 | CNY"
      })
  void theUnitOfTheProfileIsForNumbersWithoutOne(
      String text, String currency, BigDecimal amount, String code) throws RowFault {
    Object[] content = deal("1", "", "2021", text, currency == null ? "" : currency, "甲", "乙");

    assertThat(content[AMOUNT]).isEqualTo(amount);
    assertThat(content[CURRENCY]).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"99999999999999999999999999", "1E99", "100000000000000亿", "2-3亿", "100-200"})
  void anAmountThatNoTableHoldsOrARangeIsRefused(String text) {
    RowFault fault =
        catchThrowableOfType(RowFault.class, () -> deal("1", "", "2021", text, "", "甲", "乙"));

    assertThat(fault.reason() + " " + fault.field() + " " + fault.rawValue())
        .isEqualTo("bad_amount amount " + text);
  }

  @Test
  void theLargestAmountFitsItsTable() throws RowFault {
    assertThat(deal("1", "", "2021", "9999999999999999999999元", "", "甲", "乙")[AMOUNT])
        .isEqualTo(new BigDecimal("9999999999999999999999.00"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"XQZ", "元角", "dollars"})
  void aCurrencyThatIsNoneIsRefusedBesideAnAmount(String text) throws RowFault {
    RowFault fault =
        catchThrowableOfType(RowFault.class, () -> deal("1", "", "2021", "5", text, "甲", "乙"));

    assertThat(fault.reason() + " " + fault.field() + " " + fault.rawValue())
        .isEqualTo("bad_currency currency " + text);
    assertThat(deal("1", "", "2021", "", text, "甲", "乙")[CURRENCY]).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"未披露", "金额未透露", "数千万人民币", "数", "未披露*"})
  void anAmountThatIsNotKnownIsNone(String text) throws RowFault {
    Object[] content =
        content(unknown(), Profiles.DEAL_HEADER, "1", "", "2021", text, "美元", "甲", "乙");

    assertThat(content[AMOUNT]).isNull();
    assertThat(content[CURRENCY]).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"金额未披露", "未透露金额", "无数"})
  void aTextThatNoGlobMeetsIsNoUnknownAmount(String text) {
    RowFault fault =
        catchThrowableOfType(
            RowFault.class,
            () -> content(unknown(), Profiles.DEAL_HEADER, "1", "", "2021", text, "", "甲", "乙"));

    assertThat(fault.reason()).isEqualTo("bad_amount");
  }

  private SourceProfile unknown() {
    return Profiles.profile(
        folder,
        Profiles.DEALS.replace(
            "unit = 10000", "unit = 10000, unknown = [未披露, \"*未透露\", \"数*\", \"未披露**\"]"));
  }

  // Kinds, persons and the further columns of places

  @Test
  void aKindIsOneOfOursOrAWordOfTheProfile() throws RowFault {
    assertThat(kinds("甲 | 乙 | 丙 | 丁", "University | 高校 | 其它 | ", ""))
        .containsExactly("university", "university", null, null);
  }

  @Test
  void aListOfKindsOfAnotherLengthDoesNotSayWhoseTheyAre() throws RowFault {
    assertThat(kinds("甲 | 乙", "company", "")).containsExactly(null, null);
  }

  @Test
  void anApplicantAmongTheInventorsIsAPersonWhateverItsKindSays() throws RowFault {
    assertThat(kinds("Zhang San | 甲公司 | 李四", "company | company | ", "李四 | ZHANG  SAN | 王五"))
        .containsExactly("person", "company", "person");
  }

  @Test
  void aPlaceMayBeAnAddressAPointOrACode() throws RowFault {
    assertThat(
            rows(
                applicants(
                    "甲 | 乙", "", "", "江苏省苏州市人民路1号 | ", "120.6 | 181", "31.3 | -90", "320500 | ")))
        .containsExactly(
            "[applicant,甲,null,cn,null,null,null,null,江苏省苏州市人民路1号,120.6,31.3,320500,null]",
            "[applicant,乙,null,cn,null,null,null,null,null,null,-90.0,null,null]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"180.01", "-181", "NaN", "Infinity", "x", "120°35′"})
  void aLongitudeThatIsNoneIsNull(String text) throws RowFault {
    assertThat(rows(applicants("甲", "", "", "", text, "31.3", "")))
        .containsExactly("[applicant,甲,null,cn,null,null,null,null,null,null,31.3,null,null]");
  }

  private List<String> kinds(String names, String kinds, String inventors) throws RowFault {
    return Stream.of(applicants(names, kinds, inventors, "", "", "", ""))
        .map(party -> ((Row) party).getString(2))
        .toList();
  }

  private Object[] applicants(String... cells) throws RowFault {
    SourceProfile profile =
        Profiles.profile(
            folder,
            """
            layer = copatent
            row = event
            list-separator = " | "
            event { id = [{ constant = "1" }], year = { constant = "2021" }, inventors = inventors }
            parties = [{
              role = applicant
              name = name
              kind = kind
              kind-names { "高校" = university }
              place { scheme = cn, address = address, lon = lon, lat = lat, code = code }
            }]
            """);
    return (Object[]) content(profile, "name,kind,inventors,address,lon,lat,code", cells)[PARTIES];
  }

  // Parts of events

  @Test
  void aPartOfAnEventNeedsNeitherYearNorParty() throws RowFault {
    Object[] title = part("1", "", "标题", "", "AI");

    assertThat(title[0]).isEqualTo("1");
    assertThat(title[YEAR]).isNull();
    assertThat(title[DATE]).isNull();
    assertThat(title[TITLE]).isEqualTo("标题");
    assertThat(rows(title[PARTIES])).isEmpty();
    assertThat(rows(title[SECTORS])).containsExactly("[wipo35,AI]");
    assertThat(part("1", "2021-03-05", "", "甲", "")[YEAR]).isEqualTo(2021);
  }

  @Test
  void whatAPartSaysMustBeRight() {
    RowFault noId = catchThrowableOfType(RowFault.class, () -> part("", "2021-03-05", "", "甲", ""));
    RowFault noDate = catchThrowableOfType(RowFault.class, () -> part("1", "soon", "", "甲", ""));

    assertThat(noId.reason()).isEqualTo("missing_event_id");
    assertThat(noDate.reason()).isEqualTo("bad_date");
  }

  private Object[] part(String... cells) throws RowFault {
    return content(
        Profiles.profile(
            folder,
            """
            layer = copatent
            row = part
            event { id = [{ column = id }], date = day, title = title }
            parties = [{ role = applicant, name = name }]
            sectors = [{ scheme = wipo35, column = field }]
            """),
        "id,day,title,name,field",
        cells);
  }

  private Object[] patent(String... cells) throws RowFault {
    return content(Profiles.profile(folder, Profiles.PATENTS), Profiles.PATENT_HEADER, cells);
  }

  private Object[] deal(String... cells) throws RowFault {
    return content(Profiles.profile(folder, Profiles.DEALS), Profiles.DEAL_HEADER, cells);
  }

  private static Object[] content(SourceProfile profile, String header, String... cells)
      throws RowFault {
    ColumnMap columns =
        ColumnMap.of(profile, List.of(header.strip().split(",", -1)), "f", Lookups.NONE);
    return RowParser.of(profile, columns).content(List.of(cells));
  }

  private static List<String> rows(Object array) {
    return Stream.of((Object[]) array).map(row -> ((Row) row).toString()).toList();
  }
}
