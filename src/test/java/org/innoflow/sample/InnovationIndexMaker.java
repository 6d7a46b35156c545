package org.innoflow.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * The indicators behind an index of collaborative innovation in the delta, from 2011 to 2022. What
 * is published are the index, its five level-1 indices and a few of the indicators; the other
 * values are made up so that they give these.
 */
final class InnovationIndexMaker {

  private static final List<String> HEADER = List.of("place", "year", "indicator", "value", "unit");

  private static final int VALUE = 3;

  /** Years with given values; between them an indicator grows evenly but for noise. */
  private static final List<Integer> FIXED = List.of(2011, 2018, 2019, 2021, 2022);

  private static final double NOISE = 0.006;

  private static final Indicator PERSONNEL_PER_10000 =
      new Indicator(
          "rd_personnel_per_10000",
          "person-years per 10,000 persons",
          List.of(),
          false,
          FIXED.stream().map(InnovationIndexMaker::personnelPer10000).toList());

  private static final Level RESOURCE_SHARING =
      new Level(
          List.of(100.0, 197.51, 215.20, 264.90, 277.14),
          List.of(
              PERSONNEL_PER_10000,
              provinces("shared_instruments", "sets", 28, 33, 25, 14)
                  .of("19400", "38800", "41900", "49700", "52000"),
              provinces("innovation_platforms", "platforms", 19, 37, 28, 16)
                  .of("2310", "4180", "4480", "5220", "5440")),
          provinces("rd_expenditure", "100 million yuan", 22, 42, 25, 11).of("2476.00"));

  private static final Level INNOVATION_COOPERATION =
      new Level(
          List.of(100.0, 133.33, 146.20, 172.60, 186.28),
          List.of(
              delta("copaper_density", "share of city pairs")
                  .of("0.4200", "0.5230", "0.5520", "0.6550", "0.7000"),
              delta("copatents", "patents").of("4100", "5740", "6200", "7310", "7640"),
              delta("technology_contracts", "contracts")
                  .of("13200", "16400", "17600", "20948", "25200")),
          delta("copapers", "papers").of("68500"));

  private static final Level SHARED_RESULTS =
      new Level(
          List.of(100.0, 159.24, 210.50, 364.76, 443.26),
          List.of(
              delta("transfer_density", "share of city pairs")
                  .of("0.1500", "0.2500", "0.3250", "0.5750", "0.6240"),
              delta("contract_value", "100 million yuan")
                  .of("480.00", "600.00", "725.30", "876.92", "1863.45"),
              delta("joint_awards", "awards").of("60", "102", "135", "240", "264")),
          delta("cross_citations", "citations").of("21500"));

  private static final Level INDUSTRY_LINKAGE =
      new Level(
          List.of(100.0, 190.50, 197.80, 206.80, 208.41),
          List.of(
              delta("listed_subsidiaries", "subsidiaries")
                  .of("1540", "4000", "4300", "5130", "5389"),
              delta("vc_investees", "companies").of("2900", "8050", "8310", "8060", "7838"),
              delta("structure_similarity", "index")
                  .of("0.7900", "0.8200", "0.8260", "0.8480", "0.8600")
                  .betterIfLess()),
          delta("complementarity", "index").of("0.4120"));

  private static final Level ENVIRONMENT =
      new Level(
          List.of(100.0, 178.67, 183.90, 195.20, 197.31),
          List.of(
              provinces("science_spending", "100 million yuan", 33, 33, 22, 12)
                  .of("651.20", "1300.45", "1352.10", "1418.36", "1432.64"),
              provinces("rail_length", "km", 5, 31, 23, 41)
                  .of("7700", "11700", "12200", "13450", "13700"),
              delta("travel_time", "minutes")
                  .of("200.0", "133.0", "130.0", "121.5", "120.0")
                  .betterIfLess()),
          provinces("new_product_sales", "100 million yuan", 21, 42, 28, 9).of("36000.00"));

  private final Random random;
  private final List<List<String>> rows = new ArrayList<>();

  InnovationIndexMaker(Random random) {
    this.random = random;
  }

  byte[] file() {
    Stream.of(
            RESOURCE_SHARING, INNOVATION_COOPERATION, SHARED_RESULTS, INDUSTRY_LINKAGE, ENVIRONMENT)
        .flatMap(Level::indicators)
        .filter(indicator -> !indicator.equals(PERSONNEL_PER_10000))
        .forEach(this::write);
    return new FaultyFile(HEADER, rows, "X%03d", random)
        .repeat(3)
        .spoil(3, VALUE, "待核实")
        .addField(2)
        .bytes(UTF_8, ',', "\n");
  }

