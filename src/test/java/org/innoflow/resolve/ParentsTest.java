package org.innoflow.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.innoflow.resolve.Sample.id;
import static org.innoflow.resolve.Sample.registry;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParentsTest {
  /** 1 and 2 below 3 below 9; 4, 5, 6 in a circle with 7 below it; 8 its own parent. */
  private static final Parents PARENTS =
      new Parents(Map.of(1L, 3L, 2L, 3L, 3L, 9L, 4L, 5L, 5L, 6L, 6L, 4L, 7L, 6L, 8L, 8L));

  @ParameterizedTest
  @CsvSource({"1, 9", "2, 9", "3, 9", "9, 9", "100, 100", "4, 4", "5, 4", "6, 4", "7, 4", "8, 8"})
  void theTopIsAboveAllAndTheSmallestOfACircle(long orgId, long top) {
    assertThat(PARENTS.top(orgId)).isEqualTo(top);
  }

  /** The smallest id of all leads into the circle and is no part of it. */
  @Test
  void whatLeadsIntoACircleIsNotItsTop() {
    assertThat(new Parents(Map.of(1L, 2L, 2L, 3L, 3L, 2L)).top(1)).isEqualTo(2);
  }

  @Test
  void parentsAreThoseOfTheRegistry() {
    Parents parents = Parents.of(registry("name=甲, parent=乙", "name=乙, parent=丙", "name=丁"));

    assertThat(parents.parents()).isEqualTo(Map.of(id("甲"), id("乙"), id("乙"), id("丙")));
    assertThat(parents.top(id("甲"))).isEqualTo(id("丙"));
  }
}
