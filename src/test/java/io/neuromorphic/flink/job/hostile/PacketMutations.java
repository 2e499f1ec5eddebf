/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.hostile;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes packet records field by field, so that any of them can be of a wrong type, stand twice, or
 * be longer than it says; and from good bytes others.
 */
final class PacketMutations implements Mutations {

  private static final float[] CURRENTS = {
    Float.NaN,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    -0f,
    Float.MIN_VALUE,
    65_536f,
    Math.nextUp(65_536f),
    -65_536f
  };
  private static final int[] NUMBERS = {
    -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 65_535, 65_536, 32, 64
  };

  private final Random random;
  private final Times times;
  private final boolean camera;
  private byte[] former = {8, 1};

  PacketMutations(Random random, boolean camera) {
    this.random = random;
    this.times = new Times(random);
    this.camera = camera;
  }

  /** A message as far as it is written. */
  private final class Message {
    final List<byte[]> fields = new ArrayList<>();
    final long base;
    final int count = 1 + random.nextInt(6);
    final long[] offsets = new long[count];
    final int[] first = new int[count];
    final int[] second = new int[count];
    final float[] currents = new float[count];
    byte[] population = {(byte) (random.nextBoolean() ? 'a' : 'b')};

    Message(long base) {
      this.base = base;
      for (int i = 0; i < count; i++) {
        offsets[i] = random.nextInt(1_000);
        first[i] = random.nextInt(camera ? 18 : 32);
        second[i] = random.nextInt(14);
        currents[i] = random.nextInt(4_000) / 16f;
      }
    }

    Message write() {
      int number = 1;
      if (!camera) {
        fields.add(field(number++, out -> out.writeByteArrayNoTag(population), 2));
      }
      fields.add(field(number++, out -> out.writeSInt64NoTag(base), 0));
      fields.add(
          packed(
              number++,
              out -> {
                for (long o : offsets) out.writeUInt64NoTag(o);
              }));
      fields.add(
          packed(
              number++,
              out -> {
                for (int v : first) out.writeUInt32NoTag(v);
              }));
      if (camera) {
        fields.add(
            packed(
                number++,
                out -> {
                  for (int v : second) out.writeUInt32NoTag(v);
                }));
        fields.add(
            packed(
                number,
                out -> {
                  for (int v : second) out.writeUInt64NoTag(v & 1);
                }));
      } else {
        fields.add(
            packed(
                number,
                out -> {
                  for (float c : currents) out.writeFloatNoTag(c);
                }));
      }
      return this;
    }

    byte[] bytes() {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      fields.forEach(all::writeBytes);
      return all.toByteArray();
    }
  }

  @FunctionalInterface
  private interface Writing {
    void to(CodedOutputStream out) throws IOException;
  }

  private static byte[] write(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      writing.to(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] field(int number, Writing value, int wireType) {
    return write(
        out -> {
          out.writeTag(number, wireType);
          value.to(out);
        });
  }

  private static byte[] packed(int number, Writing values) {
    byte[] content = write(values);
    return field(number, out -> out.writeByteArrayNoTag(content), 2);
  }

  @Override
  public byte[] good(SplitOracle clock) {
    former = new Message(times.good(clock)).write().bytes();
    return former;
  }

  @Override
  public byte[] bad(SplitOracle clock) {
    return switch (random.nextInt(12)) {
      case 0 -> new Message(times.hostile(clock)).write().bytes();
      case 1 -> marker(new Message(times.good(clock)).write(), times.hostile(clock)).bytes();
      case 2 -> write(out -> out.writeSInt64(6, times.hostile(clock)));
      case 3, 4 -> values(clock).write().bytes();
      case 5, 6, 7 -> {
        Message message = new Message(times.good(clock)).write();
        for (int i = random.nextInt(2); i >= 0; i--) {
          change(message);
        }
        yield message.bytes();
      }
      case 8 -> random.nextInt(30) == 0 ? extreme() : damage(former);
      case 9 ->
          random.nextInt(8) == 0 ? (random.nextBoolean() ? null : new byte[0]) : damage(former);
      default -> {
        byte[] bytes = new Message(times.good(clock)).write().bytes();
        for (int i = random.nextInt(4); i >= 0; i--) {
          bytes = damage(bytes);
        }
        yield bytes;
      }
    };
  }

  private static Message marker(Message message, long until) {
    message.fields.add(field(6, out -> out.writeSInt64NoTag(until), 0));
    return message;
  }

  /** Well-formed, with values that cannot be. */
  private Message values(SplitOracle clock) {
    Message message = new Message(times.good(clock));
    int i = random.nextInt(message.count);
    switch (random.nextInt(5)) {
      case 0 -> message.offsets[i] = times.hostile(clock) - message.base;
      case 1 -> message.first[i] = NUMBERS[random.nextInt(NUMBERS.length)];
      case 2 -> message.second[i] = NUMBERS[random.nextInt(NUMBERS.length)];
      case 3 -> message.currents[i] = CURRENTS[random.nextInt(CURRENTS.length)];
      default -> message.population = population();
    }
    return message;
  }

  private byte[] population() {
    return switch (random.nextInt(6)) {
      case 0 -> new byte[0];
      case 1 -> new byte[] {(byte) 0xc1, (byte) 0xa1};
      case 2 -> new byte[] {'a', 0};
      case 3 -> new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80};
      case 4 ->
          "nowhere"
              .repeat(random.nextInt(30) == 0 ? 130_000 : 20)
              .getBytes(java.nio.charset.StandardCharsets.UTF_8);
      default -> new byte[] {'A'};
    };
  }

