/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.csv;

import java.io.IOException;

/**
 * Writes the state of neurons as rows {@code population,neuron,v,u,t}: v and u as the shortest
 * decimals that read back as the same float32, t µs.
 */
public final class NeuronCsv {

  static final String POPULATION = "population";
  static final String NEURON = "neuron";
  static final String V = "v";
  static final String U = "u";

  private NeuronCsv() {}

  /** The first line of a file, with its line end. */
  public static String header() {
    return String.join(",", POPULATION, NEURON, V, U, "t") + "\n";
  }

  /**
   * Writes a row for every neuron.
   *
   * @param t how far each neuron has come, µs
   */
  public static void write(String population, float[] v, float[] u, long[] t, Appendable out)
      throws IOException {
    String name = CsvText.field(population);
    StringBuilder row = new StringBuilder();
    for (int i = 0; i < v.length; i++) {
      row.setLength(0);
      row.append(name).append(',').append(i).append(',').append(v[i]).append(',').append(u[i]);
      out.append(row.append(',').append(t[i]).append('\n'));
    }
  }
}
