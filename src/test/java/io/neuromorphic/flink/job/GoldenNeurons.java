/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import io.neuromorphic.flink.kernel.Golden;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** v and u of Norse's population after some steps, one neuron after the other, for reading. */
final class GoldenNeurons {

  final float[] v = new float[GoldenCurrents.NEURONS];
  final float[] u = new float[GoldenCurrents.NEURONS];

  private GoldenNeurons() {
    Arrays.fill(v, -70);
    Arrays.fill(u, -14);
  }

  /** All samples of some neurons: their state after each step, of 1 ms. */
  static List<Sample> samples(int... chosen) {
    float[][] current = currents();
    GoldenNeurons neurons = new GoldenNeurons();
    List<Sample> samples = new ArrayList<>();
    for (int step = 0; step < GoldenCurrents.STEPS; step++) {
      neurons.step(current, step);
      for (int neuron : chosen) {
        samples.add(
            Sample.of(
                (step + 1) * 1_000L,
                GoldenCurrents.POPULATION,
                neuron,
                neurons.v[neuron],
                neurons.u[neuron]));
      }
    }
    return samples;
  }

  /** Tonic spiking under the currents of the golden events, from v = -70 and u = -14. */
  static GoldenNeurons after(int steps) {
    float[][] current = currents();
    GoldenNeurons neurons = new GoldenNeurons();
    for (int step = 0; step < steps; step++) {
      neurons.step(current, step);
    }
    return neurons;
  }

  /** By neuron and step. */
  private static float[][] currents() {
    float[][] current = new float[GoldenCurrents.NEURONS][GoldenCurrents.STEPS];
    for (Map<String, String> row : Golden.csv("population/events.csv")) {
      current[Integer.parseInt(row.get("neuron"))][Integer.parseInt(row.get("step"))] =
          Float.parseFloat(row.get("current"));
    }
    return current;
  }

  private void step(float[][] current, int step) {
    for (int neuron = 0; neuron < GoldenCurrents.NEURONS; neuron++) {
      float i = step < GoldenCurrents.STEPS ? current[neuron][step] : 0;
      float v0 = v[neuron];
      float u0 = u[neuron];
      float v1 = v0 + 0.25f * ((((0.04f * (v0 * v0) + 5 * v0) + 140) - u0) + i);
      float u1 = u0 + 0.005f * (0.2f * v0 - u0);
      v[neuron] = v1 > 30 ? -65 : v1;
      u[neuron] = v1 > 30 ? u1 + 6 : u1;
    }
  }
}
