/**
 * The flows as graphs, and their statistics. Depends on config, contract, io, resolve (its region
 * sets) and run.
 */
package org.innoflow.network;
