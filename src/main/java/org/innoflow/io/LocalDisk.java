package org.innoflow.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/** What Hadoop's file systems do not do on a local disk. */
final class LocalDisk {
  private LocalDisk() {}

  /**
   * Opens a new file, and the folders above it.
   *
   * @throws java.nio.file.FileAlreadyExistsException where it is there; of several callers one
   *     alone creates it
   */
  static OutputStream create(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  /** Forces a file's bytes, or the names in a folder, from memory to the disk. */
  static void force(Path path) throws IOException {
    boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (!posix && Files.isDirectory(path)) {
      // Others than POSIX open no folders.
      return;
    }
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Forces a folder, all that lies in it at any depth, and its own name. */
  static void forceAll(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        force(path);
      }
    }
    force(folder.toAbsolutePath().getParent());
  }
}
