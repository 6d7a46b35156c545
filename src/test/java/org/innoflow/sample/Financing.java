package org.innoflow.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * One financing event; each investor makes one row of it.
 *
 * @param amount of the whole event, in 万元, as printed; empty where it was not disclosed
 */
record Financing(
    LocalDate date,
    Party investee,
    String sector,
    String round,
    String amount,
    String currency,
    List<Investor> investors) {

  static final List<String> HEADER =
      List.of(
          "融资事件编号", "融资日期", "被投企业", "被投企业省份", "被投企业城市", "AI产业链环节", "融资轮次", "融资金额", "币种", "投资机构",
          "投资机构类型", "投资机构省份", "投资机构城市");

  static final int ID = 0;
  static final int DATE = 1;
  static final int INVESTEE = 2;
  static final int AMOUNT = 7;

  /** Someone somewhere, the place in full names as printed. */
  record Party(String name, String province, String city) {

    static Party in(City city, String name) {
      return new Party(name, city.fullProvince(), city.fullName());
    }
  }

  record Investor(Party party, String kind) {}

  /** One row for each investor. */
  List<List<String>> rows(String id) {
    List<List<String>> rows = new ArrayList<>();
    for (Investor investor : investors) {
      rows.add(
          List.of(
              id,
              date.getYear() + "/" + date.getMonthValue() + "/" + date.getDayOfMonth(),
              investee.name,
              investee.province,
              investee.city,
              sector,
              round,
              amount,
              currency,
              investor.party.name,
              investor.kind,
              investor.party.province,
              investor.party.city));
    }
    return rows;
  }

  Financing withInvestors(List<Investor> others) {
    return new Financing(date, investee, sector, round, amount, currency, List.copyOf(others));
  }
}
