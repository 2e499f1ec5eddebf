/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Backpropagation through 60 steps of one neuron against PyTorch's autograd on Norse's step, within
 * 1e-4 relative or 1e-10 absolute.
 */
class GoldenBackwardTest {

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "2", "3", "4", "5"})
  void everyStepsGradientIsNorses(String name) {
    List<Map<String, String>> rows =
        Golden.csv("bptt.csv").stream().filter(row -> row.get("case").equals(name)).toList();
    assertThat(rows).hasSize(60);
    float[][] input = new float[rows.size()][1];
    float[][] byZ = new float[rows.size()][1];
    float[][] byV = new float[rows.size()][1];
    for (int t = 0; t < input.length; t++) {
      assertThat(rows.get(t)).containsEntry("step", String.valueOf(t));
      input[t][0] = Golden.float32(rows.get(t).get("current"));
      byZ[t][0] = Golden.float32(rows.get(t).get("weight"));
      byV[t][0] = 0.01f;
    }
    IzhikevichParameters p =
        IzhikevichBehavior.TONIC_SPIKING
            .parameters()
            .with("alpha", Double.parseDouble(rows.get(0).get("alpha")))
            .withMethod(ThresholdMethod.of(rows.get(0).get("method")));

    IzhikevichSequence sequence =
        IzhikevichSequence.forward(input, IzhikevichState.of(1, -70, -14), p);
    IzhikevichGradients gradients = sequence.backward(new LossGradient(byZ, byV, null));

    for (int t = 0; t < input.length; t++) {
      float expected = Golden.float32(rows.get(t).get("dLdI"));
      double error = Math.abs((double) gradients.input()[t][0] - expected);
      assertThat(error)
          .as("dL/dI of step %s: %s, expected %s", t, gradients.input()[t][0], expected)
          .isLessThanOrEqualTo(Math.max(1e-10, 1e-4 * Math.abs(expected)));
    }
  }
}
