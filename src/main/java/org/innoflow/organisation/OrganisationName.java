package org.innoflow.organisation;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.types.UTF8String;

/** Canonical names of organisations and the ids made from them. */
public final class OrganisationName {
  /** The seed of Spark SQL's xxhash64, so that {@code xxhash64(canonical_name)} gives the id. */
  private static final long SEED = 42L;

  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern SPACE_BESIDE_HAN =
      Pattern.compile("(?<=\\p{IsHan}) (?=\\S)|(?<=\\S) (?=\\p{IsHan})");

  private OrganisationName() {}

  /**
   * The name under which spellings of one organisation meet: NFKC (which makes full-width letters
   * and brackets narrow), lower case, single spaces, and none beside a Chinese character.
   */
  public static String canonical(String name) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFKC).strip();
    plain = SPACE.matcher(plain).replaceAll(" ").toLowerCase(Locale.ROOT);
    return plain.indexOf(' ') < 0 ? plain : SPACE_BESIDE_HAN.matcher(plain).replaceAll("");
  }

  /** The 64-bit id of a canonical name. */
  public static long id(String canonical) {
    return XXH64.hashUTF8String(UTF8String.fromString(canonical), SEED);
  }
}
