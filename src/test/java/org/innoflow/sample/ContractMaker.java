package org.innoflow.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.innoflow.sample.Organisation.Kind;

/**
 * Technology contracts of 2021 and 2022, a tenth of the published number: those between provinces
 * of the delta grow by 20.3 % and their value by 112.5 %.
 */
final class ContractMaker {

  private static final List<String> HEADER =
      List.of(
          "event_id",
          "date",
          "year",
          "title",
          "amount",
          "currency",
          "seller",
          "seller_province",
          "seller_city",
          "seller_county",
          "buyer",
          "buyer_province",
          "buyer_city",
          "buyer_county",
          "contract_type");

  private static final int DATE = 1;
  private static final int AMOUNT = 4;
  private static final int SELLER = 6;
  private static final int BUYER = 10;

  /** Contracts between provinces of the delta, and their value in yuan. */
  private static final Map<Integer, Integer> CONTRACTS = Map.of(2021, 2095, 2022, 2520);

  private static final Map<Integer, Long> VALUE =
      Map.of(2021, 8_769_200_000L, 2022, 18_634_500_000L);

  private static final int WITHIN_PROVINCE = 250;
  private static final int WITH_OUTSIDE = 120;
  private static final int UNLOCATED = 30;

  private static final int TWO_BUYERS_PER_THOUSAND = 15;

  private static final List<String> TYPES = List.of("技术开发", "技术服务", "技术转让", "技术许可", "技术咨询");

  private final Organisations organisations;
  private final List<Organisation> unlocated;
  private final Random random;
  private final List<List<String>> rows = new ArrayList<>();
  private int contracts;

  /**
   * A maker of contracts.
   *
   * @param unlocated organisations outside the delta whose place the extract does not name
   */
  ContractMaker(Organisations organisations, List<Organisation> unlocated, Random random) {
    this.organisations = organisations;
    this.unlocated = unlocated;
    this.random = random;
  }

  byte[] file() {
    for (int year : List.of(2021, 2022)) {
      List<BigDecimal> amounts = amounts(CONTRACTS.get(year), VALUE.get(year));
      for (BigDecimal amount : amounts) {
        City seller = Cities.pick(Cities.delta(), random);
        City buyer = Cities.pick(Cities.delta(), random);
        while (buyer.province().equals(seller.province())) {
          buyer = Cities.pick(Cities.delta(), random);
        }
        add(year, seller, buyer, amount.toPlainString(), "CNY");
      }
      for (int i = 0; i < WITHIN_PROVINCE; i++) {
        City seller = Cities.pick(Cities.delta(), random);
        City buyer = Cities.pick(Cities.ofProvinces(List.of(seller.province())), random);
        add(year, seller, buyer, someAmount(), "CNY");
      }
      for (int i = 0; i < WITH_OUTSIDE; i++) {
        City near = Cities.pick(Cities.delta(), random);
        City far = Cities.pick(Cities.outside(), random);
        String currency = Decks.chance(100, random) ? "USD" : "CNY";
        add(year, i % 2 == 0 ? near : far, i % 2 == 0 ? far : near, someAmount(), currency);
      }
      for (int i = 0; i < UNLOCATED; i++) {
        addUnlocated(year);
      }
    }
    return new FaultyFile(HEADER, rows, "HT9999%05d", random)
        .repeat(12)
        .spoil(6, 0, "")
        .spoil(5, DATE, "待补")
        .spoil(9, AMOUNT, "面议")
        .spoil(6, SELLER, "")
        .spoil(5, BUYER, "")
        .addField(4)
        .dropField(4)
        .bytes(UTF_8, ',', "\n");
  }

  /** Amounts in yuan with cents that add up to a total. */
  private List<BigDecimal> amounts(int count, long total) {
    long cents = 100 * total;
    long mean = cents / count;
    List<BigDecimal> amounts = new ArrayList<>();
    for (int left = count; left > 1; left--) {
      long amount = 1 + (long) (mean * random.nextDouble() * 1.9);
      amounts.add(BigDecimal.valueOf(amount, 2));
      cents -= amount;
    }
    amounts.add(BigDecimal.valueOf(cents, 2));
    return amounts;
  }

  private String someAmount() {
    if (Decks.chance(60, random)) {
      return "";
    }
    return BigDecimal.valueOf(1 + random.nextInt(2_000_000_000), 2).toPlainString();
  }

  /** One row for each buyer; the amount is that of the contract in each. */
  private void add(int year, City sellerCity, City buyerCity, String amount, String currency) {
    Organisation seller = party(sellerCity);
    Set<Organisation> buyers = new LinkedHashSet<>();
    int count = Decks.chance(TWO_BUYERS_PER_THOUSAND, random) ? 2 : 1;
    while (buyers.size() < count) {
      Organisation buyer = party(buyerCity);
      if (!buyer.equals(seller)) {
        buyers.add(buyer);
      }
    }
    String type = Decks.pickSkewed(TYPES, random);
    List<String> head = head(year, type, amount, currency);
    for (Organisation buyer : buyers) {
      List<String> row = new ArrayList<>(head);
      row.add(seller.name());
      row.addAll(Canonical.place(seller));
      row.add(buyer.name());
      row.addAll(Canonical.place(buyer));
      row.add(type);
      rows.add(row);
    }
  }

  private void addUnlocated(int year) {
    Organisation buyer = party(Cities.pick(Cities.outside(), random));
    String type = Decks.pickSkewed(TYPES, random);
    List<String> row = new ArrayList<>(head(year, type, someAmount(), "CNY"));
    row.add(Decks.pick(unlocated, random).name());
    row.addAll(List.of("", "", ""));
    row.add(buyer.name());
    row.addAll(Canonical.place(buyer));
    row.add(type);
    rows.add(row);
  }

  private List<String> head(int year, String type, String amount, String currency) {
    contracts++;
    LocalDate date = LocalDate.ofYearDay(year, 1 + random.nextInt(365));
    return List.of(
        String.format(Locale.ROOT, "HT%d%06d", year, contracts),
        date.toString(),
        String.valueOf(year),
        "智能系统" + type + "合同",
        amount,
        currency);
  }

  private Organisation party(City city) {
    int kind = random.nextInt(10);
    Kind of = kind == 0 ? Kind.UNIVERSITY : kind == 1 ? Kind.INSTITUTE : Kind.COMPANY;
    return Decks.pick(organisations.of(city, of), random);
  }
}
