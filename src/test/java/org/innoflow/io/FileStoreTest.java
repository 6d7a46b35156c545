package org.innoflow.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.innoflow.io.FileStore.InputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileStoreTest {
  private static final int READS = 2000;

  @TempDir private Path folder;
  private final FileStore store = new FileStore(new Configuration());

  @Test
  void globsListFilesByNameBelowTheRoot() throws IOException {
    write("a/2.csv", "22");
    write("a/1.csv", "1");
    write("a/1.txt", "");
    Files.createDirectories(folder.resolve("a/3.csv"));

    assertThat(store.list(folder.toString(), "a/*.csv"))
        .extracting(f -> f.name() + " " + f.bytes())
        .containsExactly("a/1.csv 1", "a/2.csv 2");
    assertThat(store.list(folder.toString(), "{a,b}/[12].csv")).hasSize(2);
    assertThat(store.list(folder.toString(), "a/1.csv")).hasSize(1);
    assertThat(store.list(folder.toString(), "a/9.csv")).isEmpty();
    assertThat(store.list(folder.toString(), "b/*.csv")).isEmpty();
  }

  @Test
  void absolutePathsAreNotBelowTheRoot() throws IOException {
    write("a/1.csv", "1");

    List<InputFile> files = store.list(folder + "/elsewhere", folder + "/a/*.csv");

    assertThat(files).extracting(InputFile::name).containsExactly("file:" + folder + "/a/1.csv");
  }

  @Test
  void pathsMayHoldSpacesAndSigns() throws IOException {
    write("with space #1=x/专利 1.csv", "甲");

    List<InputFile> files = store.list(folder + "/with space #1=x", "*.csv");

    assertThat(files).extracting(InputFile::name).containsExactly("专利 1.csv");
    assertThat(store.text(files.get(0).path())).contains("甲");
  }

  @Test
  void hashIsTheSha256OfTheBytes() throws IOException {
    write("x", "abc");

    assertThat(store.sha256(folder + "/x"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void textOfAFileThatIsNotThereIsNone() throws IOException {
    assertThat(store.text(folder + "/none")).isEmpty();
  }

  @Test
  void writingMakesFoldersAndNoChecksumFiles() throws IOException {
    store.write(folder + "/a/b/x", "甲");
    store.write(folder + "/a/b/x", "乙");

    assertThat(store.text(folder + "/a/b/x")).contains("乙");
    try (Stream<Path> files = Files.list(folder.resolve("a/b"))) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void dataFilesBelowAFolderAreFoundAtAnyDepth() throws IOException {
    write("t/layer=a/year=1/part-0", "123");
    write("t/layer=a/year=1/.part-0.crc", "1");
    write("t/layer=a/year=1/_SUCCESS", "");
    write("t/part-1", "1");

    assertThat(store.filesBelow(folder + "/t"))
        .extracting(f -> f.name() + " " + f.bytes())
        .containsExactly("layer=a/year=1/part-0 3", "part-1 1");
    assertThat(store.filesBelow(folder + "/none")).isEmpty();
    assertThat(store.folders(folder + "/t")).containsExactly("layer=a");
    assertThat(store.folders(folder + "/none")).isEmpty();
  }

  @Test
  void deletingTakesAFolderWithAllThatItHolds() throws IOException {
    write("t/x/y", "1");

    store.delete(folder + "/t");
    store.delete(folder + "/t");

    assertThat(folder.resolve("t")).doesNotExist();
  }

  @Test
  void aReaderNeverMissesAFileThatIsBeingReplaced()
      throws IOException, InterruptedException, ExecutionException {
    String file = folder + "/current.json";
    List<String> texts = List.of("a".repeat(9_000), "b".repeat(20_000));
    store.replace(file, texts.get(0), "run");
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService writer = Executors.newSingleThreadExecutor();
    try {
      Future<Integer> writing =
          writer.submit(
              () -> {
                int writes = 0;
                for (; !done.get(); writes++) {
                  store.replace(file, texts.get(writes % 2), "run" + writes);
                }
                return writes;
              });
      for (int i = 0; i < READS; i++) {
        assertThat(texts).contains(Files.readString(Path.of(file)));
      }
      done.set(true);
      assertThat(writing.get()).isPositive();
    } finally {
      done.set(true);
      writer.shutdown();
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).as("no temporary file is left").hasSize(1);
    }
  }

  @Test
  void aReplacementThatFailsLeavesNothingBehind() throws IOException {
    Files.createDirectories(folder.resolve("current.json/not-empty"));

    assertThatThrownBy(() -> store.replace(folder + "/current.json", "x", "run"))
        .isInstanceOf(IOException.class);

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("current.json"));
    }
  }

  @Test
  void oneWriterAloneCreatesAFile() throws IOException {
    assertThat(store.create(folder + "/a", "first")).isTrue();
    assertThat(store.create(folder + "/a", "second")).isFalse();
    assertThat(store.text(folder + "/a")).contains("first");
  }

  @Test
  void whatWasWrittenLastCountsAtAnyDepth() throws IOException {
    Instant later = Instant.now().plusSeconds(3600).truncatedTo(ChronoUnit.SECONDS);
    write("t/a/b/x", "1");
    write("t/c", "1");
    Files.setLastModifiedTime(folder.resolve("t/a/b/x"), FileTime.from(later));

    assertThat(store.lastModified(folder + "/t")).contains(later);
    assertThat(store.modified(folder + "/t/c")).isPresent();
    assertThat(store.lastModified(folder + "/none")).isEmpty();
    assertThat(store.modified(folder + "/none")).isEmpty();
  }

  @Test
  void aFolderIsForcedToTheDiskWithAllThatItHolds() throws IOException {
    write("t/layer=a/year=1/part-0", "1");

    store.force(folder + "/t");

    assertThatThrownBy(() -> store.force(folder + "/none")).isInstanceOf(IOException.class);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