  /** Of the sums over the cities that {@link IndicatorMaker} writes. */
  private static BigDecimal personnelPer10000(int year) {
    return BigDecimal.valueOf(
        (double) IndicatorMaker.personnel(year) / IndicatorMaker.inhabitants(year));
  }

  private static Indicator delta(String name, String unit) {
    return new Indicator(name, unit, List.of(new Part("长三角", 1)), false, List.of());
  }

  /** What the four provinces have of the sum over them, in per cent. */
  private static Indicator provinces(
      String name, String unit, double shanghai, double jiangsu, double zhejiang, double anhui) {
    List<Part> parts =
        List.of(
            new Part("上海市", shanghai),
            new Part("江苏省", jiangsu),
            new Part("浙江省", zhejiang),
            new Part("安徽省", anhui));
    return new Indicator(name, unit, parts, false, List.of());
  }

  private void write(Indicator indicator) {
    for (int year = FIXED.get(0); year <= FIXED.get(FIXED.size() - 1); year++) {
      spread(indicator, year, total(indicator, year));
    }
  }

  private BigDecimal total(Indicator indicator, int year) {
    if (FIXED.contains(year)) {
      return indicator.values().get(FIXED.indexOf(year));
    }
    int after = (int) FIXED.stream().filter(fixed -> fixed < year).count();
    double from = indicator.values().get(after - 1).doubleValue();
    double to = indicator.values().get(after).doubleValue();
    double share =
        (double) (year - FIXED.get(after - 1)) / (FIXED.get(after) - FIXED.get(after - 1));
    return indicator.rounded(noisy(from * StrictMath.pow(to / from, share)));
  }

  /** By share, what rounding leaves to the first part. */
  private void spread(Indicator indicator, int year, BigDecimal total) {
    double[] shares = indicator.parts().stream().mapToDouble(part -> noisy(part.share())).toArray();
    double sum = DoubleStream.of(shares).sum();
    BigDecimal[] values =
        DoubleStream.of(shares)
            .mapToObj(share -> indicator.rounded(total.doubleValue() * share / sum))
            .toArray(BigDecimal[]::new);
    values[0] = values[0].add(total).subtract(sum(values));
    for (int i = 0; i < values.length; i++) {
      rows.add(
          List.of(
              indicator.parts().get(i).place(),
              String.valueOf(year),
              indicator.name(),
              values[i].toPlainString(),
              indicator.unit()));
    }
  }

  private double noisy(double value) {
    return value * (1 + NOISE * (2 * random.nextDouble() - 1));
  }

  private static BigDecimal sum(BigDecimal... values) {
    return Arrays.stream(values).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** A place with its share of an indicator. */
  private record Part(String place, double share) {}

  /**
   * An indicator.
   *
   * @param inverse the less the better
   * @param values sums over the parts in {@link #FIXED}, all with the same number of decimals
   */
  private record Indicator(
      String name, String unit, List<Part> parts, boolean inverse, List<BigDecimal> values) {

    Indicator of(String... texts) {
      return with(inverse, Arrays.stream(texts).map(BigDecimal::new).toList());
    }

    Indicator betterIfLess() {
      return with(true, values);
    }

    Indicator with(boolean less, List<BigDecimal> others) {
      return new Indicator(name, unit, parts, less, others);
    }

    double first() {
      return values.get(0).doubleValue();
    }

    double index(int fixed) {
      double value = values.get(fixed).doubleValue();
      return 100 * (inverse ? first() / value : value / first());
    }

    BigDecimal rounded(double value) {
      return BigDecimal.valueOf(value).setScale(values.get(0).scale(), RoundingMode.HALF_EVEN);
    }
  }

  /**
   * A level-1 index: the mean of its indicators' indices.
   *
   * @param means its values in {@link #FIXED}
   * @param rest the indicator that makes up for what the others leave to the means; only its first
   *     value is known
   */
  private record Level(List<Double> means, List<Indicator> others, Indicator rest) {

    Stream<Indicator> indicators() {
      List<BigDecimal> values = new ArrayList<>();
      for (int fixed = 0; fixed < FIXED.size(); fixed++) {
        values.add(rest.rounded(rest.first() * restIndex(fixed) / 100));
      }
      return Stream.concat(others.stream(), Stream.of(rest.with(rest.inverse(), values)));
    }

    private double restIndex(int fixed) {
      double sum = others.stream().mapToDouble(indicator -> indicator.index(fixed)).sum();
      return means.get(fixed) * (others.size() + 1) - sum;
    }
  }
}
