package org.innoflow.sector;

/**
 * A sector that an event belongs to.
 *
 * @param label what says so: the extract's text, or the term found in the event's own text; the
 *     first in the alphabet where there are several
 * @param weight the event's share in the sector; the weights of a scheme sum to 1
 */
public record SectorWeight(String scheme, String sectorId, String label, double weight) {}
