/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NorsePageTest {

  @Test
  void tellsWhenItsNeuronFires() throws IOException {
    IzhikevichSpikingBehavior behavior = IzhikevichBehavior.TONIC_SPIKING.behavior();
    IzhikevichState state = behavior.s();
    List<Integer> steps = new ArrayList<>();
    for (int n = 0; n < 1000; n++) {
      IzhikevichStep step = Izhikevich.izhikevichStep(new float[] {14}, state, behavior.p(), 0.001);
      state = step.state();
      if (step.z()[0] == 1) {
        steps.add(n);
      }
    }
    assertThat(steps).hasSize(4 + 7).startsWith(11, 27, 82, 192);
    assertThat(Files.readString(Path.of("docs/norse.md")))
        .contains("steps 11, 27, 82, 192 and seven more");
  }
}
