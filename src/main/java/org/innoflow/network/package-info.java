/**
 * The flows as graphs, and their statistics. Depends on config, contract, graph, io, place (its
 * region sets) and run.
 */
package org.innoflow.network;
