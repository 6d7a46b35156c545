package org.innoflow.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.innoflow.io.FileStore.InputFile;

/**
 * The part of Parquet files that holds the rows: all that stands before the footer, which lists the
 * encodings of a column in another order each time.
 */
final class ParquetData {
  /** The length of the footer in four bytes, and the four letters PAR1. */
  private static final int END_BYTES = 8;

  private ParquetData() {}

  /** Whether two folders have the same partitions with the same data in as many files. */
  static boolean equal(FileStore files, String folderA, String folderB) throws IOException {
    List<InputFile> a = files.filesBelow(folderA);
    List<InputFile> b = files.filesBelow(folderB);
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!partition(a.get(i)).equals(partition(b.get(i)))
          || a.get(i).bytes() != b.get(i).bytes()) {
        return false;
      }
    }
    for (int i = 0; i < a.size(); i++) {
      long bytes = dataBytes(files, a.get(i));
      if (bytes != dataBytes(files, b.get(i)) || !files.startEqually(a.get(i), b.get(i), bytes)) {
        return false;
      }
    }
    return true;
  }

  private static String partition(InputFile file) {
    return file.name().substring(0, file.name().lastIndexOf('/') + 1);
  }

  private static long dataBytes(FileStore files, InputFile file) throws IOException {
    ByteBuffer end = ByteBuffer.wrap(files.end(file, END_BYTES)).order(ByteOrder.LITTLE_ENDIAN);
    return file.bytes() - END_BYTES - end.getInt();
  }
}
