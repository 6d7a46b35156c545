package org.innoflow.io;

import com.github.luben.zstd.ZstdInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.innoflow.failure.Failure;
import org.innoflow.failure.Secrets;

/** Files on any file system that Hadoop knows: local, HDFS, object stores. */
public final class FileStore {
  private static final int BUFFER_BYTES = 1 << 16;

  private final Configuration hadoop;

  public FileStore(Configuration hadoop) {
    this.hadoop = hadoop;
  }

  /**
   * A file of an extract.
   *
   * @param name its path below the input folder, or the whole path, as tables and messages tell it:
   *     without the user and password that an address may have
   */
  public record InputFile(String name, String path, long bytes) implements Serializable {}

  /**
   * The files that a path or glob names, by name; empty where there is none.
   *
   * @param root what a relative path starts from
   */
  public List<InputFile> list(String root, String pathOrGlob) throws IOException {
    Path rootPath;
    FileStatus[] found;
    try {
      rootPath = qualified(new Path(root));
      Path path = new Path(rootPath, pathOrGlob);
      found = fileSystem(path).globStatus(path);
    } catch (FileNotFoundException e) {
      return List.of();
    } catch (IllegalArgumentException | IOException e) {
      throw unusable(pathOrGlob, e);
    }
    if (found == null) {
      return List.of();
    }
    return Arrays.stream(found)
        .filter(FileStatus::isFile)
        .map(status -> inputFile(rootPath, status))
        .sorted(Comparator.comparing(InputFile::name))
        .toList();
  }

  private static InputFile inputFile(Path root, FileStatus status) {
    String path = status.getPath().toString();
    String prefix = root + "/";
    String name = path.startsWith(prefix) ? path.substring(prefix.length()) : path;
    return new InputFile(Secrets.hiddenIn(name), path, status.getLen());
  }

  /**
   * Opens a file for reading, decompressed where its name says that it is compressed: .gz, .bz2,
   * .zst, and whatever else Hadoop has a codec for. Compressed data that is cut off or broken makes
   * reads throw an {@link IOException}.
   */
  public InputStream open(String file) throws IOException {
    Path path = new Path(file);
    InputStream raw = fileSystem(path).open(path, BUFFER_BYTES);
    try {
      if (isZstandard(path)) {
        return new CheckedStream(new ZstdInputStream(raw));
      }
      CompressionCodec codec = codec(path);
      return codec == null ? raw : new CheckedStream(codec.createInputStream(raw));
    } catch (IOException | RuntimeException e) {
      raw.close();
      throw e instanceof IOException io ? io : CheckedStream.broken((RuntimeException) e);
    }
  }

