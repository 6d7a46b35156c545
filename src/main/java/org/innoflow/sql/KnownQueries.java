package org.innoflow.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.spark.package$;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.innoflow.text.ResourceTable;

/**
 * Queries found sound before, and the columns they give: those that innoflow comes with, as
 * resource {@code known-queries.tsv} says, and those of this run. What is found again need not be
 * analysed, which takes a new Java machine some seconds. The key of a query has all that an
 * analysis depends on: its text, the tables' columns, the types of the parameters it names, and
 * Spark's version.
 */
final class KnownQueries {
  private static final String RESOURCE = "known-queries.tsv";
  private static final Map<String, String> SHIPPED =
      ResourceTable.rows(KnownQueries.class, RESOURCE, 2).stream()
          .collect(Collectors.toConcurrentMap(row -> row.get(0), row -> row.get(1)));
  private static final Map<String, StructType> FOUND = new ConcurrentHashMap<>();

  private final String tables;
  private final Map<String, Object> parameters;

  KnownQueries(Map<String, StructType> tables, Map<String, Object> parameters) {
    this.tables =
        DigestUtils.sha256Hex(
            tables.entrySet().stream()
                .map(table -> table.getKey() + "(" + text(table.getValue()) + ")")
                .sorted()
                .collect(Collectors.joining("\n")));
    this.parameters = new TreeMap<>(parameters);
  }

  String key(String sql) {
    String types =
        parameters.entrySet().stream()
            .filter(
                p -> Pattern.compile(":" + Pattern.quote(p.getKey()) + "\\b").matcher(sql).find())
            .map(p -> p.getKey() + " " + p.getValue().getClass().getName())
            .collect(Collectors.joining("\n"));
    return DigestUtils.sha256Hex(
        String.join("\0", package$.MODULE$.SPARK_VERSION(), tables, types, sql));
  }

  Optional<StructType> find(String key) {
    return Optional.ofNullable(FOUND.get(key))
        .or(() -> Optional.ofNullable(SHIPPED.get(key)).map(KnownQueries::schema));
  }

  void add(String key, StructType schema) {
    FOUND.put(key, schema);
  }

  /** Forgets all queries, so that those asked for next are analysed. */
  static void forget() {
    FOUND.clear();
    SHIPPED.clear();
  }

  /** The queries analysed since then, as lines of the resource. */
  static List<String> lines() {
    return FOUND.entrySet().stream()
        .map(query -> query.getKey() + "\t" + text(query.getValue()))
        .sorted()
        .toList();
  }

  /** Columns without a name have that of their expression, whose blanks are encoded. */
  static String text(StructType schema) {
    return Arrays.stream(schema.fields())
        .map(
            field ->
                URLEncoder.encode(field.name(), UTF_8) + " " + field.dataType().catalogString())
        .collect(Collectors.joining("; "));
  }

  static StructType schema(String text) {
    return new StructType(
        Arrays.stream(text.split("; ", -1))
            .map(field -> field.split(" ", 2))
            .map(
                field ->
                    new StructField(
                        URLDecoder.decode(field[0], UTF_8),
                        SqlTypes.of(field[1]),
                        true,
                        Metadata.empty()))
            .toArray(StructField[]::new));
  }
}
