package org.innoflow.failure;

import java.util.regex.Pattern;

/** Passwords, keys and tokens, which nobody may read in a message, a manifest or a log. */
public final class Secrets {
  /** Stands where a secret stood. */
  public static final String HIDDEN = "(hidden)";

  /** Parts of the names of keys whose values are secret. */
  private static final String SECRET_KEY =
      "(?:password|passwd|passphrase|pwd|secret|token|credential|signature|(?<![a-z])sig(?![a-z])"
          + "|(?:access|account|private|shared|api|encryption|license|auth)[._-]?key)";

  private static final Pattern KEY = Pattern.compile(SECRET_KEY, Pattern.CASE_INSENSITIVE);

  /** {@code user:password@} in an address. */
  private static final Pattern USER_IN_ADDRESS = Pattern.compile("(?<=://)[^/@\\s'\"]+@");

  /** {@code password=...} as in options, addresses of databases and signed addresses. */
  private static final Pattern ASSIGNMENT =
      Pattern.compile(
          "([\\w.-]*"
              + SECRET_KEY
              + "[\\w.-]*(?:\"?\\s*=|\"\\s*:)\\s*)(\"[^\"]*\"|[^\\s'\",;&}\\])]+)",
          Pattern.CASE_INSENSITIVE);

  private Secrets() {}

  /** Whether the value of a key, with the dots of its path, is secret. */
  public static boolean isSecret(String key) {
    return KEY.matcher(key).find();
  }

  /** A text without the secrets that addresses and assignments in it tell. */
  public static String hiddenIn(String text) {
    String address = USER_IN_ADDRESS.matcher(text).replaceAll(HIDDEN + "@");
    return KEY.matcher(address).find()
        ? ASSIGNMENT.matcher(address).replaceAll("$1" + HIDDEN)
        : address;
  }

  /** An argument {@code key=value}, whose whole value may be secret; any other text as it is. */
  public static String hiddenInArgument(String argument) {
    int equals = argument.indexOf('=');
    return equals > 0 && isSecret(argument.substring(0, equals))
        ? argument.substring(0, equals + 1) + HIDDEN
        : hiddenIn(argument);
  }
}
