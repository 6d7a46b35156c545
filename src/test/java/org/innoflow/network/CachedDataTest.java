package org.innoflow.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.innoflow.config.NetworkSettings;
import org.innoflow.config.RegionSets;
import org.innoflow.network.NetworkRun.Flow;
import org.innoflow.testkit.TestSpark;
import org.junit.jupiter.api.Test;

class CachedDataTest {
  @Test
  void theNetworkStepLeavesNothingCached() {
    TestSpark.session().catalog().clearCache();
    Set<Integer> before = persistentRdds();
    NetworkRun.on(
        List.of(
            new Flow("venture", 2001, "310000", "320500", 5, 4),
            new Flow("venture", 2001, "320500", "330100", 1, 1)),
        new RegionSets(Map.of()),
        TestSettings.of(
            List.of("city", "province"),
            List.of("all"),
            new NetworkSettings.PageRank(0.85, 5, 1e-10, 300)));
    assertThat(persistentRdds()).isEqualTo(before);
    assertThat(cacheIsEmpty()).isTrue();
  }

  /** Without it GraphFrames leaves RDDs behind, which is why the step needs it. */
  @Test
  void ranksCacheRddsUntilTheCachedDataIsClosed() {
    TestSpark.session().catalog().clearCache();
    Set<Integer> before = persistentRdds();
    try (CachedData cached = new CachedData(TestSpark.session())) {
      TestGraph graph = TestGraph.random("g", true, 3);
      NodeRanks.of(
              TestGraph.union(List.of(graph), cached), TestSettings.of(5, 1e-10, 300).pageRank())
          .collectAsList();
      assertThat(persistentRdds()).hasSizeGreaterThan(before.size());
      assertThat(cacheIsEmpty()).isFalse();
    }
    assertThat(persistentRdds()).isEqualTo(before);
    assertThat(cacheIsEmpty()).isTrue();
  }

  @Test
  void whatWasCachedBeforeStays() {
    TestSpark.session().catalog().clearCache();
    Dataset<Row> numbers = TestSpark.session().range(10).toDF().persist(StorageLevel.MEMORY_ONLY());
    numbers.count();
    Set<Integer> before = persistentRdds();
    try (CachedData cached = new CachedData(TestSpark.session())) {
      cached.keep(TestSpark.session().range(20).toDF()).count();
    }
    assertThat(before).isNotEmpty();
    assertThat(persistentRdds()).isEqualTo(before);
    assertThat(numbers.storageLevel().useMemory()).isTrue();
    numbers.unpersist(true);
  }

  private static Set<Integer> persistentRdds() {
    return new TreeSet<>(
        JavaSparkContext.fromSparkContext(TestSpark.session().sparkContext())
            .getPersistentRDDs()
            .keySet());
  }

  private static boolean cacheIsEmpty() {
    return ((org.apache.spark.sql.classic.SparkSession) TestSpark.session())
        .sharedState()
        .cacheManager()
        .isEmpty();
  }
}
