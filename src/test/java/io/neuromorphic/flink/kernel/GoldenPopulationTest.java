/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** 257 neurons over 800 steps of sparse input: every spike and the final state, on both kernels. */
class GoldenPopulationTest {

  private static final int SIZE = 257;
  private static final int STEPS = 800;

  static List<StepKernel> kernels() {
    return List.of(StepKernels.best(), StepKernels.fallback());
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void everySpikeAndTheFinalStateHaveNorsesBits(StepKernel kernel) {
    float[][] input = new float[STEPS][SIZE];
    for (Map<String, String> event : Golden.csv("population/events.csv")) {
      input[Integer.parseInt(event.get("step"))][Integer.parseInt(event.get("neuron"))] +=
          Float.parseFloat(event.get("current"));
    }
    IzhikevichState state = IzhikevichState.of(SIZE, -70, -14);
    StepConstants constants =
        StepConstants.of(IzhikevichBehavior.TONIC_SPIKING.parameters(), 0.001, -70, -14);
    StepOutput out = new StepOutput(SIZE);
    List<String> spikes = new ArrayList<>();
    for (int step = 0; step < STEPS; step++) {
      kernel.step(state.v(), state.u(), input[step], SIZE, constants, out);
      for (int n = 0; n < out.spikeCount(); n++) {
        spikes.add(step + "," + out.spikes()[n]);
      }
    }

    assertThat(spikes)
        .isEqualTo(
            Golden.csv("population/spikes.csv").stream()
                .map(row -> row.get("step") + "," + row.get("neuron"))
                .toList());
    for (Map<String, String> row : Golden.csv("population/final_state.csv")) {
      int neuron = Integer.parseInt(row.get("neuron"));
      assertThat(Golden.hex(state.v()[neuron])).as("v of %s", neuron).isEqualTo(row.get("v"));
      assertThat(Golden.hex(state.u()[neuron])).as("u of %s", neuron).isEqualTo(row.get("u"));
    }
  }
}
