package org.innoflow.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a manifest may say of a configuration. */
final class SecretsTest {
  @Test
  void passwordsAndKeysAreHiddenAndAllElseStays() {
    String text =
        SettingsLoader.load(
                null,
                List.of(
                    "spark.conf.spark.hadoop.fs.s3a.secret.key=abc123",
                    "spark.conf.\"spark.hadoop.fs.s3a.access.key\"=AKIA99",
                    "spark.conf.spark.hadoop.fs.azure.account.oauth2.client.secret=oauth77",
                    "output.path=hdfs://someone:letmein@namenode:8020/innoflow",
                    "spark.conf.spark.executor.memory=4g"))
            .text();

    assertThat(text)
        .doesNotContain("abc123", "AKIA99", "oauth77", "letmein", "someone")
        .contains("hdfs://(hidden)@namenode:8020/innoflow", "\"4g\"");
  }

  @Test
  void theSettingsThemselvesKeepThem() {
    assertThat(
            SettingsLoader.load(null, List.of("spark.conf.spark.hadoop.fs.s3a.secret.key=abc123"))
                .spark())
        .containsEntry("spark.hadoop.fs.s3a.secret.key", "abc123");
  }

  @Test
  void aListOfTextsIsLeftAsItIs() {
    assertThat(Secrets.hidden(ConfigFactory.parseString("files = [a, b], n = 1")).root().render())
        .contains("a", "b");
  }
}
