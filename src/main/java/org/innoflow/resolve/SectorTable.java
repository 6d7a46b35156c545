package org.innoflow.resolve;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.innoflow.config.SectorLabel;
import org.innoflow.contract.Contract;
import org.innoflow.io.Schemas;

/** Table dim_sector: the declared sectors, those that extracts name, and the total. */
final class SectorTable {
  private SectorTable() {}

  static Dataset<Row> of(Dataset<Row> resolved, List<SectorLabel> declared) {
    SparkSession session = resolved.sparkSession();
    List<Row> rows = new ArrayList<>();
    rows.add(RowFactory.create("ALL", "ALL", "合计", "All sectors", null));
    for (SectorLabel sector : declared) {
      rows.add(
          RowFactory.create(
              sector.scheme(), sector.sectorId(), sector.nameZh(), sector.nameEn(), null));
    }
    Dataset<Row> known = session.createDataFrame(rows, Schemas.of(Contract.table("dim_sector")));
    Dataset<Row> met =
        resolved
            .select(explode(col("sectors")).as("sector"))
            .select(col("sector.scheme"), col("sector.sector_id"))
            .distinct()
            .join(
                known,
                scala.jdk.javaapi.CollectionConverters.asScala(List.of("scheme", "sector_id"))
                    .toSeq(),
                "left_anti")
            .select(
                col("scheme"),
                col("sector_id"),
                col("sector_id").as("name_zh"),
                lit(null).cast("string").as("name_en"),
                lit(null).cast("string").as("parent_id"));
    return known.union(met);
  }
}
