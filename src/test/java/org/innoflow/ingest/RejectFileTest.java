package org.innoflow.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.innoflow.contract.Contract;
import org.innoflow.io.FileStore;
import org.innoflow.io.Schemas;
import org.innoflow.reader.RawRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RejectFileTest {
  @TempDir private Path folder;

  @Test
  void cellsThatASpreadsheetWouldComputeAreTextsAndComeBackAsTheyWere() throws IOException {
    Path file = folder.resolve("rejects.csv");
    List<String> cells = List.of("E1", "=cmd()", "-5", "'@x", "1700");
    Object[] reject = new Object[Schemas.of(Contract.table("reject")).size()];
    set(reject, "source", "patents");
    set(reject, "file", "a.csv");
    set(reject, "row_number", 7L);
    set(reject, "raw_value", "=cmd()");
    set(
        reject,
        "row",
        "{\"event_id\":\"E1\",\"=name\":\"=cmd()\",\"x\":\"-5\",\"y\":\"'@x\",\"year\":\"1700\"}");
    Row row = new GenericRowWithSchema(reject, Schemas.of(Contract.table("reject")));

    RejectFile.write(List.of(row), Files.newBufferedWriter(file));

    assertThat(Files.readString(file)).contains(",'=name,").contains("E1,'=cmd(),-5,''@x,1700");
    FileStore store = new FileStore(new Configuration());
    CellNames names = new CellNames(List.of("event_id", "=name", "x", "y", "year"));
    RawRow raw = new RawRow(7, 8, cells, null);
    Corrections unchanged = Corrections.read(store.list(folder.toString(), "*.csv"), store);
    assertThat(unchanged.has("patents", "a.csv", 7)).isTrue();
    assertThat(unchanged.cells("patents", "a.csv", raw, names)).as("nothing is corrected").isNull();

    Files.writeString(file, Files.readString(file).replace(",1700", ",2017"));
    Corrections corrected = Corrections.read(store.list(folder.toString(), "*.csv"), store);
    assertThat(corrected.cells("patents", "a.csv", raw, names))
        .containsExactly("E1", "=cmd()", "-5", "'@x", "2017");
  }

  private static void set(Object[] row, String column, Object value) {
    row[Schemas.of(Contract.table("reject")).fieldIndex(column)] = value;
  }
}
