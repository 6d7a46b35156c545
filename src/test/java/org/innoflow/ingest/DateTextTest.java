package org.innoflow.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DateTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2013-05-06",
        "2013-5-6",
        "2013/5/6",
        "2013/05/06",
        "2013.5.6",
        "2013年5月6日",
        "2013年05月06",
        "２０１３年５月６日",
        "20130506",
        "20130506.0",
        " 2013-05-06 ",
        "2013-05-06 12:30",
        "2013-05-06 23:59:59.999",
        "2013-05-06T12:30:00Z",
        "2013-05-06T00:00:00+08:00",
        "2013/5/6 0:00",
        "2013.5.6 8:00",
        "2013年5月6日 12:30",
        "20130506 12:30:00",
        "20130506T123000",
        "5/6/13",
        "5/6/2013",
        "05/06/2013",
        "5/6/13 0:00",
        "5/6/2013 12:30:00 PM",
        "41400",
        "41400.0",
        "41400.75"
      })
  void everyUsualFormOfADayIsRead(String text) {
    assertThat(DateText.of(text)).contains(new DateText(LocalDate.of(2013, 5, 6), 2013));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2013",
        "2013.0",
        "2013年",
        "２０１３",
        "2013-05",
        "2013/5",
        "2013.5",
        "2013年5月",
        "2013年05月",
        "201305",
        "201305.0"
      })
  void ofAYearOrAMonthAloneOnlyTheYearIsKnown(String text) {
    assertThat(DateText.of(text)).contains(new DateText(null, 2013));
  }

  @ParameterizedTest
  @CsvSource({
    "12/31/49, 2049-12-31",
    "1/1/50, 1950-01-01",
    "2/29/00, 2000-02-29",
    "2/29/96, 1996-02-29",
    "3/4/2021, 2021-03-04"
  })
  void theMonthStandsFirstAndTwoDigitsOfAYearAreOneOf1950To2049(String text, LocalDate date) {
    assertThat(DateText.of(text)).contains(new DateText(date, date.getYear()));
  }

  @ParameterizedTest
  @CsvSource({
    "18264, 1950-01-01",
    "36526, 2000-01-01",
    "36585, 2000-02-29",
    "45292.5, 2024-01-01",
    "73415, 2100-12-31"
  })
  void aNumberIsADayOfExcel(String text, LocalDate date) {
    assertThat(DateText.of(text)).contains(new DateText(date, date.getYear()));
  }

  @ParameterizedTest
  @CsvSource({"1800", "2100"})
  void yearsFrom1800To2100AreYears(int year) {
    assertThat(DateText.of(Integer.toString(year))).contains(new DateText(null, year));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "x",
        "1799",
        "2101",
        "9999",
        "18263",
        "73416",
        "99999",
        "2013.13",
        "213",
        "213-05-06",
        "13-05-06",
        "2013-13-01",
        "2013-00-00",
        "0000-00-00",
        "2013-02-29",
        "2013-02-30",
        "2013-06-31",
        "2100-02-29",
        "20130230",
        "20131301",
        "201313",
        "13/5/2013",
        "5/6/213",
        "5/6",
        "5月6日",
        "2013年五月六日",
        "2013-05-06x",
        "2013-05-06 12",
        "2013-05-06T",
        "2013-05-06 to 2013-06-01",
        "2013-05-06-07",
        "20130506123000",
        "2013050",
        "6 May 2013",
        "May 6, 2013",
        "-41400",
        "4.14E4"
      })
  void whatIsNoDateIsNotGuessed(String text) {
    assertThat(DateText.of(text)).isEmpty();
  }
}
