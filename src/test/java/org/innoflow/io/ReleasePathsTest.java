package org.innoflow.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.innoflow.failure.Failure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReleasePathsTest {
  @ParameterizedTest
  @ValueSource(strings = {"20260101T000000Z-a1b2c3", "a", "run.1_final"})
  void aRunLiesBelowTheOutput(String runId) {
    assertThat(new ReleasePaths("/out", runId).release()).isEqualTo("/out/releases/" + runId);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", ".", "..", "../x", "a/b", "a\\b", "/etc", ".lock", "a b", "a\nb", "*", "甲"
      })
  void nothingElseIsARun(String runId) {
    assertThatThrownBy(() -> new ReleasePaths("/out", runId))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith("Cannot find run '")
        .hasMessageContaining("it is no run id");
  }
}
