package org.innoflow.config;

import java.util.Locale;

/** How constants are written in configuration and in tables. */
public final class Spelling {
  private Spelling() {}

  /** In lower case with hyphens: {@code min-max}. */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
