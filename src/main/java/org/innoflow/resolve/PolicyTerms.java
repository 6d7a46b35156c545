package org.innoflow.resolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.innoflow.contract.Contract;
import org.innoflow.io.Schemas;
import org.innoflow.text.TermMatcher;

/** Table policy_term: how often terms are in policy documents, title and text together. */
final class PolicyTerms {
  private static final double PER = 10_000;

  private PolicyTerms() {}

  /**
   * A row per document and term that is in it. A document without a text counts by its title.
   *
   * @param policies table policy
   * @param terms as they are written in the table; of two that differ in case, width or traditional
   *     characters alone, the first
   */
  static Dataset<Row> of(Dataset<Row> policies, List<String> terms) {
    List<String> written = new ArrayList<>(terms);
    return policies
        .select(
            "source", "place_name", "province_name", "year", "date", "title", "place_id", "text")
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>)
                documents -> {
                  Map<String, String> byPlain = new LinkedHashMap<>();
                  written.forEach(term -> byPlain.putIfAbsent(TermMatcher.plain(term), term));
                  TermMatcher matcher = new TermMatcher(byPlain.keySet());
                  Iterable<Row> once = () -> documents;
                  return StreamSupport.stream(once.spliterator(), false)
                      .flatMap(document -> rows(document, matcher, byPlain))
                      .iterator();
                },
            Encoders.row(Schemas.of(Contract.table("policy_term"))));
  }

  private static Stream<Row> rows(
      Row document, TermMatcher matcher, Map<String, String> termOfPlain) {
    String title = document.getString(5);
    String text = document.getString(7);
    List<String> texts = text == null ? List.of(title) : List.of(title, text);
    Map<String, Long> counts = new LinkedHashMap<>();
    texts.stream()
        .flatMap(t -> matcher.found(t).stream())
        .forEach(term -> counts.merge(termOfPlain.get(term), 1L, Long::sum));
    long characters = texts.stream().mapToLong(PolicyTerms::characters).sum();
    return counts.entrySet().stream()
        .map(
            count ->
                RowFactory.create(
                    document.getString(0),
                    document.getString(1),
                    document.getString(2),
                    document.getInt(3),
                    document.get(4),
                    title,
                    count.getKey(),
                    document.getString(6),
                    count.getValue(),
                    characters,
                    PER * count.getValue() / characters));
  }

  /** The characters that are no white space. */
  private static long characters(String text) {
    return text.codePoints()
        .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
        .count();
  }
}
