/**
 * Links between organisations and the flows between places that they add up to. Depends on config,
 * contract, io, organisation, place, resolve (its staged events), run and specialisation.
 */
package org.innoflow.flow;
