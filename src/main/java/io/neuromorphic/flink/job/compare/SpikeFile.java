/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.compare;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Spikes kept in a CSV file {@code t,population,neuron}, the one that a run writes. */
public final class SpikeFile {

  private static final String HEADER = "t,population,neuron";
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private SpikeFile() {}

  /**
   * Reads a file. Its rows may be in any order.
   *
   * @throws IOException where it is no such file; names the line
   */
  public static SpikeTrains read(Path file) throws IOException {
    SpikeColumns columns = new SpikeColumns();
    long number = 1;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      String first = lines.readLine();
      if (first == null || !HEADER.equals(withoutMark(first).strip())) {
        throw new IOException(
            file
                + ": line 1: expected the header "
                + HEADER
                + ", found "
                + (first == null ? "an empty file" : "'" + shown(first) + "'"));
      }
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          addRow(columns, line, file, number);
        }
      }
    } catch (MalformedInputException e) {
      throw new IOException(file + ": line " + number + " or later: not UTF-8 text", e);
    }
    try {
      return columns.trains();
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  private static void addRow(SpikeColumns columns, String line, Path file, long number)
      throws IOException {
    String[] cells = line.split(",", -1);
    try {
      if (cells.length == 3 && !cells[1].isBlank()) {
        int neuron = Integer.parseInt(cells[2].strip());
        // No population has so many that the number of its neurons is beyond int.
        if (neuron >= 0 && neuron < Integer.MAX_VALUE) {
          columns.add(Long.parseLong(cells[0].strip()), cells[1].strip(), neuron);
          return;
        }
      }
    } catch (NumberFormatException e) {
      throw new IOException(problem(line, file, number), e);
    }
    throw new IOException(problem(line, file, number));
  }

  private static String problem(String line, Path file, long number) {
    return file + ": line " + number + ": expected " + HEADER + ", found '" + shown(line) + "'";
  }

  private static String shown(String line) {
    String cut = line.length() > 80 ? line.substring(0, 80) + "..." : line;
    return cut.replaceAll("\\p{Cntrl}", "?");
  }

  private static String withoutMark(String line) {
    return line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
  }

  /**
   * Writes a file, in order, and makes its folder where it is missing. It is in its place when it
   * is complete.
   *
   * @throws IllegalArgumentException where the name of a population cannot stand in such a file
   */
  public static void write(SpikeTrains spikes, Path file) throws IOException {
    for (String name : spikes.counts().keySet()) {
      if (name.isBlank() || !name.equals(name.strip()) || name.matches("(?s).*[,\"\\p{Cntrl}].*")) {
        throw new IllegalArgumentException(
            "the population '" + shown(name) + "' cannot be named in a CSV file of spikes");
      }
    }
    // A link stays one, and what it leads to is written.
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Files.createDirectories(target.getParent());
    Path part =
        target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      try (BufferedWriter out = Files.newBufferedWriter(part, StandardOpenOption.CREATE_NEW)) {
        out.write(HEADER + "\n");
        for (int i = 0; i < spikes.size(); i++) {
          out.write(spikes.t(i) + "," + spikes.population(i) + "," + spikes.neuron(i) + "\n");
        }
      }
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
