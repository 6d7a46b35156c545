package org.innoflow.release;

import static org.assertj.core.api.Assertions.assertThat;

import org.innoflow.release.ManifestDiff.Difference;
import org.junit.jupiter.api.Test;

final class ManifestDiffTest {
  private static final String A =
      """
      { "run_id": "a", "finished_at": "x", "code_version": "1", "contract_version": "1.1",
        "spark_version": "4", "seconds": { "ingest": 1.5 },
        "inputs": [
          { "source": "s", "file": "kept.csv", "bytes": 5, "sha256": "0123456789abcdef" },
          { "source": "s", "file": "new.csv", "bytes": 1000, "sha256": "0123456789abcdef" },
          { "source": "s", "file": "gone.csv", "bytes": 7, "sha256": "0123456789abcdef" }],
        "sources": [{ "source": "s", "in": 3, "accepted": 2, "rejected": 1, "duplicate": 0 }],
        "config": { "flows": { "region-sets": ["all"], "threshold": 0.1 }, "empty": {} } }
      """;

  private static final String B =
      """
      { "run_id": "b", "finished_at": "y", "code_version": "2", "contract_version": "1.1",
        "spark_version": "4", "seconds": { "ingest": 9.5 },
        "inputs": [
          { "source": "s", "file": "kept.csv", "bytes": 5, "sha256": "0123456789abcdef" },
          { "source": "s", "file": "new.csv", "bytes": 1000, "sha256": "ff23456789abcdef" },
          { "source": "t", "file": "come.csv", "bytes": 8, "sha256": "0123456789abcdef" }],
        "sources": [{ "source": "s", "in": 3, "accepted": 3, "rejected": 0, "duplicate": 0 }],
        "config": { "flows": { "region-sets": ["all", "yrd41"] }, "empty": {} } }
      """;

  @Test
  void whatTwoReleasesWereMadeFromIsCompared() {
    assertThat(ManifestDiff.of(A, B))
        .containsExactly(
            new Difference("version", "code_version", "1", "2"),
            new Difference("input", "s gone.csv", "7 bytes, 0123456789ab", null),
            new Difference(
                "input", "s new.csv", "1,000 bytes, 0123456789ab", "1,000 bytes, ff23456789ab"),
            new Difference("input", "t come.csv", null, "8 bytes, 0123456789ab"),
            new Difference("rows", "s accepted", "2", "3"),
            new Difference("rows", "s rejected", "1", "0"),
            new Difference("config", "flows.region-sets", "[\"all\"]", "[\"all\",\"yrd41\"]"),
            new Difference("config", "flows.threshold", "0.1", null));
  }

  @Test
  void namesAndTimesOfReleasesAreNoDifference() {
    assertThat(ManifestDiff.of(A, A.replace("\"a\"", "\"b\"").replace("1.5", "2"))).isEmpty();
  }
}
