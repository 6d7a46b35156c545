package org.innoflow.resolve;

import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import java.util.Map;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.innoflow.contract.Contract;
import org.innoflow.contract.Reference;
import org.innoflow.io.Schemas;
import org.innoflow.place.Gazetteer;

/** Tables indicator and policy: the facts of their references, each with its place. */
final class ReferenceTables {
  private ReferenceTables() {}

  /**
   * Table indicator.
   *
   * @param references {@code StagedRow.EVENT}
   */
  static Dataset<Row> indicators(Dataset<Row> references) {
    return of(references, Reference.INDICATOR, "indicator", ReferenceTables::indicator);
  }

  /** Table policy. */
  static Dataset<Row> policies(Dataset<Row> references) {
    return of(references, Reference.POLICY, "policy", ReferenceTables::policy);
  }

  private static Dataset<Row> of(
      Dataset<Row> references, Reference reference, String table, MapFunction<Row, Row> row) {
    return references
        .filter(col("layer").equalTo(reference.id()))
        .select("source", "fields")
        .map(row, Encoders.row(Schemas.of(Contract.table(table))));
  }

  private static Row indicator(Row row) {
    Map<String, String> fields = row.getJavaMap(1);
    return RowFactory.create(
        row.getString(0),
        fields.get("indicator"),
        fields.get("place"),
        fields.getOrDefault("province", ""),
        Integer.valueOf(fields.get("year")),
        placeId(fields),
        Double.valueOf(fields.get("value")),
        fields.get("unit"));
  }

  private static Row policy(Row row) {
    Map<String, String> fields = row.getJavaMap(1);
    String date = fields.get("date");
    boolean isDay = date.length() > 4;
    return RowFactory.create(
        row.getString(0),
        fields.get("place"),
        fields.getOrDefault("province", ""),
        Integer.valueOf(date.substring(0, 4)),
        isDay ? LocalDate.parse(date) : null,
        fields.get("title"),
        placeId(fields),
        fields.get("text"));
  }

  /** A city, or a province that is none. */
  private static String placeId(Map<String, String> fields) {
    String place = fields.get("place");
    String city = Gazetteer.china().locate(fields.get("province"), place, null).cityId();
    return city == null ? Gazetteer.china().provinceId(place) : city;
  }
}
