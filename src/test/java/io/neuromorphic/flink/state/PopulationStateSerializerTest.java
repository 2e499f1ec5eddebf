/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.EndOfInput;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PopulationStateSerializerTest extends SerializerContract<PopulationState> {

  @Override
  protected VersionedSerializer<PopulationState> createSerializer() {
    return new PopulationStateSerializer();
  }

  @Override
  protected Class<PopulationState> getTypeClass() {
    return PopulationState.class;
  }

  @Override
  protected PopulationState[] getTestData() {
    return new PopulationState[] {
      samples.state(0),
      samples.state(3),
      samples.busy(samples.state(6)),
      samples.busy(samples.state(Samples.MANY)),
    };
  }

  @Override
  protected Consumer<PopulationState> mutation() {
    return state -> {
      Arrays.fill(state.v(), 0.25f);
      Arrays.fill(state.u(), 0.25f);
      for (InputBook book : state.books()) {
        book.counts().addRead(1);
        book.addIntegrated(1);
        book.end(new EndOfInput(0, 200, Long.MAX_VALUE));
      }
      for (int i = 0; i < state.pending().windows(); i++) {
        WindowInput input = state.pending().input(i);
        input.neuron()[0]++;
        input.current()[0] = 0.25f;
        input.events()[0]++;
        input.add(1, new int[] {9}, new float[] {9}, 0, 1, 1);
      }
      for (SpikeTrail trail : state.trails()) {
        trail.neurons()[0]++;
        trail.add(1_000, new int[] {1}, 0, 1, 0);
      }
      for (SynapticCurrent each : state.synaptic()) {
        Arrays.fill(each.current(), 0.25f);
        each.pending().at(1_000);
      }
      state.trail("new");
      state.synaptic("new");
      state.bookIndex("new");
      state.pending().at(1_000);
      state.digest().add(1, 2, 3);
      state.stepped(1, 1, 1);
    };
  }

  @Test
  void whatWasReadBackGoesOn() throws IOException {
    PopulationState read = read(bytesOf(samples.busy(samples.state(6))));
    assertThat(read.bookIndex("other")).isEqualTo(1);
    assertThat(read.pending().takeIfFirst(-20).size()).isEqualTo(6);
    read.pending().at(-19).add(2, new int[] {1}, new float[] {1}, 0, 1, 1);
    assertThat(read.pending().takeIfFirst(-19).events()).containsExactly(0, 0, 1);
    read.books().get(0).end(new EndOfInput(0, 2, 5));
    read.books().get(0).end(new EndOfInput(1, 2, 5));
    assertThat(read.books().get(0).hasEnded()).isTrue();
    assertThat(read.books().get(0).lastTime()).isEqualTo(77);
  }
}
