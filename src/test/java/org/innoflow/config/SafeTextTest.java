package org.innoflow.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.List;
import org.innoflow.testkit.Profiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a manifest may say of a configuration, and a message of a fault in it. */
final class SafeTextTest {
  @TempDir private Path folder;

  @Test
  void passwordsAndKeysAreHiddenAndAllElseStays() {
    String text =
        SettingsLoader.load(
                null,
                List.of(
                    "spark.conf.spark.hadoop.fs.s3a.secret.key=abc123",
                    "spark.conf.spark.hadoop.fs.s3a.access.key=AKIA98",
                    "spark.conf.\"spark.hadoop.fs.s3a.access.key\"=AKIA99",
                    "spark.conf.spark.hadoop.fs.azure.account.key.x.blob.core.windows.net=azure66",
                    "spark.conf.spark.hadoop.fs.azure.account.oauth2.client.secret=oauth77",
                    "spark.conf.spark.executor.extraJavaOptions=-Da=b -DtrustStorePassword=trust55",
                    "output.path=hdfs://someone:letmein@namenode:8020/innoflow",
                    "spark.conf.spark.executor.memory=4g"))
            .text();

    assertThat(text)
        .doesNotContain("abc123", "AKIA98", "AKIA99", "azure66", "oauth77", "trust55")
        .doesNotContain("letmein", "someone")
        .contains("hdfs://(hidden)@namenode:8020/innoflow", "\"4g\"", "-Da=b");
  }

  @Test
  void theSettingsThemselvesKeepThem() {
    assertThat(
            SettingsLoader.load(null, List.of("spark.conf.spark.hadoop.fs.s3a.secret.key=abc123"))
                .spark()
                .conf())
        .containsEntry("spark.hadoop.fs.s3a.secret.key", "abc123");
  }

  @Test
  void addressesInListsAreHiddenAndNumbersStayAsTheyAreWritten() {
    String text =
        SafeText.of(
            ConfigFactory.parseString(
                "files = [\"s3a://me:word@bucket/a.csv\", b], n = 1e-10, list = [{ x = 1 }, null]"));

    assertThat(text).doesNotContain("word").contains("s3a://(hidden)@bucket/a.csv", "b", "1.0E-10");
  }

  /** A misspelt key, a wrong type, a setting that is none: the message goes to a log. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "spark.cnof.spark.hadoop.fs.s3a.secret.key=abc123",
        "spark.conf=password=abc123",
        "home={ password = abc123 }",
        "secret.key=abc123",
        "input.path={ token = abc123 }",
        "..secret=abc123",
        "output.lock=hdfs://me:abc123@host/",
      })
  void aMessageTellsNoSecretOfASetting(String setting) {
    assertThat(catchThrowable(() -> SettingsLoader.load(null, List.of(setting))).getMessage())
        .startsWith("Cannot ")
        .doesNotContain("abc123");
  }

  @Test
  void aMessageTellsNoSecretOfAFile() {
    Path file =
        Profiles.write(
            folder,
            "x.conf",
            "spark.conf.secret = abc123\nnetwork.levels { password = abc123 }\noutput.lock = \"s3a://a:abc123@b\"");

    assertThat(catchThrowable(() -> SettingsLoader.load(file, List.of())).getMessage())
        .contains("x.conf:2: network.levels must be a list of texts", "x.conf:3: output.lock")
        .doesNotContain("abc123");
  }
}
