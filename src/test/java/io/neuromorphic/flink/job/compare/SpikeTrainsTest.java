/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.event.SpikePacket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpikeTrainsTest {

  private static final Spike A = new Spike(1_000, "v1", 3);
  private static final Spike B = new Spike(1_000, "v2", 0);
  private static final Spike C = new Spike(2_000, "v1", 1);

  @Test
  void spikesComeInOrderWhateverTheirOrderWas() {
    assertThat(SpikeTrains.of(C, B, A).spikes()).containsExactly(A, B, C);
    assertThat(SpikeTrains.of(C, B, A)).isEqualTo(SpikeTrains.of(A, B, C));
    assertThat(SpikeTrains.of(A, B)).isNotEqualTo(SpikeTrains.of(A, C));
  }

  @Test
  void packetsAreUnpacked() {
    SpikePacket one = new SpikePacket("v1", 0, 4);
    one.addStep(1_000, 0, new int[] {3}, 1);
    one.addStep(2_000, 0, new int[] {1}, 1);
    SpikePacket other = new SpikePacket("v2", 0, 4);
    other.addStep(1_000, 0, new int[] {0}, 1);

    assertThat(SpikeTrains.ofPackets(List.of(other, one))).isEqualTo(SpikeTrains.of(A, B, C));
  }

  @Test
  void aSpikeStandsOnce() {
    assertThatThrownBy(() -> SpikeTrains.of(A, B, A))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the spike 1000,v1,3 stands twice");
  }

  @Test
  void choicesNarrow() {
    SpikeTrains all = SpikeTrains.of(A, B, C);

    assertThat(all.inPopulation("v1").spikes()).containsExactly(A, C);
    assertThat(all.inPopulation("v3").isEmpty()).isTrue();
    assertThat(all.ofNeuron(0).spikes()).containsExactly(B);
    assertThat(all.between(1_000, 2_000).spikes()).containsExactly(A, B);
    assertThat(all.shiftedBy(-1_000).first()).contains(new Spike(0, "v1", 3));
  }

  @Test
  void countsNameSilentPopulationsOfKnownSize() {
    SpikeTrains all = SpikeTrains.of(A, C);

    assertThat(all.counts()).isEqualTo(Map.of("v1", 2));
    assertThat(all.withSizes(Map.of("v1", 4, "v2", 1)).counts())
        .isEqualTo(Map.of("v1", 2, "v2", 0));
  }

  @Test
  void theDigestIsThatOfTheContract() {
    // Of a program in another language, by the definition.
    assertThat(SpikeTrains.NONE.digest()).isEqualTo("0".repeat(32));
    assertThat(SpikeTrains.of(A, B, C).digest()).isEqualTo(DIGEST);
  }

  private static final String DIGEST = "b90c2061f987f92f138e8164bc003518";
}
