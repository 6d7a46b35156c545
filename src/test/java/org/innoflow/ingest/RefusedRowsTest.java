package org.innoflow.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.innoflow.config.SourceSettings;
import org.innoflow.testkit.Profiles;
import org.innoflow.testkit.TestSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RefusedRowsTest {
  @TempDir private Path folder;

  @Test
  void rowsAreCountedByReason() {
    SourceSettings source = source();
    RefusedRows rows =
        RefusedRows.of(
                TestSpark.session()
                    .sql(
                        """
                        select source, reason from values ('x', null), ('x', 'bad_year'),
                          ('y', 'bad_date'), ('x', 'bad_year'), ('x', null) as t(source, reason)"""),
                List.of(source))
            .get(0);

    assertThat(rows).isEqualTo(new RefusedRows(source, 4, Map.of("bad_year", 2L)));
  }

  /** Of this source 5 % may be refused. */
  @Test
  void moreThanMayBeRefusedIsSaidAtOnce() {
    assertThat(new RefusedRows(source(), 100, Map.of("bad_year", 5L)).warning()).isEmpty();
    assertThat(new RefusedRows(source(), 100, Map.of("bad_year", 1L, "bad_date", 5L)).warning())
        .contains(
            "source x: 6 of 100 rows are refused (bad_date 5, bad_year 1), more than"
                + " max-reject-share 0.05: the run will not be published");
    assertThat(new RefusedRows(source(), 0, Map.of()).warning())
        .contains("source x has no rows: the run will not be published");
  }

  private SourceSettings source() {
    return Profiles.settings(folder, Profiles.DEALS, "x.csv").sources().get(0);
  }
}
