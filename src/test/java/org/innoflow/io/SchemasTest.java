package org.innoflow.io;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.types.StructType;
import org.innoflow.contract.Contract;
import org.innoflow.contract.Table;
import org.junit.jupiter.api.Test;

final class SchemasTest {
  private static final Table SECTORS = Contract.table("dim_sector");

  @Test
  void aTablesOwnSchemaDoesNotDiffer() {
    for (Table table : Contract.tables()) {
      assertThat(Schemas.differences(table, Schemas.of(table))).as(table.name()).isEmpty();
    }
  }

  @Test
  void columnsCarryTheirMeaning() {
    assertThat(Schemas.of(SECTORS).apply("parent_id").getComment().get())
        .isEqualTo("Parent sector");
  }

  @Test
  void allDifferencesAreNamedAtOnce() {
    StructType actual =
        StructType.fromDDL("sector_id bigint, scheme string, name_zh string, surplus int");

    assertThat(Schemas.differences(SECTORS, actual))
        .containsExactly(
            "retyped: sector_id is bigint, not string",
            "missing: name_en",
            "missing: parent_id",
            "added: surplus");
  }

  @Test
  void nullabilityAndOrderAreNoDifference() {
    StructType actual =
        StructType.fromDDL(
            "parent_id string, name_en string, name_zh string, sector_id string not null,"
                + " scheme string not null");

    assertThat(Schemas.differences(SECTORS, actual)).isEmpty();
  }
}
