/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.tool;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the column {@code current} of a CSV file with a header: exactly 8 hexadecimal digits are
 * the bits of a float32, anything else must be a decimal and becomes the nearest float32. Rows
 * whose current is empty are skipped, and so are empty lines.
 */
final class CurrentsReader implements Closeable {

  private static final String COLUMN = "current";
  private static final Pattern BITS = Pattern.compile("[0-9a-fA-F]{8}");

  private final Path file;
  private final BufferedReader lines;
  private final int column;
  private final int columns;
  private long line;

  CurrentsReader(Path file) throws IOException {
    this.file = file;
    this.lines = Files.newBufferedReader(file);
    try {
      List<String> header = header();
      columns = header.size();
      column = header.indexOf(COLUMN);
      if (column < 0) {
        throw malformed("columns " + String.join(",", header), "one named " + COLUMN);
      }
      if (header.lastIndexOf(COLUMN) != column) {
        throw malformed("two columns named " + COLUMN, "one");
      }
    } catch (IOException e) {
      lines.close();
      throw e;
    }
  }

  /** The next current, or nothing at the end of the file. */
  Optional<Float> next() throws IOException {
    for (String text = readLine(); text != null; text = readLine()) {
      if (text.isBlank()) {
        continue;
      }
      String[] cells = text.split(",", -1);
      if (cells.length != columns) {
        throw malformed(cells.length + " columns", columns + " as in the header");
      }
      String cell = cell(cells[column]);
      if (!cell.isEmpty()) {
        return Optional.of(parse(cell));
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  private List<String> header() throws IOException {
    String text = readLine();
    if (text == null) {
      throw new IOException(file + ": empty, expected a header line with a column " + COLUMN);
    }
    String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
    List<String> names = new ArrayList<>();
    for (String name : withoutMark.split(",", -1)) {
      names.add(cell(name));
    }
    return names;
  }

  private float parse(String cell) throws IOException {
    if (BITS.matcher(cell).matches()) {
      return Float.intBitsToFloat(Integer.parseUnsignedInt(cell, 16));
    }
    Optional<Float> value = Decimals.parseFloat(cell);
    if (value.isEmpty()) {
      throw malformed(
          COLUMN + " '" + cell + "'", "8 hexadecimal digits or a decimal in the range of float32");
    }
    return value.get();
  }

  private String readLine() throws IOException {
    try {
      line++;
      return lines.readLine();
    } catch (MalformedInputException e) {
      throw new IOException(file + " line " + line + " or later: not UTF-8 text", e);
    }
  }

  private IOException malformed(String found, String expected) {
    return new IOException(file + " line " + line + ": " + found + ": expected " + expected);
  }

  /** Without blanks and quotes around it. */
  private static String cell(String text) {
    String cell = text.strip();
    boolean quoted = cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"");
    return quoted ? cell.substring(1, cell.length() - 1).strip() : cell;
  }
}
