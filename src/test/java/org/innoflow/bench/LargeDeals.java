package org.innoflow.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.innoflow.bench.LargeExtract.Applicant;

/**
 * Venture deals of any number, in innoflow's own columns: a row per investor, one deal in four with
 * two of them. A seed gives the same rows everywhere.
 *
 * @param deals how many
 * @param organisations of which investors and investees are
 */
record LargeDeals(long deals, LargeExtract organisations) {
  private static final String HEADER =
      "event_id,date,investor,investor_province,investor_city,"
          + "investee,investee_province,investee_city,amount,currency\n";

  /** Writes the file deals.csv into a folder. */
  void write(Path folder) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("deals.csv"))) {
      out.write(HEADER);
      SplittableRandom random = new SplittableRandom(organisations.seed() * 31 - 1);
      for (long i = 0; i < deals; i++) {
        int year = 2010 + (int) (15 * Math.sqrt(random.nextDouble()));
        String date =
            "%d-%02d-%02d".formatted(year, 1 + random.nextInt(12), 1 + random.nextInt(28));
        Applicant investee = organisations.applicant(organisations.number(random));
        long amount = (1 + random.nextInt(500)) * 10_000L;
        for (int investors = random.nextInt(4) == 0 ? 2 : 1; investors > 0; investors--) {
          Applicant investor = organisations.applicant(organisations.number(random));
          out.append("V").append(Long.toString(i)).append(',').append(date);
          append(out, investor);
          append(out, investee);
          out.append(',').append(Long.toString(amount)).append(",CNY\n");
        }
      }
    }
  }

  private static void append(BufferedWriter out, Applicant organisation) throws IOException {
    out.append(',').append(organisation.name()).append(',').append(organisation.province());
    out.append(',').append(organisation.city());
  }
}
