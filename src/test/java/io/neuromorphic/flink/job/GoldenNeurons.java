/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import io.neuromorphic.flink.kernel.Golden;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** v and u of Norse's population after some steps, one neuron after the other, for reading. */
final class GoldenNeurons {

  final float[] v = new float[GoldenCurrents.NEURONS];
  final float[] u = new float[GoldenCurrents.NEURONS];

  private GoldenNeurons() {}

  /** All samples of some neurons: their state after each step, of 1 ms. */
  static List<Sample> samples(int... chosen) {
    List<Sample> samples = new ArrayList<>();
    for (int step = 1; step <= GoldenCurrents.STEPS; step++) {
      GoldenNeurons neurons = after(step);
      for (int neuron : chosen) {
        samples.add(
            Sample.of(
                step * 1_000L,
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
    float[][] current = new float[GoldenCurrents.NEURONS][GoldenCurrents.STEPS];
    for (Map<String, String> row : Golden.csv("population/events.csv")) {
      current[Integer.parseInt(row.get("neuron"))][Integer.parseInt(row.get("step"))] =
          Float.parseFloat(row.get("current"));
    }
    GoldenNeurons neurons = new GoldenNeurons();
    for (int neuron = 0; neuron < GoldenCurrents.NEURONS; neuron++) {
      float v = -70;
      float u = -14;
      for (int step = 0; step < steps; step++) {
        float i = step < GoldenCurrents.STEPS ? current[neuron][step] : 0;
        float v1 = v + 0.25f * ((((0.04f * (v * v) + 5 * v) + 140) - u) + i);
        float u1 = u + 0.005f * (0.2f * v - u);
        v = v1 > 30 ? -65 : v1;
        u = v1 > 30 ? u1 + 6 : u1;
      }
      neurons.v[neuron] = v;
      neurons.u[neuron] = u;
    }
    return neurons;
  }
}
