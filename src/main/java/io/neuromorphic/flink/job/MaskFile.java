/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import io.neuromorphic.flink.event.ShortText;
import io.neuromorphic.flink.job.config.EncodeConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Reads a mask: CSV lines {@code x,y} of pixels that are ignored, with or without a header line.
 */
final class MaskFile {

  private static final int MAX_COORDINATE = 65_535;

  /** A line for each of millions of pixels. */
  private static final long MAX_BYTES = 64L * 1024 * 1024;

  private static final int MAX_SHOWN_CHARS = 80;

  private MaskFile() {}

  /** The pixels, as {@code x | y << 16}. */
  static int[] read(EncodeConfig encode) {
    if (encode.mask().isEmpty()) {
      return new int[0];
    }
    Path file = Path.of(encode.mask().get());
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new JobStartException(
            "the mask " + file + " is longer than " + MAX_BYTES + " bytes, expected lines x,y");
      }
      // Line by line: tens of millions of empty lines would take gigabytes as a list.
      try (BufferedReader lines = Files.newBufferedReader(file)) {
        return pixels(file, lines);
      }
    } catch (CharacterCodingException e) {
      throw new JobStartException("the mask " + file + " is not UTF-8 text", e);
    } catch (IOException e) {
      throw new JobStartException("cannot read the mask " + file + ": " + e.getMessage(), e);
    }
  }

  private static int[] pixels(Path file, BufferedReader lines) throws IOException {
    int[] pixels = new int[256];
    int count = 0;
    int number = 0;
    for (String read = lines.readLine(); read != null; read = lines.readLine()) {
      number++;
      String line = read.strip();
      if (!line.isEmpty() && !(number == 1 && line.replace(" ", "").equals("x,y"))) {
        if (count == pixels.length) {
          pixels = Arrays.copyOf(pixels, 2 * count);
        }
        pixels[count++] = pixel(file, number, line);
      }
    }
    return Arrays.copyOf(pixels, count);
  }

  private static int pixel(Path file, int lineNumber, String line) {
    String[] fields = line.split(",", -1);
    if (fields.length == 2) {
      int x = coordinate(fields[0]);
      int y = coordinate(fields[1]);
      if (x >= 0 && y >= 0) {
        return x | y << 16;
      }
    }
    throw new JobStartException(
        file
            + " line "
            + lineNumber
            + ": '"
            + ShortText.cut(line, MAX_SHOWN_CHARS)
            + "' is not a pixel x,y from 0 to 65535");
  }

  private static int coordinate(String text) {
    try {
      int value = Integer.parseInt(text.strip());
      return value > MAX_COORDINATE ? -1 : value;
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
