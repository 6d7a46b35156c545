package org.innoflow.reader;

/**
 * Tells UTF-16 without a byte order mark. Every extract has ASCII characters (line ends, commas,
 * digits), and in UTF-16 each of them has a zero byte, always on the same side.
 */
final class WideText {
  /** Of all characters, at least one in this many is ASCII. */
  private static final int RARE_ASCII = 50;

  /** Zero bytes on the right side per zero byte on the other one, which U+4E00 has. */
  private static final int ONE_SIDED = 8;

  private WideText() {}

  static boolean isLittleEndian(byte[] bytes) {
    return isWide(bytes, 1);
  }

  static boolean isBigEndian(byte[] bytes) {
    return isWide(bytes, 0);
  }

  /** Whether zeros stand at the places of one parity, and a line end among the ASCII ones. */
  private static boolean isWide(byte[] bytes, int zeroSide) {
    int pairs = bytes.length / 2;
    int zeros = 0;
    int otherZeros = 0;
    int lineEnds = 0;
    for (int i = 0; i < pairs; i++) {
      byte upper = bytes[2 * i + zeroSide];
      byte lower = bytes[2 * i + 1 - zeroSide];
      zeros += upper == 0 ? 1 : 0;
      otherZeros += lower == 0 ? 1 : 0;
      lineEnds += upper == 0 && (lower == '\n' || lower == '\r') ? 1 : 0;
    }
    return lineEnds > 0 && zeros * RARE_ASCII >= pairs && zeros >= ONE_SIDED * otherZeros;
  }
}
