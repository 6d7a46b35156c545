package org.innoflow.reader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.innoflow.config.FileFormat;
import org.innoflow.io.FileStore;
import org.innoflow.testkit.Profiles;

/** Reads small files of a test's folder. */
final class Reading {
  private static final FileStore STORE = new FileStore(new Configuration());

  private Reading() {}

  /** The file format of a profile with more lines than the usual ones. */
  static FileFormat format(Path folder, String more) {
    return Profiles.profile(
            folder,
            """
            layer = copatent
            row = event
            event { id = [{ column = id }], year = name }
            parties = [{ role = applicant, name = name }]
            """
                + more)
        .file();
  }

  static RowReader open(Path file, FileFormat format, String... wanted) throws IOException {
    String folder = file.getParent().toString();
    return RowReader.open(
        STORE, STORE.list(folder, file.getFileName().toString()).get(0), format, Set.of(wanted));
  }

  /** Number, line, fault and cells of each row, cells separated by |. */
  static List<String> lines(Path file, FileFormat format, String... wanted) {
    List<String> lines = new ArrayList<>();
    try (RowReader rows = open(file, format, wanted)) {
      rows.forEachRemaining(
          row ->
              lines.add(
                  row.rowNumber()
                      + "@"
                      + row.lineNumber()
                      + " "
                      + (row.fault() == null ? "" : row.fault() + ": ")
                      + row.cells().stream().collect(Collectors.joining("|"))));
      return lines;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
