package org.innoflow.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.innoflow.failure.Failure;
import org.innoflow.testkit.Profiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What files of configuration may read beside themselves. */
final class IncludesTest {
  @TempDir private Path root;
  private Path folder;

  @BeforeEach
  void aFolderBesideAFile() throws IOException {
    folder = Files.createDirectories(root.resolve("profiles"));
    Profiles.write(root, "outside.conf", "null-tokens = [outside]");
  }

  @Test
  void aProfileMayIncludeAFileOfItsFolder() throws IOException {
    Files.createDirectories(folder.resolve("shared"));
    Profiles.write(folder.resolve("shared"), "nulls.conf", "include \"more.conf\"");
    Profiles.write(folder.resolve("shared"), "more.conf", "null-tokens = [\"--\"]");

    assertThat(Profiles.profile(folder, "include \"shared/nulls.conf\"\n" + Profiles.PATENTS))
        .isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"../outside.conf\"",
        "required(\"../outside.conf\")",
        "\"shared/../../outside.conf\"",
        "file(\"ROOT/outside.conf\")",
        "\"ROOT/outside.conf\"",
        "file(\"/etc/passwd\")",
        "url(\"file:ROOT/outside.conf\")",
        "url(\"http://127.0.0.1:9/x.conf\")",
        "\"http://127.0.0.1:9/x.conf\"",
        "classpath(\"reference.conf\")",
      })
  void aProfileMayIncludeNothingElse(String what) {
    String include = "include " + what.replace("ROOT", root.toString()) + "\n";

    Failure failure =
        catchThrowableOfType(
            Failure.class, () -> Profiles.profile(folder, include + Profiles.PATENTS));

    assertThat(failure.kind()).isEqualTo(Failure.Kind.USAGE);
    assertThat(failure).hasMessageStartingWith("Cannot include file '");
  }

  @Test
  void aProfileIsToldNothingOfTheEnvironment() {
    Failure failure =
        catchThrowableOfType(
            Failure.class,
            () -> Profiles.profile(folder, Profiles.PATENTS + "encoding = ${PATH}\n"));

    assertThat(failure).hasMessageContaining("PATH").hasMessageContaining("p.conf");
    assertThat(failure.getMessage()).doesNotContain(System.getenv("PATH"));
  }

  @Test
  void aConfigurationMayIncludeAnyFileAndNoAddress() {
    Path outside = Profiles.write(root, "more.conf", "output.path = \"/from/more\"");
    Path conf = Profiles.write(folder, "my.conf", "include file(\"" + outside + "\")");
    Path fetched = Profiles.write(folder, "f.conf", "include url(\"http://127.0.0.1:9/x.conf\")");

    assertThat(SettingsLoader.load(conf, List.of()).outputPath()).isEqualTo("/from/more");
    assertThat(catchThrowableOfType(Failure.class, () -> SettingsLoader.load(fetched, List.of())))
        .hasMessageStartingWith("Cannot include file 'http://127.0.0.1:9/x.conf': only files");
  }
}
