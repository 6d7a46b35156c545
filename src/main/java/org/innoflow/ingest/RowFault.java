package org.innoflow.ingest;

/** Why a row is refused: a code, the field of the model, and the text as read. */
final class RowFault extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_VALUE = 200;

  private final String reason;
  private final String field;
  private final String rawValue;

  RowFault(String reason, String field, String rawValue) {
    super(reason, null, false, false);
    this.reason = reason;
    this.field = field;
    this.rawValue =
        rawValue == null || rawValue.length() <= LONGEST_VALUE
            ? rawValue
            : rawValue.substring(0, LONGEST_VALUE);
  }

  String reason() {
    return reason;
  }

  String field() {
    return field;
  }

  String rawValue() {
    return rawValue;
  }
}
