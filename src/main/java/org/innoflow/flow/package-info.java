/**
 * Links between organisations and the flows between places that they add up to. Depends on config,
 * contract, io and the resolved events of resolve.
 */
package org.innoflow.flow;
