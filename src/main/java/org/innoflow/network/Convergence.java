package org.innoflow.network;

import java.io.Serializable;

/**
 * How PageRank and weighted PageRank of a graph converged.
 *
 * @param residual the L1 change that one more iteration makes
 */
record Convergence(int iterations, double residual, int weightedIterations, double weightedResidual)
    implements Serializable {}
