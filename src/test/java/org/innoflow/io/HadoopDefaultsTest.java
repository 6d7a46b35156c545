package org.innoflow.io;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapred.JobConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HadoopDefaultsTest {
  @Test
  void whatIsSetByOthersStays() throws Exception {
    Configuration hadoop = new JobConf();
    hadoop.set("yarn.acl.enable", "true");
    hadoop.set("fs.s3a.endpoint", "http://localhost");

    HadoopDefaults.leaveOut(hadoop);

    assertThat(hadoop.get("yarn.acl.enable")).isEqualTo("true");
    assertThat(hadoop.get("fs.s3a.endpoint")).isEqualTo("http://localhost");
    assertThat(hadoop.get("fs.defaultFS")).isEqualTo("file:///");
    assertThat(hadoop.get("yarn.resourcemanager.address")).isNull();
    assertThat(hadoop.size()).isLessThan(150);
  }

  @ParameterizedTest
  @CsvSource({
    "input.path = data-sample, true",
    "output.path = \"/data/out\", true",
    "output.path = \"file:/data/out\", true",
    "lineage = \"https://lineage.example/api\", true",
    "output.path = \"hdfs:/data/out\", false",
    "output.path = \"hdfs://name/out\", false",
    "output.path = \"s3a://bucket/out\", false",
    "'input.path=abfss://a@b/c', false"
  })
  void filesOfOtherMachinesNeedTheirDefaults(String configuration, boolean suffice) {
    assertThat(HadoopDefaults.suffice(new Configuration(), configuration)).isEqualTo(suffice);
  }

  @Test
  void aDefaultFileSystemOfOthersNeedsItsDefaults() {
    Configuration hadoop = new Configuration();
    hadoop.set("fs.defaultFS", "hdfs://name:8020");

    assertThat(HadoopDefaults.suffice(hadoop, "output.path = out")).isFalse();
  }
}
