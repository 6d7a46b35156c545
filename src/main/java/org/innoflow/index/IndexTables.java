package org.innoflow.index;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import com.google.common.collect.Iterators;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.innoflow.config.IndexSettings;

/** The tables of all indices: each index is computed in one task, from the values of its series. */
final class IndexTables {
  /**
   * A value of a series: {@code member} is the id of a place, a province or a city of it, or the
   * name that a source has for it. A row with null in {@code series} makes sure that an index
   * without any value is told of.
   */
  static final StructType CELL =
      new StructType()
          .add("index_id", StringType)
          .add("series", StringType)
          .add("member", StringType)
          .add("year", IntegerType)
          .add("value", DoubleType);

  /** Rows of four tables, one of which is not null. */
  static final StructType SCHEMA =
      new StructType()
          .add("edition", StringType)
          .add("index_id", StringType)
          .add("value", IndexRows.VALUE)
          .add("node", IndexRows.NODE)
          .add("catalog", IndexRows.CATALOG)
          .add("growth", IndexRows.GROWTH);

  private IndexTables() {}

  /** An index with its places. */
  record Declared(IndexSettings settings, List<IndexPlace> places) implements Serializable {}

  /**
   * All rows of all indices.
   *
   * @param cells {@link #CELL}
   * @return {@link #SCHEMA}
   */
  static Dataset<Row> of(Dataset<Row> cells, Map<String, Declared> indices) {
    return cells
        .repartition(col("index_id"))
        .sortWithinPartitions("index_id", "series", "member", "year", "value")
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>) rows -> ofPartition(rows, indices),
            Encoders.row(SCHEMA));
  }

  /** The rows of one table that are among them. */
  static Dataset<Row> table(Dataset<Row> rows, String table) {
    return rows.filter(col(table).isNotNull()).select("edition", "index_id", table + ".*");
  }

  private static Iterator<Row> ofPartition(Iterator<Row> cells, Map<String, Declared> indices) {
    var ahead = Iterators.peekingIterator(cells);
    List<Iterator<Row>> rows = new ArrayList<>();
    while (ahead.hasNext()) {
      String id = ahead.peek().getAs("index_id");
      Declared index = indices.get(id);
      SeriesValues series = new SeriesValues(index.settings(), index.places());
      while (ahead.hasNext() && ahead.peek().<String>getAs("index_id").equals(id)) {
        Row cell = ahead.next();
        if (!cell.isNullAt(1)) {
          series.put(cell.getString(1), cell.getString(2), cell.getInt(3), cell.getDouble(4));
        }
      }
      rows.add(rows(id, index, series));
    }
    return Iterators.concat(rows.iterator());
  }

  private static Iterator<Row> rows(String id, Declared declared, SeriesValues series) {
    CompositeIndex index = new CompositeIndex(declared.settings(), declared.places(), series);
    Edition edition = Edition.of(index, declared.places(), series);
    IndexRows rows = new IndexRows(index, declared.places());
    return Iterators.concat(
        Iterators.transform(rows.values(), row -> row(edition, id, row, null, null, null)),
        Iterators.transform(rows.nodes(), row -> row(edition, id, null, row, null, null)),
        Iterators.singletonIterator(row(edition, id, null, null, rows.catalog(edition), null)),
        Iterators.transform(rows.growth(), row -> row(edition, id, null, null, null, row)));
  }

  private static Row row(Edition edition, String id, Row value, Row node, Row catalog, Row growth) {
    return RowFactory.create(edition.id(), id, value, node, catalog, growth);
  }
}
