package org.innoflow.report;

/** What is wrong with a report file, and on which of its lines. */
final class Fault extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;

  Fault(int line, String reason) {
    super(reason);
    this.line = line;
  }

  int line() {
    return line;
  }
}
