package org.innoflow.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.innoflow.config.IndexSettings;

/**
 * What an edition is told by: the declaration, and the values behind the indicators before gaps are
 * filled. The same of both give the same edition, whenever and wherever it is made.
 *
 * @param dataCut the last year of which there is a value; null for none
 * @param dataHash of the values
 * @param methodHash of the declaration
 */
record Edition(String version, Integer dataCut, String dataHash, String methodHash) {
  /** Raised when the same declaration and values give other figures than before. */
  private static final int CODE = 1;

  private static final int DIGITS = 8;

  static Edition of(CompositeIndex index, List<IndexPlace> places, SeriesValues series) {
    IndexSettings settings = index.settings();
    MessageDigest data = digest();
    index.tree().indicators().stream()
        .map(indicator -> indicator.series())
        .distinct()
        .sorted()
        .forEach(
            name -> {
              data.update(name.getBytes(UTF_8));
              for (double value : series.of(name).cells()) {
                data.update(ByteBuffer.allocate(Double.BYTES).putDouble(0, value));
              }
            });
    places.forEach(place -> data.update(place.id().getBytes(UTF_8)));
    MessageDigest method = digest();
    method.update((CODE + settings.text()).getBytes(UTF_8));
    int last = index.indicators().lastYearKnown();
    return new Edition(
        settings.version(), last < 0 ? null : settings.firstYear() + last, hex(data), hex(method));
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
  }

  /** {@code 1.0-2022-3f9a2c81-b0d4e6a7}: version, data cut, hashes of data and method. */
  String id() {
    return String.join(
        "-", version, dataCut == null ? "none" : dataCut.toString(), dataHash, methodHash);
  }
}