  private void change(Message message) {
    int at = random.nextInt(message.fields.size());
    byte[] field = message.fields.get(at);
    // 15: the version that the sender says a reader must know.
    int number = random.nextInt(5) == 0 ? 15 : 1 + random.nextInt(8);
    switch (random.nextInt(10)) {
      case 0 -> message.fields.add(field);
      case 1 -> message.fields.remove(at);
      case 2 -> message.fields.add(0, field.clone());
      case 3 -> {
        byte[] other = field.clone();
        other[0] = (byte) (other[0] & ~7 | random.nextInt(8));
        message.fields.set(at, other);
      }
      case 4 -> message.fields.add(at, field(number, out -> out.writeRawBytes(longVarint()), 0));
      case 5 -> message.fields.add(at, length(number, -1 - random.nextInt(1_000)));
      case 6 -> message.fields.add(at, length(number, Integer.MAX_VALUE - random.nextInt(1_000)));
      case 7 -> message.fields.add(at, groups(random.nextInt(150), random.nextInt(20) > 0));
      case 8 -> message.fields.add(at, field(20_000 + number, out -> out.writeFixed64NoTag(1), 1));
      default ->
          message.fields.add(packed(number, out -> out.writeUInt64NoTag(random.nextInt(70))));
    }
  }

  private byte[] longVarint() {
    byte[] varint = new byte[9 + random.nextInt(4)];
    java.util.Arrays.fill(varint, (byte) 0x81);
    varint[varint.length - 1] = (byte) random.nextInt(3);
    return varint;
  }

  private static byte[] length(int number, int length) {
    return field(number, out -> out.writeUInt32NoTag(length), 2);
  }

  private static byte[] groups(int depth, boolean closed) {
    return write(
        out -> {
          for (int i = 0; i < depth; i++) {
            out.writeTag(15, WireFormat.WIRETYPE_START_GROUP);
          }
          for (int i = closed ? 0 : 1; i < depth; i++) {
            out.writeTag(15, WireFormat.WIRETYPE_END_GROUP);
          }
        });
  }

  private byte[] extreme() {
    return switch (random.nextInt(3)) {
      case 0 -> groups(50_000, false);
      case 1 -> field(3, out -> out.writeByteArrayNoTag(new byte[100_000]), 2);
      default ->
          write(
              out -> {
                for (int i = 0; i < 20_000; i++) {
                  out.writeBytes(100 + i, ByteString.EMPTY);
                }
              });
    };
  }

  private byte[] damage(byte[] bytes) {
    if (bytes.length == 0) {
      return former.clone();
    }
    int at = random.nextInt(bytes.length);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, at);
    int rest = at;
    switch (random.nextInt(5)) {
      case 0, 1 -> {
        out.write(bytes[at] ^ 1 << random.nextInt(8));
        rest = at + 1;
      }
      case 2 -> rest = bytes.length;
      case 3 -> {
        int from = random.nextInt(former.length);
        out.write(former, from, former.length - from);
      }
      default -> rest = Math.min(bytes.length, at + 1 + random.nextInt(4));
    }
    out.write(bytes, rest, bytes.length - rest);
    return out.toByteArray();
  }
}
