/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** 64 connected neurons with 32 inputs over 400 steps: zero bits of difference from Norse. */
class GoldenRecurrentTest {

  @Test
  void everyStepHasNorsesBits() {
    float[][] input = Golden.npy("recurrent/input.npy");
    float[][] inputWeights = Golden.npy("recurrent/input_weights.npy");
    float[][] recurrentWeights = Golden.npy("recurrent/recurrent_weights.npy");
    float[][] z = Golden.npy("recurrent/z.npy");
    float[][] v = Golden.npy("recurrent/v.npy");
    float[][] u = Golden.npy("recurrent/u.npy");
    IzhikevichParameters p = IzhikevichBehavior.TONIC_SPIKING.parameters();
    IzhikevichRecurrentState state = IzhikevichRecurrentState.of(inputWeights.length, -70, -14);
    int spikes = 0;
    for (int t = 0; t < input.length; t++) {
      IzhikevichRecurrentStep step =
          Izhikevich.izhikevichRecurrentStep(input[t], state, inputWeights, recurrentWeights, p);
      state = step.state();
      for (int i = 0; i < v[t].length; i++) {
        assertThat(Golden.hex(state.v()[i]))
            .as("v of %s at %s", i, t)
            .isEqualTo(Golden.hex(v[t][i]));
        assertThat(Golden.hex(state.u()[i]))
            .as("u of %s at %s", i, t)
            .isEqualTo(Golden.hex(u[t][i]));
        assertThat(step.z()[i]).as("z of %s at %s", i, t).isEqualTo(z[t][i]);
        spikes += (int) step.z()[i];
      }
    }
    assertThat(spikes).isPositive();
  }
}
