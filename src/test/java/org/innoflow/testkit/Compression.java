package org.innoflow.testkit;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** Compressed files as other tools write them. */
public enum Compression {
  GZIP(".gz") {
    @Override
    public byte[] compress(byte[] bytes) throws IOException {
      ByteArrayOutputStream compressed = new ByteArrayOutputStream();
      try (OutputStream out = new GZIPOutputStream(compressed)) {
        out.write(bytes);
      }
      return compressed.toByteArray();
    }
  },
  BZIP2(".bz2") {
    @Override
    public byte[] compress(byte[] bytes) throws IOException {
      ByteArrayOutputStream compressed = new ByteArrayOutputStream();
      try (OutputStream out = new BZip2CompressorOutputStream(compressed, 1)) {
        out.write(bytes);
      }
      return compressed.toByteArray();
    }
  },
  ZSTANDARD(".zst") {
    @Override
    public byte[] compress(byte[] bytes) {
      return Zstd.compress(bytes);
    }
  };

  private final String suffix;

  Compression(String suffix) {
    this.suffix = suffix;
  }

  public abstract byte[] compress(byte[] bytes) throws IOException;

  public String suffix() {
    return suffix;
  }
}
