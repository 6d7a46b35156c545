package org.innoflow.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.innoflow.config.Settings;
import org.innoflow.config.SettingsLoader;
import org.innoflow.failure.Failure;
import org.innoflow.io.FileStore.InputFile;
import org.innoflow.testkit.Profiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExtractTest {
  private static final String ROW = "1,2021-03-05,t,甲,江苏,苏州市,AI\n";

  @TempDir private Path folder;

  @Test
  void filesAreFoundByGlobByNameAndOnlyOnce() throws IOException {
    Files.createDirectories(folder.resolve("in"));
    Profiles.write(folder, "in/b.csv", Profiles.PATENT_HEADER + ROW);
    Profiles.write(folder, "in/a.csv", Profiles.PATENT_HEADER + ROW);

    Extract extract =
        Extract.find(
                Profiles.settings(
                    folder, Profiles.PATENTS, "in/*.csv", "in/a.csv", folder + "/in/b.csv"),
                new Configuration())
            .get(0);

    assertThat(extract.files()).extracting(InputFile::name).containsExactly("in/a.csv", "in/b.csv");
    assertThat(extract.matches()).containsEntry("event_id", "id");
  }

  @Test
  void aMissingFileIsAFaultOfTheInput() {
    Failure failure = failure(Profiles.settings(folder, Profiles.PATENTS, "none*.csv"));

    assertThat(failure.kind()).isEqualTo(Failure.Kind.INPUT);
    assertThat(failure)
        .hasMessage(
            "Cannot read source 'x': no file matches none*.csv below %s."
                + " Put the extract there or correct sources.x.files.",
            folder);
  }

  @Test
  void withoutSourcesThereIsNothingToRun() {
    Failure failure = failure(SettingsLoader.load(null, List.of()));

    assertThat(failure.kind()).isEqualTo(Failure.Kind.USAGE);
    assertThat(failure)
        .hasMessage(
            "Cannot run 'sources': no source is configured."
                + " Name your extracts under sources in --conf.");
  }

  @Test
  void everyFileOfASourceMustHaveTheColumns() {
    Profiles.write(folder, "a.csv", Profiles.PATENT_HEADER + ROW);
    Profiles.write(folder, "b.csv", "id,day\n1,2\n");

    Failure failure = failure(Profiles.settings(folder, Profiles.PATENTS, "*.csv"));

    assertThat(failure.kind()).isEqualTo(Failure.Kind.INPUT);
    assertThat(failure).hasMessageStartingWith("Cannot read file 'b.csv': profile p needs column");
  }

  private static Failure failure(Settings settings) {
    return catchThrowableOfType(Failure.class, () -> Extract.find(settings, new Configuration()));
  }
}
