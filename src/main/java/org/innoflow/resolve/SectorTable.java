package org.innoflow.resolve;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.innoflow.contract.Contract;
import org.innoflow.io.Schemas;
import org.innoflow.sector.Sector;

/**
 * Table dim_sector: the total, the known sectors of schemes that events have, and all they name.
 */
final class SectorTable {
  private SectorTable() {}

  static Dataset<Row> of(Dataset<Row> resolved, List<Sector> sectors) {
    SparkSession session = resolved.sparkSession();
    List<Row> rows = new ArrayList<>();
    for (Sector sector : sectors) {
      rows.add(
          RowFactory.create(
              sector.scheme(),
              sector.sectorId(),
              sector.nameZh(),
              sector.nameEn(),
              sector.parentId()));
    }
    Row total = RowFactory.create("ALL", "ALL", "合计", "All sectors", null);
    Dataset<Row> totals =
        session.createDataFrame(List.of(total), Schemas.of(Contract.table("dim_sector")));
    Dataset<Row> known = session.createDataFrame(rows, Schemas.of(Contract.table("dim_sector")));
    Dataset<Row> met =
        resolved
            .select(explode(col("sectors")).as("sector"))
            .select(col("sector.scheme").as("m_scheme"), col("sector.sector_id").as("m_id"))
            .distinct();
    Column isKnown =
        col("scheme").equalTo(col("m_scheme")).and(col("sector_id").equalTo(col("m_id")));
    Dataset<Row> unknown =
        met.join(known, isKnown, "left_anti")
            .select(
                col("m_scheme"),
                col("m_id"),
                col("m_id").as("name_zh"),
                lit(null).cast("string").as("name_en"),
                lit(null).cast("string").as("parent_id"));
    return totals
        .union(known.join(met, col("scheme").equalTo(col("m_scheme")), "left_semi"))
        .union(unknown);
  }
}
