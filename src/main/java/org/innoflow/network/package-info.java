/**
 * The flows as graphs, and their statistics. Depends on config, contract, io and the region sets of
 * resolve.
 */
package org.innoflow.network;
