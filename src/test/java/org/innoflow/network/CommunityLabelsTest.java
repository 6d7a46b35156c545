package org.innoflow.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CommunityLabelsTest {
  private static final List<String> NODES = List.of("a", "b", "c", "d", "e");

  @Test
  void theFirstGraphsCommunitiesAreLabelledInTheirOrder() {
    assertThat(new CommunityLabels().next(NODES, new int[] {1, 0, 0, 1, 0}))
        .containsExactly(2, 1, 1, 2, 1);
  }

  @Test
  void aVertexInNoCommunityHasNoLabel() {
    assertThat(new CommunityLabels().next(NODES, new int[] {0, -1, 0, -1, 1}))
        .containsExactly(1, 0, 1, 0, 2);
  }

  /** Numbers change places from one year to the next; labels stay with the vertices. */
  @Test
  void aCommunityKeepsItsLabel() {
    CommunityLabels labels = new CommunityLabels();
    labels.next(NODES, new int[] {0, 0, 0, 1, 1});

    assertThat(labels.next(NODES, new int[] {1, 1, 0, 0, 0})).containsExactly(1, 1, 2, 2, 2);
  }

  /** Of two parts of a community the larger one keeps its label. */
  @Test
  void aNewCommunityGetsANumberThatNoneHasHad() {
    CommunityLabels labels = new CommunityLabels();
    labels.next(NODES, new int[] {0, 0, 0, 1, 1});
    labels.next(List.of("a", "b", "c"), new int[] {0, 0, 0});

    assertThat(labels.next(NODES, new int[] {0, 0, 1, 2, 2})).containsExactly(1, 1, 3, 4, 4);
  }
}
