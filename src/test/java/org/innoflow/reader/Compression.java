package org.innoflow.reader;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** Compressed files as other tools write them. */
enum Compression {
  GZIP(".gz") {
    @Override
    byte[] compress(byte[] bytes) throws IOException {
      ByteArrayOutputStream compressed = new ByteArrayOutputStream();
      try (OutputStream out = new GZIPOutputStream(compressed)) {
        out.write(bytes);
      }
      return compressed.toByteArray();
    }
  },
  BZIP2(".bz2") {
    @Override
    byte[] compress(byte[] bytes) throws IOException {
      ByteArrayOutputStream compressed = new ByteArrayOutputStream();
      try (OutputStream out = new BZip2CompressorOutputStream(compressed, 1)) {
        out.write(bytes);
      }
      return compressed.toByteArray();
    }
  },
  ZSTANDARD(".zst") {
    @Override
    byte[] compress(byte[] bytes) {
      return Zstd.compress(bytes);
    }
  };

  private final String suffix;

  Compression(String suffix) {
    this.suffix = suffix;
  }

  abstract byte[] compress(byte[] bytes) throws IOException;

  String suffix() {
    return suffix;
  }
}
