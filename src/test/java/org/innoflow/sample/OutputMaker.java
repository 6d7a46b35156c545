package org.innoflow.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Output of the divisions of manufacturing in the four provinces from 2011 to 2022: made up. */
final class OutputMaker {

  private static final List<String> HEADER = List.of("place", "year", "indicator", "value", "unit");
  private static final List<String> PROVINCES = List.of("上海市", "江苏省", "浙江省", "安徽省");
  private static final List<Integer> SIZES = List.of(3_300, 12_000, 6_500, 3_600);

  private static final int VALUE = 3;

  private final Random random;

  OutputMaker(Random random) {
    this.random = random;
  }

  byte[] file() throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (int place = 0; place < PROVINCES.size(); place++) {
      for (int division : IntStream.rangeClosed(13, 43).toArray()) {
        double output = SIZES.get(place) * (0.1 + random.nextDouble()) / 10;
        for (int year = 2011; year <= 2022; year++) {
          output *= 1.0 + random.nextInt(120) / 1000.0;
          rows.add(
              List.of(
                  PROVINCES.get(place),
                  String.valueOf(year),
                  "manufacturing_output/" + division,
                  String.valueOf(Math.round(output)),
                  "100 million yuan"));
        }
      }
    }
    return FaultyFile.packed(
        new FaultyFile(HEADER, rows, "X%03d", random)
            .repeat(4)
            .spoil(3, VALUE, "保密")
            .addField(2)
            .bytes(UTF_8, ',', "\n"));
  }
}
