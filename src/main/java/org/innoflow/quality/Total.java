package org.innoflow.quality;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.innoflow.config.DriftSettings.Measure;
import org.innoflow.config.Spelling;

/**
 * A number that says how large a release is, for the next one to be compared with.
 *
 * @param measure as in {@link Measure}, spelt as in the configuration
 * @param scope the source, layer or table
 */
public record Total(String measure, String scope, BigDecimal value) {
  private static final String LAYERS =
      """
      select 'events' as measure, layer, cast(count(*) as decimal(38, 2)) as value
      from event group by layer
      union all
      select 'amount-cny', layer, cast(coalesce(sum(amount_cny), 0) as decimal(38, 2))
      from event where amount_cny is not null group by layer
      union all
      select 'links', layer, count(*) from link group by layer
      union all
      select 'located-links', layer, count_if(src_place_id is not null and dst_place_id is not null)
      from link group by layer""";

  /**
   * All totals of a release, by measure and scope.
   *
   * @param session knows the tables event and link
   * @param tableRows rows by table
   */
  public static List<Total> of(
      SparkSession session, List<SourceCounts> sources, Map<String, Long> tableRows) {
    List<Total> totals = new ArrayList<>();
    for (SourceCounts source : sources) {
      totals.add(of(Measure.ROWS, source.source(), source.in()));
    }
    for (Row row : session.sql(LAYERS + " order by 1, 2").collectAsList()) {
      totals.add(new Total(row.getString(0), row.getString(1), row.getDecimal(2)));
    }
    tableRows.forEach((table, rows) -> totals.add(of(Measure.TABLE_ROWS, table, rows)));
    return totals;
  }

  private static Total of(Measure measure, String scope, long value) {
    return new Total(Spelling.of(measure), scope, BigDecimal.valueOf(value));
  }
}
