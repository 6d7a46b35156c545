package org.innoflow.testkit;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;

/** What happens to the bytes of files on their way. */
public enum Mutation {
  CUT {
    @Override
    public byte[] apply(byte[] bytes, Random random) {
      return Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }
  },
  FLIP {
    @Override
    public byte[] apply(byte[] bytes, Random random) {
      byte[] flipped = bytes.clone();
      for (int i = random.nextInt(8); i >= 0; i--) {
        flipped[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      return flipped;
    }
  },
  INSERT {
    @Override
    public byte[] apply(byte[] bytes, Random random) {
      byte[] noise = new byte[1 + random.nextInt(50)];
      random.nextBytes(noise);
      return insert(bytes, noise, random);
    }
  },
  DROP {
    @Override
    public byte[] apply(byte[] bytes, Random random) {
      int from = random.nextInt(bytes.length);
      int to = Math.min(bytes.length, from + 1 + random.nextInt(100));
      byte[] dropped = new byte[bytes.length - to + from];
      System.arraycopy(bytes, 0, dropped, 0, from);
      System.arraycopy(bytes, to, dropped, from, bytes.length - to);
      return dropped;
    }
  },
  REPEAT {
    @Override
    public byte[] apply(byte[] bytes, Random random) {
      int from = random.nextInt(bytes.length);
      int to = Math.min(bytes.length, from + 1 + random.nextInt(200));
      return insert(bytes, Arrays.copyOfRange(bytes, from, to), random);
    }
  },
  STRUCTURE {
    @Override
    public byte[] apply(byte[] bytes, Random random) {
      byte[] mutated = bytes;
      for (int i = random.nextInt(4); i >= 0; i--) {
        byte[] sign = {(byte) SIGNS.charAt(random.nextInt(SIGNS.length()))};
        mutated = insert(mutated, sign, random);
      }
      return mutated;
    }
  },
  NO_QUOTE {
    @Override
    public byte[] apply(byte[] bytes, Random random) {
      ByteArrayOutputStream kept = new ByteArrayOutputStream();
      for (byte b : bytes) {
        if (b != '"' || random.nextInt(4) > 0) {
          kept.write(b);
        }
      }
      return kept.toByteArray();
    }
  },
  ZEROS {
    @Override
    public byte[] apply(byte[] bytes, Random random) {
      return insert(bytes, new byte[1 + random.nextInt(20)], random);
    }
  },
  NOISE {
    @Override
    public byte[] apply(byte[] bytes, Random random) {
      byte[] noise = new byte[1 + random.nextInt(4000)];
      random.nextBytes(noise);
      return noise;
    }
  };

  private static final String SIGNS = "\"\"\",;\t\n\r\\{}[]:<>&";

  public abstract byte[] apply(byte[] bytes, Random random);

  private static byte[] insert(byte[] bytes, byte[] more, Random random) {
    int at = random.nextInt(bytes.length + 1);
    byte[] mutated = new byte[bytes.length + more.length];
    System.arraycopy(bytes, 0, mutated, 0, at);
    System.arraycopy(more, 0, mutated, at, more.length);
    System.arraycopy(bytes, at, mutated, at + more.length, bytes.length - at);
    return mutated;
  }
}
