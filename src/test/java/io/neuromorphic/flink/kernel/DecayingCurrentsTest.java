/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecayingCurrentsTest {

  @Test
  void givesTheNumbersOfAnotherProgram() {
    List<Map<String, String>> rows = Golden.csv("synaptic/decay.csv");
    assertThat(rows).hasSize(360);
    float[] s = new float[1];
    String last = "";
    for (Map<String, String> row : rows) {
      String tau = row.get("tau_us");
      if (!tau.equals(last)) {
        s[0] = 0;
        last = tau;
      }
      float decay = DecayingCurrents.decay(1_000, Long.parseLong(tau));
      assertThat(Golden.hex(decay)).isEqualTo(row.get("decay"));
      float[] x = {Golden.float32(row.get("x"))};
      boolean left = DecayingCurrents.advance(s, decay, x);
      assertThat(Golden.hex(s[0])).isEqualTo(row.get("s"));
      assertThat(left).isEqualTo(s[0] != 0);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 500, 1_000, 20_000, 1_000_000})
  void silenceIsReachedHoweverSlowTheDecay(long tauMicros) {
    float decay = DecayingCurrents.decay(1_000, tauMicros);
    float[] s = {40, -65_536, 0x1p-40f, -0x1p-30f};
    float[] nothing = new float[4];
    int windows = 0;
    while (DecayingCurrents.advance(s, decay, nothing)) {
      windows++;
      assertThat(windows).isLessThan(40 * (int) Math.max(10, tauMicros / 1_000 + 1));
    }
    assertThat(s).isEqualTo(new float[4]);
  }

  @Test
  void nothingLeavesWhatASumCanBe() {
    float[] s = new float[2];
    float[] most = {CurrentSum.LARGEST, -CurrentSum.LARGEST};
    for (int n = 0; n < 100; n++) {
      DecayingCurrents.advance(s, 1, most);
    }
    assertThat(s).isEqualTo(most);
  }

  @Test
  void eachNeuronIsForItself() {
    float[] s = {1, 2, 3};
    assertThat(DecayingCurrents.advance(s, .5f, new float[] {0, 1, -1.5f})).isTrue();
    assertThat(s).containsExactly(.5f, 2, 0);
    float[] zeros = new float[3];
    Arrays.fill(s, 0x1p-41f);
    assertThat(DecayingCurrents.advance(s, 1, zeros)).isTrue();
    assertThat(DecayingCurrents.advance(s, .99f, zeros)).isFalse();
  }
}
