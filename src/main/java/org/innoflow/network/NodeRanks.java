package org.innoflow.network;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.graphframes.GraphFrame;
import org.innoflow.config.NetworkSettings;

/**
 * The first iterations of PageRank of all small graphs, by GraphFrames over their disjoint union in
 * one job. The task of each graph scales its ranks to sum 1 and carries them on to the tolerance.
 *
 * <p>A fixed point of GraphFrames' iteration is, scaled per graph, one of {@link
 * org.innoflow.graph.PageRank}: a vertex without outgoing edges loses mass there that the scaling
 * gives back uniformly. What costs a job per iteration in GraphFrames costs microseconds in the
 * task, so GraphFrames makes the first iterations and the task the last ones.
 */
final class NodeRanks {
  private NodeRanks() {}

  /** The vertices with GraphFrames' pagerank, which sums to their number over all graphs. */
  static Dataset<Row> of(GraphFrame graph, NetworkSettings.PageRank settings) {
    return graph
        .pageRank()
        .resetProbability(1 - settings.damping())
        .maxIter(settings.iterations())
        .run()
        .vertices()
        .select("id", "graph_id", "node_id", "pagerank");
  }
}
