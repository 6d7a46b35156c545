package org.innoflow.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import org.apache.hadoop.conf.Configuration;
import org.innoflow.failure.Failure;
import org.innoflow.io.FileStore;
import org.innoflow.io.ReleasePaths;
import org.innoflow.release.Releases.Summary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReleasesTest {
  private static final Clock NOW = Clock.systemUTC();
  private static final Clock TOMORROW = Clock.offset(NOW, Duration.ofHours(25));

  @TempDir private Path folder;
  private Releases releases;

  @BeforeEach
  void releasesOfAFolder() {
    releases = new Releases(new FileStore(new Configuration()), folder.toString());
  }

  @Test
  void anEmptyFolderHasNoReleases() throws IOException {
    assertThat(releases.list()).isEmpty();
    assertThat(releases.current()).isEmpty();
    assertThat(releases.prune(1, NOW)).isEmpty();
  }

  @Test
  void publishingReplacesThePointer() throws IOException {
    release("1", "passed");
    release("2", "passed");

    publish("1");
    publish("2");

    assertThat(releases.current()).contains("2");
    assertThat(Files.readString(folder.resolve("current.json")))
        .isEqualToIgnoringNewLines(
            """
            {
              "run_id" : "2",
              "path" : "releases/2",
              "published_at" : "now"
            }
            """);
  }

  @Test
  void listSaysWhatBecameOfEachRun() throws IOException {
    release("3", "failed");
    release("1", "passed");
    release("2", "passed");
    release("4", null);
    publish("2");

    assertThat(releases.list())
        .containsExactly(
            new Summary("1", "passed", "then"),
            new Summary("2", "current", "then"),
            new Summary("3", "failed", "then"),
            new Summary("4", "unfinished", ""));
  }

  @Test
  void pruningKeepsTheCurrentReleaseTheNewestAndWhatMayBeRunning() throws IOException {
    for (String run : new String[] {"1", "2", "4", "5"}) {
      release(run, "passed");
    }
    release("0", null);
    release("3", "failed");
    release("6", null);
    publish("2");

    assertThat(releases.prune(2, NOW)).containsExactly("1", "3", "4");
    assertThat(releases.list()).extracting(Summary::runId).containsExactly("0", "2", "5", "6");
    assertThat(releases.prune(2, NOW)).isEmpty();
    assertThat(releases.prune(1, TOMORROW)).containsExactly("0", "5", "6");
  }

  @Test
  void aRunThatStillWritesSomewhereIsRunning() throws IOException {
    release("1", null);
    Path table = Files.createDirectories(folder.resolve("releases/1/link/layer=venture"));
    Path file = Files.writeString(table.resolve("part-0"), "");
    Clock later = Clock.offset(NOW, Duration.ofHours(30));
    Files.setLastModifiedTime(file, FileTime.from(TOMORROW.instant()));
    release("2", "passed");
    publish("2");

    assertThat(releases.prune(1, later)).isEmpty();
  }

  @Test
  void pruningTakesThePointerThatARunWasKilledOver() throws IOException {
    release("1", "passed");
    Path pointer = Files.writeString(folder.resolve(".current.json.1"), "{");
    release("2", "passed");
    publish("2");

    assertThat(releases.prune(1, NOW)).containsExactly("1");
    assertThat(pointer).doesNotExist();
  }

  @Test
  void aReleaseThatIsGoneIsNotPublished() throws IOException {
    release("1", "passed");
    publish("1");
    Files.createDirectories(folder.resolve("releases/2"));

    assertThatThrownBy(() -> publish("2"))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith("Cannot publish run '2': it has been removed from " + folder);
    assertThat(releases.current()).contains("1");
  }

  @Test
  void pruningWithoutACurrentReleaseKeepsTheNewest() throws IOException {
    release("1", "failed");
    release("2", "failed");

    assertThat(releases.prune(1, NOW)).containsExactly("1");
  }

  @Test
  void pruningKeepsAtLeastOne() {
    assertThatThrownBy(() -> releases.prune(0, NOW))
        .isInstanceOf(Failure.class)
        .hasMessage("Cannot prune releases, keeping '0': at least 1 is kept. Use --keep 1.");
  }

  @Test
  void theManifestOfAReleaseIsShownAsItIs() throws IOException {
    release("1", "passed");

    assertThat(releases.manifest("1"))
        .isEqualTo("{\"status\": \"passed\", \"finished_at\": \"then\"}");
    assertThatThrownBy(() -> releases.manifest("2"))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith("Cannot show release '2': there is no manifest of it in " + folder);
  }

  @Test
  void aPublishedReleaseMayNotBeWrittenAgain() throws IOException {
    release("1", "passed");
    release("2", "passed");
    release("3", "failed");
    release("4", "passed");
    release("6", "passed");
    Path steps = Files.createDirectories(folder.resolve("releases/6/_stage/_steps"));
    Files.writeString(steps.resolve("release"), "{}");
    publish("2");

    for (String published : new String[] {"1", "2", "6"}) {
      assertThatThrownBy(() -> releases.requireUnpublished(published))
          .isInstanceOf(Failure.class)
          .hasMessage(
              "Cannot go on with run '%s': it is published, and a published release does not"
                  + " change. Begin a new one with the command run or ingest.",
              published);
    }
    releases.requireUnpublished("3");
    releases.requireUnpublished("4");
    releases.requireUnpublished("5");
  }

  private void release(String run, String status) throws IOException {
    Path release = Files.createDirectories(folder.resolve("releases/" + run));
    if (status != null) {
      Files.writeString(
          release.resolve("manifest.json"),
          "{\"status\": \"%s\", \"finished_at\": \"then\"}".formatted(status));
    }
  }

  private void publish(String run) throws IOException {
    releases.publish(new ReleasePaths(folder.toString(), run), "now");
  }
}
