/**
 * Links between organisations and the flows between places that they add up to. Depends on config,
 * contract, io, organisation, place, run and specialisation.
 */
package org.innoflow.flow;
