package org.innoflow.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.innoflow.testkit.TestSpark;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ParquetDataTest {
  private static final String ROWS = "select 'a' as name, 1 as p union all select 'b', 2";

  @TempDir private Path folder;

  @BeforeEach
  void twoPartitions() {
    write("first", ROWS);
  }

  @Test
  void theSameRowsWrittenTwiceAreEqual() throws IOException {
    write("second", ROWS);

    assertThat(equal("first", "second")).isTrue();
  }

  @Test
  void anotherValueOfTheSameLengthIsSeen() throws IOException {
    write("second", ROWS.replace("'b'", "'c'"));

    assertThat(equal("first", "second")).isFalse();
  }

  @Test
  void anotherPartitionOrOneLessIsSeen() throws IOException {
    write("second", ROWS.replace("'b', 2", "'b', 3"));
    write("third", "select 'a' as name, 1 as p");

    assertThat(equal("first", "second")).isFalse();
    assertThat(equal("first", "third")).isFalse();
  }

  private boolean equal(String a, String b) throws IOException {
    FileStore files = new FileStore(TestSpark.session().sparkContext().hadoopConfiguration());
    return ParquetData.equal(files, folder.resolve(a).toString(), folder.resolve(b).toString());
  }

  private void write(String name, String sql) {
    TestSpark.session().sql(sql).write().partitionBy("p").parquet(folder.resolve(name).toString());
  }
}
