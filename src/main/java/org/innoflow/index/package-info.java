/**
 * Composite indices: the values behind their indicators, normalisation, weights, means, what each
 * point is made of, how sure ranks are, and what has changed from one edition to another. Depends
 * on config, contract, failure, io, place, run and sql.
 */
package org.innoflow.index;
