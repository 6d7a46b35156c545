package org.innoflow.sector;

/** A sector as an extract names it. */
public record SourceLabel(String scheme, String label) {}
