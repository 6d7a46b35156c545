package org.innoflow.sql;

/** What is wrong with a query or the file that holds it, and on which of its lines. */
public final class Fault extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;

  public Fault(int line, String reason) {
    super(reason);
    this.line = line;
  }

  /** The line, from 1 on. */
  public int line() {
    return line;
  }
}
