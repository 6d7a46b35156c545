package org.innoflow.sector;

/**
 * A sector of a scheme, a row of dim_sector.
 *
 * @param nameEn null where the scheme has no English name
 * @param parentId the sector of the same scheme that holds this one; null at the top
 */
public record Sector(
    String scheme, String sectorId, String nameZh, String nameEn, String parentId) {}
