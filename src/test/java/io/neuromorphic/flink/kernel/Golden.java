/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reference vectors under {@code src/test/resources/golden}, most of them Norse's; its README says
 * what is what.
 */
public final class Golden {

  private static final Path ROOT = Path.of("src/test/resources/golden");

  private Golden() {}

  /** The path of a file, such as {@code feed_forward/dap.csv}. */
  public static Path path(String file) {
    return ROOT.resolve(file);
  }

  /** Names of the files in {@code feed_forward}, sorted, without {@code .csv}. */
  public static List<String> feedForward() {
    try (Stream<Path> files = Files.list(ROOT.resolve("feed_forward"))) {
      return files.map(f -> f.getFileName().toString().replace(".csv", "")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows of a CSV file, by column name; what begins with # is a comment. */
  public static List<Map<String, String>> csv(String file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(path(file)).stream().filter(l -> !l.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String[] names = lines.get(0).split(",", -1);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] values = line.split(",", -1);
      Map<String, String> row = new HashMap<>();
      for (int i = 0; i < names.length; i++) {
        row.put(names[i], values[i]);
      }
      rows.add(row);
    }
    return rows;
  }

  /** The float whose bits are these 8 hex digits. */
  public static float float32(String hex) {
    return Float.intBitsToFloat(Integer.parseUnsignedInt(hex, 16));
  }

  /** The bits of a float as 8 hex digits: what assertions compare. */
  public static String hex(float value) {
    return String.format("%08x", Float.floatToRawIntBits(value));
  }

  /** A two-dimensional float32 array of NumPy, little-endian, in C order. */
  public static float[][] npy(String file) {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(path(file))) {
      bytes = in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int headerLength = buffer.getShort(8);
    String header = new String(bytes, 10, headerLength, StandardCharsets.US_ASCII);
    Matcher shape = Pattern.compile("'shape': \\((\\d+), (\\d+)\\)").matcher(header);
    if (!header.contains("'<f4'") || !header.contains("False") || !shape.find()) {
      throw new IllegalArgumentException(file + ": expected 2-D float32 in C order: " + header);
    }
    float[][] rows = new float[Integer.parseInt(shape.group(1))][Integer.parseInt(shape.group(2))];
    buffer.position(10 + headerLength);
    for (float[] row : rows) {
      for (int j = 0; j < row.length; j++) {
        row[j] = buffer.getFloat();
      }
    }
    return rows;
  }
}
