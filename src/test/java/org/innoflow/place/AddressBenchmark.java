package org.innoflow.place;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Addresses located a second, on one core and on all. Arguments: a UTF-8 text file, one address a
 * line.
 */
public final class AddressBenchmark {
  private static final int ROUNDS = 12;

  private AddressBenchmark() {}

  public static void main(String[] args) throws IOException {
    List<String> addresses = Files.readAllLines(Path.of(args[0]));
    AddressLocator locator = AddressLocator.china();
    for (int round = 0; round < ROUNDS; round++) {
      boolean all = round % 2 == 1;
      long start = System.nanoTime();
      long located =
          (all ? addresses.parallelStream() : addresses.stream())
              .filter(address -> locator.locate(address).resolved())
              .count();
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "%s: %d of %d located, %.0f addresses a second%n",
          all ? "all cores" : "one core",
          located,
          addresses.size(),
          addresses.size() / seconds);
    }
  }
}
