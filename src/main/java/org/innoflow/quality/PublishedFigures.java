package org.innoflow.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.innoflow.config.PublishedFigure;
import org.innoflow.contract.Table;
import org.innoflow.failure.Failure;
import org.innoflow.io.Schemas;
import org.innoflow.io.SideBySide;
import org.innoflow.io.SmallQueries;
import org.innoflow.sql.Fault;
import org.innoflow.sql.SqlSchema;

/** Sets figures that others have published beside what the release says. */
final class PublishedFigures {
  private static final String PREFIX = "published/";

  private PublishedFigures() {}

  /**
   * Makes sure that each query reads these tables and gives one value.
   *
   * @throws Failure of kind USAGE that names every fault
   */
  static void require(List<PublishedFigure> figures, List<Table> tables) {
    SqlSchema queries =
        new SqlSchema(
            tables.stream().collect(Collectors.toMap(Table::name, Schemas::of)), Map.of());
    List<String> faults = new ArrayList<>();
    for (PublishedFigure figure : figures) {
      try {
        int columns = queries.of(figure.sql()).length();
        if (columns != 1) {
          faults.add(figure.id() + ": its query gives " + columns + " columns, not 1");
        }
      } catch (Fault e) {
        faults.add(figure.id() + ": line " + e.line() + " of its query: " + e.getMessage());
      }
    }
    if (!faults.isEmpty()) {
      throw Failure.usage(
          "read",
          "checks.published",
          faults.size() == 1 ? "there is 1 fault" : "there are " + faults.size() + " faults",
          "Correct the queries:\n  " + String.join("\n  ", faults));
    }
  }

  static List<Check> compare(SparkSession session, List<PublishedFigure> figures) {
    return SmallQueries.interpreted(
        session,
        () ->
            SideBySide.of(
                figures.stream()
                    .map(figure -> (Callable<Check>) () -> compare(session, figure))
                    .toList()));
  }

  private static Check compare(SparkSession session, PublishedFigure figure) {
    Object value = value(session, figure);
    boolean equal =
        value instanceof Number number
            ? Math.abs(number.doubleValue() - published(figure)) <= figure.tolerance()
            : String.valueOf(value).equals(figure.published());
    return new Check(
        PREFIX + figure.id(),
        figure.title(),
        value instanceof Number number ? Check.number(number.doubleValue()) : String.valueOf(value),
        figure.published(),
        figure.tolerance(),
        equal ? Check.Status.EQUAL : Check.Status.DIFFERS);
  }

  private static double published(PublishedFigure figure) {
    try {
      return Double.parseDouble(figure.published());
    } catch (NumberFormatException e) {
      throw invalid(figure, "its query gives a number and its published value is none");
    }
  }

  private static Object value(SparkSession session, PublishedFigure figure) {
    try {
      List<Row> rows = session.sql(figure.sql()).collectAsList();
      if (rows.size() == 1) {
        return rows.get(0).get(0);
      }
    } catch (Exception e) {
      throw invalid(figure, e.getMessage());
    }
    throw invalid(figure, "its query does not give one row");
  }

  private static Failure invalid(PublishedFigure figure, String reason) {
    return Failure.usage(
        "compare published figure", figure.id(), reason, "Correct its sql in checks.published");
  }
}
