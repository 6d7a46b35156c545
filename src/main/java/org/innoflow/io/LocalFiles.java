package org.innoflow.io;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * The local disk, for Hadoop. Without Hadoop's native library its own class starts a {@code chmod}
 * process for each file and folder that it makes, which takes a run on small data longer than the
 * data do. Checksum files are not written: a release has the hashes of its files in its manifest.
 */
public final class LocalFiles extends LocalFileSystem {
  /** Made by Hadoop, from {@code fs.file.impl}. */
  public LocalFiles() {
    super(new Raw());
  }

  @Override
  public void initialize(URI uri, Configuration conf) throws IOException {
    super.initialize(uri, conf);
    setWriteChecksum(false);
  }

  private static final class Raw extends RawLocalFileSystem {
    @Override
    public void setPermission(Path path, FsPermission permission) throws IOException {
      java.nio.file.Path file = pathToFile(path).toPath();
      boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
      if (!posix || permission.getStickyBit()) {
        super.setPermission(path, permission);
        return;
      }
      String symbols =
          permission.getUserAction().SYMBOL
              + permission.getGroupAction().SYMBOL
              + permission.getOtherAction().SYMBOL;
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(symbols));
    }
  }
}
