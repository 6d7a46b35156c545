package org.innoflow.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalFilesTest {
  @TempDir private java.nio.file.Path folder;

  @Test
  void filesAndFoldersHaveThePermissionsOfHadoopsOwn() throws IOException {
    for (String mode : new String[] {"644", "750", "600"}) {
      FsPermission permission = new FsPermission(mode);

      assertThat(permissions(new LocalFiles(), "ours" + mode, permission))
          .isEqualTo(permissions(new LocalFileSystem(), mode, permission));
    }
  }

  @Test
  void noChecksumFilesAreWritten() throws IOException {
    try (FileSystem files = open(new LocalFiles())) {
      try (OutputStream out = files.create(new Path(folder.toString(), "a.txt"))) {
        out.write(1);
      }
    }

    try (Stream<java.nio.file.Path> all = Files.list(folder)) {
      assertThat(all.map(path -> path.getFileName().toString())).containsExactly("a.txt");
    }
  }

  private String permissions(FileSystem fileSystem, String name, FsPermission permission)
      throws IOException {
    java.nio.file.Path file = folder.resolve(name).resolve("file");
    try (FileSystem files = open(fileSystem)) {
      files.mkdirs(new Path(file.getParent().toString()), new FsPermission("750"));
      FileSystem.create(files, new Path(file.toString()), permission).close();
    }
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
        + PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent()));
  }

  private FileSystem open(FileSystem files) throws IOException {
    files.initialize(folder.toUri(), new Configuration());
    return files;
  }
}
