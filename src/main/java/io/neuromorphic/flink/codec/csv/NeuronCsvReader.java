/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads what {@link NeuronCsv} writes: a header line, then a row for every neuron, in any order.
 * Columns are found by name; others than population, neuron, v and u are ignored.
 */
public final class NeuronCsvReader {

  private static final int MOST_TOLD = 10;

  private final Path file;
  private final String population;
  private final float[] v;
  private final float[] u;
  private final BitSet seen = new BitSet();
  private final Set<String> others = new TreeSet<>();
  private long line;

  private NeuronCsvReader(Path file, String population, float[] v, float[] u) {
    this.file = file;
    this.population = population;
    this.v = v;
    this.u = u;
  }

  /**
   * Reads the neurons of a population.
   *
   * @param v filled, its length the size of the population
   * @param u filled, of the same length
   * @throws IOException names the file, the line and what was expected
   */
  public static void read(Path file, String population, float[] v, float[] u) throws IOException {
    new NeuronCsvReader(file, population, v, u).read();
  }

  private void read() throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      String header = lines.readLine();
      line = 1;
      List<String> names = header == null ? List.of() : cells(header.replace("\uFEFF", ""));
      int[] columns = {
        column(names, NeuronCsv.POPULATION),
        column(names, NeuronCsv.NEURON),
        column(names, NeuronCsv.V),
        column(names, NeuronCsv.U)
      };
      for (String text = lines.readLine(); text != null; text = lines.readLine()) {
        line++;
        if (!text.isBlank()) {
          List<String> cells = cells(text);
          if (cells.size() != names.size()) {
            throw bad(cells.size() + " columns", names.size() + " as in the header");
          }
          row(cells, columns);
        }
      }
    } catch (CharacterCodingException e) {
      throw new IOException(file + " line " + (line + 1) + " or later: not UTF-8 text", e);
    }
    checkAllSeen();
  }

  private static List<String> cells(String text) {
    return List.of(text.split(",", -1)).stream().map(String::strip).toList();
  }

  private int column(List<String> names, String name) throws IOException {
    int column = names.indexOf(name);
    if (column < 0) {
      throw bad("no column '" + name + "'", "columns " + NeuronCsv.header().strip());
    }
    return column;
  }

  private void row(List<String> cells, int[] columns) throws IOException {
    if (!cells.get(columns[0]).equals(population)) {
      if (others.size() <= MOST_TOLD) {
        others.add(cells.get(columns[0]));
      }
      return;
    }
    String found = cells.get(columns[1]);
    int neuron;
    try {
      neuron = Integer.parseInt(found);
    } catch (NumberFormatException e) {
      neuron = -1;
    }
    if (neuron < 0 || neuron >= v.length) {
      throw bad("neuron '" + found + "'", "a whole number from 0 to " + (v.length - 1));
    }
    if (seen.get(neuron)) {
      throw bad("neuron " + neuron + " for the second time", "every neuron once");
    }
    seen.set(neuron);
    v[neuron] = number(NeuronCsv.V, cells.get(columns[2]));
    u[neuron] = number(NeuronCsv.U, cells.get(columns[3]));
  }

  private float number(String name, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    float value = DecimalText.parse(bytes, 0, bytes.length);
    if (!Float.isFinite(value)) {
      throw bad(name + " '" + text + "'", "a decimal in the range of float32");
    }
    return value;
  }

  private void checkAllSeen() throws IOException {
    if (seen.isEmpty()) {
      String held = others.isEmpty() ? "no neurons" : "those of " + String.join(", ", others);
      throw new IOException(file + ": no neurons of population '" + population + "', but " + held);
    }
    if (seen.cardinality() < v.length) {
      throw new IOException(
          file
              + ": neuron "
              + seen.nextClearBit(0)
              + " of population '"
              + population
              + "' is missing, expected "
              + v.length
              + " neurons, found "
              + seen.cardinality());
    }
  }

  private IOException bad(String found, String expected) {
    return new IOException(file + " line " + line + ": " + found + ": expected " + expected);
  }
}
