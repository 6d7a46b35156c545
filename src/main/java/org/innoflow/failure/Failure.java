package org.innoflow.failure;

/**
 * A failure that a user can act on. Its message always reads {@code Cannot <verb> <thing>
 * '<value>': <reason>. <what to do>.} and its kind decides the exit code of the command.
 */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What went wrong, and the exit code that says so. */
  public enum Kind {
    /** Anything that is neither of the others: an I/O error, a lost cluster, a bug. */
    FAILED(1),
    /** The command line or the configuration is wrong. */
    USAGE(2),
    /** An input file is missing or does not match its source profile. */
    INPUT(3),
    /** The tables were computed but a check on them failed. */
    CHECK(4);

    private final int exitCode;

    Kind(int exitCode) {
      this.exitCode = exitCode;
    }

    public int exitCode() {
      return exitCode;
    }
  }

  private final Kind kind;

  private Failure(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /**
   * A failure of the given kind.
   *
   * @param action verb and thing, {@code "read source"}
   * @param value the thing's name or value, as the user wrote it
   * @param reason why it cannot be done, with or without a full stop
   * @param advice what to do about it, without a full stop
   */
  public static Failure of(Kind kind, String action, String value, String reason, String advice) {
    return new Failure(kind, sentence(action, value, reason, advice), null);
  }

  public static Failure failed(
      String action, String value, String reason, String advice, Throwable cause) {
    return new Failure(Kind.FAILED, sentence(action, value, reason, advice), cause);
  }

  public static Failure usage(String action, String value, String reason, String advice) {
    return of(Kind.USAGE, action, value, reason, advice);
  }

  public static Failure input(String action, String value, String reason, String advice) {
    return of(Kind.INPUT, action, value, reason, advice);
  }

  public static Failure check(String action, String value, String reason, String advice) {
    return of(Kind.CHECK, action, value, reason, advice);
  }

  public Kind kind() {
    return kind;
  }

  private static String sentence(String action, String value, String reason, String advice) {
    return "Cannot "
        + action
        + " '"
        + inOneLine(Secrets.hiddenIn(value))
        + "': "
        + unstopped(inOneLine(Secrets.hiddenIn(reason)))
        + ". "
        + Secrets.hiddenIn(advice)
        + ".";
  }

  /** Values may hold line breaks, and reasons of other libraries do. */
  private static String inOneLine(String text) {
    return text.strip().replaceAll("\\p{Cntrl}+\\s*", " ");
  }

  /** Reasons that other libraries give end with a full stop or not. */
  private static String unstopped(String reason) {
    return reason.strip().replaceAll("[.。]+$", "");
  }
}
