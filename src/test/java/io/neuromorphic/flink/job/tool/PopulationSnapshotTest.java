/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.state.PopulationState;
import io.neuromorphic.flink.state.PopulationState.Shape;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PopulationSnapshotTest {

  private static PopulationState shard(int shard, int shards, long nextWindow, float... v) {
    Shape shape = new Shape("motion", shard, shards, 3, 500, 0, "parameters");
    float[] u = v.clone();
    for (int i = 0; i < u.length; i++) {
      u[i] *= 10;
    }
    PopulationState state = new PopulationState(shape, v, u, nextWindow);
    state.stepped(2, 1, 3);
    state.digest().add(7, nextWindow, shard);
    return state;
  }

  @Test
  void shardsAreJoinedInTheOrderOfTheNeurons() throws IOException {
    PopulationSnapshot joined =
        PopulationSnapshot.of(List.of(shard(1, 2, 9, 2, 3), shard(0, 2, 9, 1)));

    assertThat(joined.name()).isEqualTo("motion");
    assertThat(joined.v()).containsExactly(1, 2, 3);
    assertThat(joined.u()).containsExactly(10, 20, 30);
    assertThat(joined.t()).containsExactly(5_000, 5_000, 5_000);
    assertThat(joined.clock()).isEqualTo(5_000).isEqualTo(joined.lastClock());
    assertThat(joined.steps()).isEqualTo(2);
    assertThat(joined.spikes()).isEqualTo(4);
    assertThat(joined.resets()).isEqualTo(2);
    assertThat(joined.saturated()).isEqualTo(6);
  }

  @Test
  void amidACatchUpTheClocksOfShardsDiffer() throws IOException {
    PopulationSnapshot joined =
        PopulationSnapshot.of(List.of(shard(0, 2, 9, 1), shard(1, 2, 19, 2, 3)));

    assertThat(joined.t()).containsExactly(5_000, 10_000, 10_000);
    assertThat(joined.clock()).isEqualTo(5_000);
    assertThat(joined.lastClock()).isEqualTo(10_000);
  }

  @Test
  void aMissingShardIsNamed() {
    assertThatThrownBy(() -> PopulationSnapshot.of(List.of(shard(1, 2, 9, 2, 3))))
        .hasMessage("shard 0 of 2 of population 'motion' is missing");
  }

  @Test
  void shardsOfTwoShapesAreRefused() {
    assertThatThrownBy(() -> PopulationSnapshot.of(List.of(shard(0, 2, 9, 1), shard(0, 3, 9, 1))))
        .hasMessageStartingWith("shards that do not belong together: ");
  }
}
