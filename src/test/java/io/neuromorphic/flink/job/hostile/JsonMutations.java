/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes JSON records that are good, and from them others that a sender in bad faith may send. */
final class JsonMutations implements Mutations {

  private static final List<String> VALUES =
      List.of(
          "NaN",
          "-Infinity",
          "Infinity",
          "+Infinity",
          "\"NaN\"",
          "-0",
          "-0.0",
          "0.0",
          "1.0",
          "1e0",
          "1e999999999",
          "-1e-999999999",
          "1E400",
          "65536",
          "65536.001",
          "-65536",
          "1e-46",
          "3.4028236e38",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775809",
          "4294967296",
          "2147483647",
          "2147483648",
          "65535",
          "-1",
          "01",
          ".5",
          "0x10",
          "null",
          "true",
          "\"1\"",
          "\"\"",
          "[]",
          "{}",
          "[1]",
          "{\"t\":1}",
          "\"\\ud800\"",
          "\"\\udc00\\ud800\"",
          "\"\\u0000\"",
          "\"\\x\"",
          "'a'",
          "nowhere",
          "\"nowhere\"",
          "\"a\\u0000\"",
          "\"\\u0061\"",
          "\"a \"",
          "\"A\"",
          "");

  private static final int[][] BYTES = {
    {0},
    {0xef, 0xbb, 0xbf},
    {0xc1, 0xa1},
    {0xc0, 0x80},
    {0xed, 0xa0, 0x80},
    {0xf4, 0x90, 0x80, 0x80},
    {0xff},
    {0xfe, 0xff},
    {0x80},
    {0xe2, 0x82},
    {0x1f},
    {0x7f},
    {0x0a},
    {0xc2, 0xa0},
    {0xe2, 0x80, 0xa8}
  };

  private final Random random;
  private final Times times;
  private final boolean camera;
  private byte[] former = {'{', '}'};

  JsonMutations(Random random, boolean camera) {
    this.random = random;
    this.times = new Times(random);
    this.camera = camera;
  }

  private record Field(String name, String value) {
    @Override
    public String toString() {
      return '"' + name + "\":" + value;
    }
  }

  private List<Field> fields(long t) {
    List<Field> fields = new ArrayList<>();
    fields.add(new Field("t", Long.toString(t)));
    if (camera) {
      fields.add(new Field("x", Integer.toString(random.nextInt(18))));
      fields.add(new Field("y", Integer.toString(random.nextInt(14))));
      fields.add(new Field("polarity", Integer.toString(random.nextInt(2))));
    } else {
      fields.add(new Field("population", random.nextBoolean() ? "\"a\"" : "\"b\""));
      fields.add(new Field("neuron", Integer.toString(random.nextInt(32))));
      fields.add(new Field("current", Float.toString(random.nextInt(4_000) / 16f)));
    }
    return fields;
  }

  private static byte[] join(List<Field> fields) {
    List<String> texts = fields.stream().map(Field::toString).toList();
    return ("{" + String.join(",", texts) + "}").getBytes(UTF_8);
  }

  @Override
  public byte[] good(SplitOracle clock) {
    former = join(fields(times.good(clock)));
    return former;
  }

  @Override
  public byte[] bad(SplitOracle clock) {
    List<Field> fields = fields(times.good(clock));
    return switch (random.nextInt(12)) {
      case 0, 1 -> join(fields(times.hostile(clock)));
      case 2 -> ("{\"until\":" + times.hostile(clock) + "}").getBytes(UTF_8);
      case 3, 4, 5, 6 -> {
        for (int i = random.nextInt(3); i >= 0; i--) {
          change(fields, clock);
        }
        yield join(fields);
      }
      case 7, 8, 9 -> {
        byte[] bytes = join(fields);
        for (int i = random.nextInt(3); i >= 0; i--) {
          bytes = damage(bytes);
        }
        yield bytes;
      }
      case 10 -> around(new String(join(fields), UTF_8));
      default -> random.nextInt(40) == 0 ? large(fields) : damage(join(fields));
    };
  }

  private void change(List<Field> fields, SplitOracle clock) {
    int at = random.nextInt(fields.size());
    Field field = fields.get(at);
    String value = VALUES.get(random.nextInt(VALUES.size()));
    switch (random.nextInt(8)) {
      case 0, 1, 2 -> fields.set(at, new Field(field.name(), value));
      case 3 -> fields.add(new Field(field.name(), value));
      case 4 -> fields.add(0, new Field(field.name(), value));
      case 5 -> fields.set(at, new Field(field.name().toUpperCase(java.util.Locale.ROOT), value));
      case 6 -> fields.add(new Field("until", Long.toString(times.hostile(clock))));
      default -> {
        int depth = random.nextInt(80);
        fields.add(at, new Field("more", "[".repeat(depth) + value + "]".repeat(depth)));
      }
    }
  }

  private byte[] damage(byte[] bytes) {
    if (bytes.length == 0) {
      return former.clone();
    }
    int at = random.nextInt(bytes.length);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, at);
    int rest = at;
    switch (random.nextInt(6)) {
      case 0, 1 -> {
        out.write(bytes[at] ^ 1 << random.nextInt(8));
        rest = at + 1;
      }
      case 2 -> rest = bytes.length;
      case 3 -> {
        int from = random.nextInt(former.length);
        out.write(former, from, former.length - from);
      }
      case 4 -> {
        for (int b : BYTES[random.nextInt(BYTES.length)]) {
          out.write(b);
        }
      }
      default -> rest = Math.min(bytes.length, at + 1 + random.nextInt(4));
    }
    out.write(bytes, rest, bytes.length - rest);
    return out.toByteArray();
  }

  private byte[] around(String text) {
    return switch (random.nextInt(10)) {
      case 0 -> text.getBytes(Charset.forName("UTF-16LE"));
      case 1 -> text.getBytes(Charset.forName("UTF-16"));
      case 2 -> text.getBytes(Charset.forName("UTF-32BE"));
      case 3 -> ("\ufeff" + text).getBytes(UTF_8);
      case 4 -> (text + text).getBytes(UTF_8);
      case 5 -> ("[" + text + "]").getBytes(UTF_8);
      case 6 -> (" \n\t" + text + "\r\n ").getBytes(UTF_8);
      case 7 -> ("/* */" + text).getBytes(UTF_8);
      case 8 -> (text + "\0").getBytes(UTF_8);
      default -> random.nextBoolean() ? new byte[0] : null;
    };
  }

  private byte[] large(List<Field> fields) {
    int at = random.nextInt(fields.size());
    String name = fields.get(at).name();
    fields.set(
        at,
        switch (random.nextInt(5)) {
          case 0 -> new Field(name, "7".repeat(10_000));
          case 1 -> new Field(name, "0." + "3".repeat(10_000));
          case 2 -> new Field(name, '"' + "x".repeat(65_000 + random.nextInt(1_000)) + '"');
          case 3 -> new Field("n".repeat(70_000), "1");
          default -> new Field(name, "[".repeat(50_000));
        });
    return join(fields);
  }
}