  /** Opens a file for reading from a byte on, as stored. */
  public InputStream open(String file, long offset) throws IOException {
    Path path = new Path(file);
    FSDataInputStream bytes = fileSystem(path).open(path, BUFFER_BYTES);
    try {
      bytes.seek(offset);
      return bytes;
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  /** Whether {@link #open(String)} decompresses a file, by its name. */
  public boolean isCompressed(String file) {
    Path path = new Path(file);
    return isZstandard(path) || codec(path) != null;
  }

  /** The file itself where it is on a local disk and not compressed. */
  public Optional<java.nio.file.Path> localFile(String file) throws IOException {
    Path path = qualified(new Path(file));
    return path.toUri().getScheme().equals("file") && !isCompressed(file)
        ? Optional.of(local(path))
        : Optional.empty();
  }

  private CompressionCodec codec(Path path) {
    return new CompressionCodecFactory(hadoop).getCodec(path);
  }

  /** Hadoop's own codec for these needs a native library that Spark does not bring. */
  private static boolean isZstandard(Path path) {
    return path.getName().toLowerCase(Locale.ROOT).endsWith(".zst");
  }

  /** The last bytes of a file as stored. */
  byte[] end(InputFile file, int count) throws IOException {
    Path path = new Path(file.path());
    byte[] bytes = new byte[count];
    try (FSDataInputStream in = fileSystem(path).open(path, BUFFER_BYTES)) {
      in.readFully(file.bytes() - count, bytes);
    }
    return bytes;
  }

  /** Whether the first bytes of two files are the same as stored. */
  boolean startEqually(InputFile a, InputFile b, long count) throws IOException {
    Path pathA = new Path(a.path());
    Path pathB = new Path(b.path());
    try (InputStream inA = fileSystem(pathA).open(pathA, BUFFER_BYTES);
        InputStream inB = fileSystem(pathB).open(pathB, BUFFER_BYTES)) {
      for (long rest = count; rest > 0; rest -= BUFFER_BYTES) {
        int length = (int) Math.min(rest, BUFFER_BYTES);
        if (!Arrays.equals(inA.readNBytes(length), inB.readNBytes(length))) {
          return false;
        }
      }
    }
    return true;
  }

  /** The SHA-256 of a file's bytes as stored, in hexadecimal. */
  public String sha256(String file) throws IOException {
    Path path = new Path(file);
    MessageDigest digest = digest();
    try (InputStream in =
        new DigestInputStream(fileSystem(path).open(path, BUFFER_BYTES), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The text of a file, or empty where there is no such file. */
  public Optional<String> text(String file) throws IOException {
    Path path = new Path(file);
    try (InputStream in = fileSystem(path).open(path)) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  public void write(String file, String text) throws IOException {
    Path path = new Path(file);
    write(withoutChecksumFiles(path).create(path, true), text, out -> {});
  }

  /** Opens a file for writing; one that is there is replaced. */
  public OutputStream output(String file) throws IOException {
    Path path = new Path(file);
    return withoutChecksumFiles(path).create(path, true);
  }

  /**
   * Creates a file that is not there yet; on local disks and HDFS one of several writers alone. For
   * a moment others may see it without its text.
   *
   * @return whether it was not there
   */
  public boolean create(String file, String text) throws IOException {
    Path path = qualified(new Path(file));
    FileSystem fileSystem = path.getFileSystem(hadoop);
    FSDataOutputStream out;
    try {
      // Hadoop's own look for a local file and create it in two steps.
      out =
          fileSystem.getScheme().equals("file")
              ? new FSDataOutputStream(LocalDisk.create(local(path)), null)
              : fileSystem.create(path, false);
    } catch (FileAlreadyExistsException | java.nio.file.FileAlreadyExistsException e) {
      return false;
    } catch (IOException e) {
      // HDFS has others for a file that is just being written.
      if (fileSystem.exists(path)) {
        return false;
      }
      throw e;
    }
    try {
      write(out, text, whole -> {});
    } catch (IOException e) {
      fileSystem.delete(path, false);
      throw e;
    }
    return true;
  }

  /**
   * Replaces a file so that a reader sees the old text or the new one, never a mix nor nothing: by
   * an atomic rename on local disks and HDFS, by one put on object stores. The text is on the disk
   * before it gets the name, and the name before this ends, so that a power cut leaves either.
   *
   * @param distinct a name part that no concurrent writer uses
   */
  public void replace(String file, String text, String distinct) throws IOException {
    Path path = qualified(new Path(file));
    switch (fileSystem(path).getScheme()) {
      case "file" ->
          rename(
              path,
              text,
              distinct,
              temporary -> {
                Files.move(local(temporary), local(path), StandardCopyOption.ATOMIC_MOVE);
                LocalDisk.force(local(path.getParent()));
              });
      case "hdfs", "viewfs", "webhdfs", "swebhdfs" ->
          rename(
              path,
              text,
              distinct,
              temporary ->
                  FileContext.getFileContext(path.toUri(), hadoop)
                      .rename(temporary, path, Options.Rename.OVERWRITE));
      default -> write(file, text);
    }
  }

  /** Writes a text beside a file and renames it; a failure leaves nothing beside the file. */
  private void rename(Path path, String text, String distinct, Rename rename) throws IOException {
    Path temporary = new Path(replacement(path.toString(), distinct));
    try {
      write(
          withoutChecksumFiles(temporary).create(temporary, true), text, FSDataOutputStream::hsync);
      rename.to(temporary);
    } catch (IOException e) {
      temporary.getFileSystem(hadoop).delete(temporary, false);
      throw e;
    }
  }

  /** Writes a text and closes; a failure of a local disk, to Hadoop an error, is an exception. */
  private static void write(FSDataOutputStream out, String text, Last last) throws IOException {
    try (out) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      last.of(out);
    } catch (FSError e) {
      throw new IOException(e.getCause().getMessage(), e);
    }
  }

  /** What is done to a file before it is closed. */
  @FunctionalInterface
  private interface Last {
    void of(FSDataOutputStream out) throws IOException;
  }

  @FunctionalInterface
  private interface Rename {
    void to(Path temporary) throws IOException;
  }

  /** Where the text of a replacement lies until it is renamed; a killed writer leaves it there. */
  public static String replacement(String file, String distinct) {
    Path path = new Path(file);
    return new Path(path.getParent(), "." + path.getName() + "." + distinct).toString();
  }

  /**
   * Makes sure that all files below a folder outlive a power cut: on a local disk they may be in
   * the memory of this machine alone. HDFS and object stores have files in the memory of several
   * machines, or on their disks, once they are closed.
   */
  public void force(String folder) throws IOException {
    Path path = qualified(new Path(folder));
    if (path.toUri().getScheme().equals("file")) {
      LocalDisk.forceAll(local(path));
    }
  }

  /**
   * When a file was last written, by the file system's clock; empty where there is no such file.
   */
  public Optional<Instant> modified(String file) throws IOException {
    Path path = new Path(file);
    try {
      FileStatus status = path.getFileSystem(hadoop).getFileStatus(path);
      return Optional.of(Instant.ofEpochMilli(status.getModificationTime()));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  /** When the file or folder written last in a folder, at any depth, was. */
  public Optional<Instant> lastModified(String folder) throws IOException {
    Optional<Instant> last = modified(folder);
    for (FileStatus status : statuses(folder)) {
      Optional<Instant> below =
          status.isDirectory()
              ? lastModified(status.getPath().toString())
              : Optional.of(Instant.ofEpochMilli(status.getModificationTime()));
      last = Stream.of(last, below).flatMap(Optional::stream).max(Comparator.naturalOrder());
    }
    return last;
  }

  /** The names of the folders below a folder, sorted; empty where it does not exist. */
  public List<String> folders(String folder) throws IOException {
    return statuses(folder).stream()
        .filter(FileStatus::isDirectory)
        .map(status -> status.getPath().getName())
        .sorted()
        .toList();
  }

  /** The data files below a folder, at any depth, with path and size, sorted by path. */
  public List<InputFile> filesBelow(String folder) throws IOException {
    Path root = qualified(new Path(folder));
    List<InputFile> files = new ArrayList<>();
    for (FileStatus status : statuses(folder)) {
      String name = status.getPath().getName();
      if (status.isDirectory()) {
        filesBelow(status.getPath().toString()).stream()
            .map(f -> new InputFile(name + "/" + f.name(), f.path(), f.bytes()))
            .forEach(files::add);
      } else if (!name.startsWith("_") && !name.startsWith(".")) {
        files.add(inputFile(root, status));
      }
    }
    files.sort(Comparator.comparing(InputFile::name));
    return files;
  }

  /** Makes a folder, and those above it, where there is none; returns its whole path. */
  public String createFolder(String folder) throws IOException {
    Path path = qualified(new Path(folder));
    fileSystem(path).mkdirs(path);
    return path.toString();
  }

  public void delete(String path) throws IOException {
    Path target = new Path(path);
    fileSystem(target).delete(target, true);
  }

  private List<FileStatus> statuses(String folder) throws IOException {
    Path path = new Path(folder);
    try {
      return List.of(fileSystem(path).listStatus(path));
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }

  /** A path with scheme and host, below a folder unless it is absolute. */
  public String whole(String folder, String name) throws IOException {
    Path path = qualified(new Path(folder));
    return name.isEmpty() ? path.toString() : qualified(new Path(path, name)).toString();
  }

  /**
   * Makes sure that a path is one, on a file system that is known.
   *
   * @throws Failure of kind USAGE where it is not
   */
  public void requirePath(String path) throws IOException {
    try {
      fileSystem(new Path(path));
    } catch (IllegalArgumentException e) {
      throw unusable(path, e);
    }
  }

  private FileSystem fileSystem(Path path) throws IOException {
    try {
      return path.getFileSystem(hadoop);
    } catch (UnsupportedFileSystemException e) {
      throw unusable(path.toString(), e);
    }
  }

  private static Failure unusable(String path, Exception e) {
    return Failure.usage(
        "use path",
        path,
        String.valueOf(e.getMessage()).replaceAll("^[\\w.]+Exception: ", ""),
        "Correct the path");
  }

  private Path qualified(Path path) throws IOException {
    return fileSystem(path).makeQualified(path);
  }

  private static java.nio.file.Path local(Path path) {
    return java.nio.file.Path.of(path.toUri().getPath());
  }

  private FileSystem withoutChecksumFiles(Path path) throws IOException {
    FileSystem fileSystem = fileSystem(path);
    fileSystem.setWriteChecksum(false);
    return fileSystem;
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
