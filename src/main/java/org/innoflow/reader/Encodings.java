package org.innoflow.reader;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the encoding of a text from its first bytes: a byte order mark; else UTF-16 by its zero
 * bytes; else UTF-8 where that is what nearly all bytes are; else what the statistics of ICU and
 * the way letters stand together say. The same bytes always give the same answer.
 */
final class Encodings {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final Charset BIG5 = Charset.forName("Big5");
  private static final Charset WESTERN = Charset.forName("windows-1252");
  private static final Charset MAC = Charset.forName("x-MacRoman");

  private static final Set<String> EAST_ASIAN =
      Set.of("GB18030", "Big5", "Shift_JIS", "EUC-JP", "EUC-KR");

  /** Those of several bytes, of which none has a byte of a line end in another character. */
  private static final Set<String> MULTIBYTE =
      Set.of(
          "UTF-8",
          "GB18030",
          "GBK",
          "GB2312",
          "Big5",
          "Shift_JIS",
          "windows-31j",
          "EUC-JP",
          "EUC-KR");

  private static final String LINE_ENDS = "\r\n";

  /** Names of ICU's European statistics to the character sets that files are really in. */
  private static final Map<String, Charset> EUROPEAN =
      Map.of(
          "ISO-8859-1", WESTERN,
          "windows-1252", WESTERN,
          "ISO-8859-2", Charset.forName("ISO-8859-2"),
          "windows-1250", Charset.forName("windows-1250"),
          "windows-1251", Charset.forName("windows-1251"),
          "KOI8-R", Charset.forName("KOI8-R"));

  /** What ICU looks at; it takes no more. */
  private static final int ENOUGH = 12_000;

  /** ICU's confidence, of 100, below which it has seen too little East Asian text. */
  private static final int SURE = 50;

  /** The share of usual characters in a short East Asian text. */
  private static final double USUAL = 0.5;

  private static final int MUCH_BETTER = 2;
  private static final int SOME_LETTERS = 5;

  /** Valid sequences per broken place in a UTF-8 text that has some broken places. */
  private static final int UTF_8_SEQUENCES = 4;

  private Encodings() {}

  /**
   * The character set of a text.
   *
   * @param bytes its beginning; the last character may be cut
   */
  static Charset find(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return StandardCharsets.UTF_8;
    }
    if (startsWith(bytes, 0xFF, 0xFE) || WideText.isLittleEndian(bytes)) {
      return StandardCharsets.UTF_16LE;
    }
    if (startsWith(bytes, 0xFE, 0xFF) || WideText.isBigEndian(bytes)) {
      return StandardCharsets.UTF_16BE;
    }
    if (startsWith(bytes, 0x84, 0x31, 0x95, 0x33)) {
      return GB18030;
    }
    return isUtf8(bytes) ? StandardCharsets.UTF_8 : byStatistics(linesBeyondAscii(bytes));
  }

  /** Whether the bytes of a line end are one wherever they stand. */
  static boolean keepsLineEnds(Charset encoding) {
    return MULTIBYTE.contains(encoding.name()) || isSingleByte(encoding);
  }

  private static boolean isSingleByte(Charset encoding) {
    return encoding.canEncode()
        && encoding.newEncoder().maxBytesPerChar() == 1
        && Arrays.equals(LINE_ENDS.getBytes(encoding), LINE_ENDS.getBytes(WESTERN));
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  /** A broken place here and there leaves a text what it is. */
  private static boolean isUtf8(byte[] bytes) {
    int sequences = 0;
    int brokenPlaces = 0;
    boolean inBroken = false;
    for (int i = 0; i < bytes.length; ) {
      int length = sequenceLength(bytes, i);
      if (length == 0) {
        brokenPlaces += inBroken ? 0 : 1;
      } else if (length > 1) {
        sequences++;
      }
      inBroken = length == 0;
      i += Math.max(length, 1);
    }
    return sequences >= UTF_8_SEQUENCES * brokenPlaces;
  }

  /** The bytes of the UTF-8 sequence at a place, cut at the end perhaps; 0 where there is none. */
  private static int sequenceLength(byte[] bytes, int at) {
    int lead = bytes[at] & 0xFF;
    int length = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (lead > 0xF4) {
      return 0;
    }
    for (int i = at + 1; i < Math.min(at + length, bytes.length); i++) {
      if ((bytes[i] & 0xC0) != 0x80) {
        return 0;
      }
    }
    return length;
  }

  /** What statistics are taken of: the lines with bytes beyond ASCII. */
  private static byte[] linesBeyondAscii(byte[] bytes) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    int from = 0;
    boolean isBeyond = false;
    for (int i = 0; i < bytes.length && lines.size() < ENOUGH; i++) {
      isBeyond |= bytes[i] < 0;
      if (bytes[i] == '\n' || bytes[i] == '\r' || i == bytes.length - 1) {
        if (isBeyond) {
          lines.write(bytes, from, i + 1 - from);
        }
        from = i + 1;
        isBeyond = false;
      }
    }
    return Arrays.copyOf(lines.toByteArray(), Math.min(lines.size(), ENOUGH));
  }

  private static Charset byStatistics(byte[] bytes) {
    CharsetMatch[] matches = new CharsetDetector().setText(bytes).detectAll();
    for (CharsetMatch match : matches) {
      if (EAST_ASIAN.contains(match.getName())
          && match.getConfidence() >= SURE
          && Letters.areEastAsian(bytes, Charset.forName(match.getName()))) {
        return Charset.forName(match.getName());
      }
    }
    double simplified = Letters.areEastAsian(bytes, GB18030) ? Letters.usualInGb18030(bytes) : 0;
    double traditional = Letters.areEastAsian(bytes, BIG5) ? Letters.usualInBig5(bytes) : 0;
    if (Math.max(simplified, traditional) >= USUAL) {
      return simplified >= traditional ? GB18030 : BIG5;
    }
    Charset european = european(bytes, matches);
    return Letters.fit(bytes, MAC) > Letters.fit(bytes, european) ? MAC : european;
  }

  /** ICU's best guess; a rarer one than windows-1252 must be much better, and have letters. */
  private static Charset european(byte[] bytes, CharsetMatch[] matches) {
    long beyondAscii = new String(bytes, WESTERN).chars().filter(c -> c >= 0x80).count();
    int western = confidence(matches, WESTERN);
    for (CharsetMatch match : matches) {
      Charset charset = EUROPEAN.get(match.getName());
      if (charset != null && !charset.equals(WESTERN)) {
        boolean isBetter = match.getConfidence() >= MUCH_BETTER * western;
        return isBetter && beyondAscii >= SOME_LETTERS ? charset : WESTERN;
      }
    }
    return WESTERN;
  }

  private static int confidence(CharsetMatch[] matches, Charset charset) {
    return Stream.of(matches)
        .filter(match -> charset.equals(EUROPEAN.get(match.getName())))
        .mapToInt(CharsetMatch::getConfidence)
        .max()
        .orElse(0);
  }
}
