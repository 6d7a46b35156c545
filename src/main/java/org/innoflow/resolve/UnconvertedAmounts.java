package org.innoflow.resolve;

import static org.apache.spark.sql.functions.desc;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Events with an amount that is missing in yuan, and so in every sum of amounts. */
final class UnconvertedAmounts {
  private static final int SHOWN = 5;

  private UnconvertedAmounts() {}

  /**
   * How many there are by currency and year, the most first; empty where there is none.
   *
   * @param events table event
   */
  static Optional<String> warning(Dataset<Row> events) {
    List<Row> counts =
        events
            .filter("amount is not null and amount_cny is null")
            .groupBy("currency", "year")
            .count()
            .orderBy(desc("count"), desc("year"), desc("currency"))
            .collectAsList();
    if (counts.isEmpty()) {
      return Optional.empty();
    }
    String most =
        counts.stream()
            .limit(SHOWN)
            .map(UnconvertedAmounts::text)
            .collect(Collectors.joining(", "));
    return Optional.of(
        "amounts that are not known in yuan and in no sum: %s%s; see currencies"
            .formatted(most, counts.size() > SHOWN ? ", ..." : ""));
  }

  private static String text(Row row) {
    return String.format(
        Locale.ROOT,
        "%,d of %d %s",
        row.getLong(2),
        row.getInt(1),
        row.isNullAt(0) ? "without a currency" : "in " + row.getString(0));
  }
}
