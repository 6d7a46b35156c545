package org.innoflow.reader;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.innoflow.io.FileStore;

/** A file on a local disk: itself where it is there, else a copy that closing deletes. */
record LocalCopy(Path path, Optional<Path> temporary) implements Closeable {
  static LocalCopy of(FileStore files, String file) throws IOException {
    Optional<Path> local = files.localFile(file);
    if (local.isPresent()) {
      return new LocalCopy(local.get(), Optional.empty());
    }
    Path temporary = Files.createTempFile("innoflow", ".tmp");
    LocalCopy copy = new LocalCopy(temporary, Optional.of(temporary));
    try (InputStream in = files.open(file)) {
      Files.copy(in, temporary, StandardCopyOption.REPLACE_EXISTING);
      return copy;
    } catch (IOException | RuntimeException e) {
      copy.close();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    if (temporary.isPresent()) {
      Files.deleteIfExists(temporary.get());
    }
  }
}
