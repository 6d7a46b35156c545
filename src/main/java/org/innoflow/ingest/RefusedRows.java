package org.innoflow.ingest;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.innoflow.config.SourceSettings;

/**
 * How many rows of a source are refused, each by itself, and why.
 *
 * @param rows all of them
 * @param reasons how often each is met
 */
record RefusedRows(SourceSettings source, long rows, Map<String, Long> reasons) {
  /**
   * Of each source, in the order of the configuration.
   *
   * @param staged {@link StagedRow#ROW}
   */
  static List<RefusedRows> of(Dataset<Row> staged, List<SourceSettings> sources) {
    List<Row> counts = staged.groupBy("source", "reason").count().collectAsList();
    return sources.stream().map(source -> of(source, counts)).toList();
  }

  private static RefusedRows of(SourceSettings source, List<Row> counts) {
    long rows = 0;
    Map<String, Long> reasons = new TreeMap<>();
    for (Row count : counts) {
      if (count.getString(0).equals(source.name())) {
        rows += count.getLong(2);
        if (!count.isNullAt(1)) {
          reasons.put(count.getString(1), count.getLong(2));
        }
      }
    }
    return new RefusedRows(source, rows, reasons);
  }

  /** What the checks of the release will find hours later; empty where there is nothing to say. */
  Optional<String> warning() {
    long refused = reasons.values().stream().mapToLong(n -> n).sum();
    if (rows == 0) {
      return Optional.of("source " + source.name() + " has no rows: the run will not be published");
    }
    return refused <= source.maxRejectShare() * rows
        ? Optional.empty()
        : Optional.of(
            "source %s: %,d of %,d rows are refused (%s), more than max-reject-share %s: the run will not be published"
                .formatted(source.name(), refused, rows, mostFrequent(), source.maxRejectShare()));
  }

  private String mostFrequent() {
    return reasons.entrySet().stream()
        .sorted(Comparator.comparingLong(reason -> -reason.getValue()))
        .map(reason -> "%s %,d".formatted(reason.getKey(), reason.getValue()))
        .limit(3)
        .collect(Collectors.joining(", "));
  }
}
