package org.innoflow.failure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s3a://key:word@bucket/x                       | s3a://(hidden)@bucket/x",
        "hdfs://me@host/x and ftp://a:b@c              | hdfs://(hidden)@host/x and ftp://(hidden)@c",
        "jdbc:postgresql://h/db?user=u&password=p1&x=y | jdbc:postgresql://h/db?user=u&password=(hidden)&x=y",
        "https://h/c?sv=1&sig=abc%3D&se=2              | https://h/c?sv=1&sig=(hidden)&se=2",
        "fs.s3a.secret.key = abc, x = y                | fs.s3a.secret.key = (hidden), x = y",
        "{\"token\" : \"a b\", \"n\":1}                | {\"token\" : (hidden), \"n\":1}",
        "-Dstore.Password=p -Dx=y                      | -Dstore.Password=(hidden) -Dx=y",
        "column 'token': it is empty                   | column 'token': it is empty",
        "significance = 0.05, design=x                 | significance = 0.05, design=x",
        "mail@host and a/b@c                           | mail@host and a/b@c",
      })
  void whatIsSecretIsHidden(String text, String safe) {
    assertThat(Secrets.hiddenIn(text)).isEqualTo(safe);
  }

  @Test
  void theWholeValueOfASecretArgumentIsHidden() {
    assertThat(Secrets.hiddenInArgument("spark.conf.db.password=a b 'c'"))
        .isEqualTo("spark.conf.db.password=(hidden)");
    assertThat(Secrets.hiddenInArgument("output.path=a b")).isEqualTo("output.path=a b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fs.s3a.access.key",
        "fs.azure.account.key.x.dfs",
        "javax.net.ssl.keyStorePassword",
        "dfs.adls.oauth2.credential",
        "spark.authenticate.secret",
        "apiKey"
      })
  void keysOfSecretsAreKnown(String key) {
    assertThat(Secrets.isSecret(key)).isTrue();
  }

  @Test
  void noMessageTellsASecret() {
    assertThat(
            Failure.input(
                "read file", "s3a://k:w1@b/x", "no s3a://k:w1@b/x\nthere", "See s3a://k:w1@b"))
        .hasMessage(
            "Cannot read file 's3a://(hidden)@b/x': no s3a://(hidden)@b/x there."
                + " See s3a://(hidden)@b.");
  }
}
