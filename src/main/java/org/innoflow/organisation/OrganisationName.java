package org.innoflow.organisation;

import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.types.UTF8String;
import org.innoflow.text.PlainText;

/** Canonical names of organisations and the ids made from them. */
public final class OrganisationName {
  /** The seed of Spark SQL's xxhash64, so that {@code xxhash64(canonical_name)} gives the id. */
  private static final long SEED = 42L;

  private OrganisationName() {}

  /**
   * The name under which spellings of one organisation meet. What is levelled: width and case
   * (NFKC), traditional characters, kinds of brackets, dashes and dots, spaces, quotes, and the
   * ways to write a legal form (Co., Ltd.; 有限责任公司). Legal forms, branches, groups, and cities and
   * countries in brackets tell organisations apart and stay. Applied to its own outcome it changes
   * nothing. Safe for threads.
   */
  public static String canonical(String name) {
    return LegalForms.unified(Punctuation.unified(PlainText.of(name)));
  }

  /** The 64-bit id of a canonical name, equal to Spark SQL's {@code xxhash64(canonical_name)}. */
  public static long id(String canonical) {
    return XXH64.hashUTF8String(UTF8String.fromString(canonical), SEED);
  }

  /**
   * The canonical name of a person, with the city: somebody of the same name elsewhere is another
   * one, for namesakes are more likely than moves.
   *
   * @param placeId null where it is not known; then it is the name alone
   */
  public static String person(String canonical, String placeId) {
    return placeId == null ? canonical : canonical + " @" + placeId;
  }
}
