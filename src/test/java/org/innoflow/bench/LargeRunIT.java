package org.innoflow.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.innoflow.testkit.DuckDb;
import org.innoflow.testkit.Processes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Patents through the whole job in little memory: half of all applicants in one city, one applicant
 * in every fifth patent, one patent with a thousand applicants. {@code -Dlarge.patents=5000000
 * -Dlarge.applicants=5000 -Dlarge.heap=4g -Dlarge.minutes=180} make it the load that a machine of
 * two cores and 4 GiB should bear, which takes longer than CI has time for.
 */
@Tag("long")
final class LargeRunIT {
  private static final int PATENTS = Integer.getInteger("large.patents", 200_000);
  private static final int APPLICANTS = Integer.getInteger("large.applicants", 1000);
  private static final String HEAP = System.getProperty("large.heap", "768m");

  private static final Duration LONGEST = Duration.ofMinutes(Long.getLong("large.minutes", 30));

  @TempDir private static Path folder;

  @Test
  void theWholeJobRunsInLittleMemory() throws IOException {
    new LargeExtract(PATENTS, 400_000, APPLICANTS, 1).write(folder, 4);
    Path conf =
        Files.writeString(
            folder.resolve("large.conf"),
            """
            input.path = "%s"
            output.path = "%s"
            sources.patents { profile = canonical-copatent, files = ["patents-*.csv"] }
            """
                .formatted(folder, folder.resolve("out")));

    Process run =
        Processes.start(
            folder.resolve("log"),
            Map.of(),
            Processes.java(
                Processes.applicationJar() + ":" + Processes.sparkJars(),
                HEAP,
                "org.innoflow.app.Main",
                "run",
                "--conf",
                conf.toString()));
    Processes.Ended ended = Processes.await(run, folder.resolve("log"), LONGEST);
    assertThat(ended.exitCode()).as(ended.output()).isZero();
    try (Stream<Path> releases = Files.list(folder.resolve("out/releases"));
        DuckDb duck = DuckDb.open()) {
      Path release = releases.findFirst().orElseThrow();
      assertThat(Files.readString(release.resolve("manifest.json"), StandardCharsets.UTF_8))
          .contains("\"status\" : \"passed\"");
      duck.release(release, "event").release(release, "link").release(release, "org_profile");
      duck.execute(
          """
          create table applicants as
          select event_id, len(list_distinct(string_split(any_value(applicant), '; '))) as n
          from read_csv('%s/patents-*.csv', header = true, all_varchar = true)
          where date > '1800' group by event_id"""
              .formatted(folder));
      assertThat(duck.count("select count(*) from event")).isEqualTo(PATENTS);
      assertThat(duck.count("select count(*) from link"))
          .isEqualTo(duck.count("select cast(sum(n * (n - 1) / 2) as bigint) from applicants"))
          .isGreaterThan(APPLICANTS * (APPLICANTS - 1L) / 2);
      assertThat(
              duck.count(
                  "select max(n) from (select sum(events) as n from org_profile group by org_id)"))
          .isGreaterThanOrEqualTo(PATENTS / 5);
    }
  }
}
