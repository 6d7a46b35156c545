package org.innoflow.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes the extracts of data-sample/: the same bytes on every run. What they hold and which
 * published figures they give back is told in data-sample/README.md.
 */
public final class SampleMaker {

  private static final long SEED = 20250630;

  private SampleMaker() {}

  /** Writes the extracts into the folder that the one argument names. */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      throw new IllegalArgumentException(
          "Cannot write the sample: expected one argument, the output folder, got " + args.length);
    }
    writeTo(Path.of(args[0]));
  }

  static void writeTo(Path folder) throws IOException {
    for (var file : files().entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
  }

  /** The contents of every file, by its path in data-sample/. */
  static SortedMap<String, byte[]> files() throws IOException {
    Organisations organisations = new Organisations(new Random(SEED));
    SortedMap<String, byte[]> files = new TreeMap<>();

    Random ofPatents = new Random(SEED + 1);
    PatentFiles patents =
        new PatentFiles(new PatentMaker(organisations, ofPatents).make(), ofPatents);
    files.put("patents/ai_patents_1.csv", patents.firstFile());
    files.put("patents/ai_patents_2.csv.gz", patents.secondFile());

    Random ofDeals = new Random(SEED + 2);
    VentureMaker deals = new VentureMaker(organisations, ofDeals);
    VentureFile venture = new VentureFile(deals.inDelta(), deals.others(), ofDeals);
    files.put("venture/ai_deals.csv", venture.bytes());
    return files;
  }
}
