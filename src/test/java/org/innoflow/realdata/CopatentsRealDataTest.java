package org.innoflow.realdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.innoflow.app.TestRuns;
import org.innoflow.testkit.DuckDb;
import org.innoflow.testkit.RealData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Applications of German and French public research bodies from PATSTAT, one row per applicant and
 * region, in seven files that overlap.
 */
class CopatentsRealDataTest {
  private static final Path CONF = Path.of("src/test/resources/conf/real-copatents.conf");

  @TempDir private static Path folder;

  private static DuckDb duck;

  @BeforeAll
  static void runOnce() {
    Path files = RealData.file("eu-copatents").toAbsolutePath().normalize();
    Path release =
        TestRuns.run(CONF, folder, "sources.copatents.files=[\"" + files + "/*.csv.gz\"]");
    duck = DuckDb.open();
    duck.release(release, "event", "event_party", "event_sector", "dim_organisation", "dim_place");
    duck.execute(
        "create table raw as select * from read_csv('"
            + files
            + "/*.csv.gz', header = true, all_varchar = true, filename = true)");
  }

  @AfterAll
  static void close() {
    if (duck != null) {
      duck.close();
    }
  }

  @Test
  void show() {
    System.out.println(duck.rows("select count(*) from raw"));
    System.out.println(
        duck.rows("select place_method, count(*) from event_party group by all order by 2 desc"));
    System.out.println(duck.rows("select length(NUTS), count(*) from raw group by all"));
    System.out.println(duck.rows("select psn_sector, count(*) from raw group by all"));
    assertThat(duck.count("select count(*) from event")).isPositive();
  }
}
