/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import io.neuromorphic.flink.event.EndOfInput;
import io.neuromorphic.flink.event.SpikeDigest;
import io.neuromorphic.flink.state.PopulationState.Shape;
import java.util.ArrayList;
import java.util.List;

class PopulationStateSerializerFilesTest extends TypeSerializerFilesContract<PopulationState> {

  @Override
  protected VersionedSerializer<PopulationState> serializer() {
    return new PopulationStateSerializer();
  }

  @Override
  protected List<PopulationState> values(int version) {
    Shape shape = new Shape(StoredParts.NAME, 1, 3, 200, 1_500, -3_000, "a=0.02 “" + 'ä' + "”");
    PopulationState busy = state(shape, -2);
    busy.restoreCounters(Long.MAX_VALUE, 1L << 33, 12, 3);
    InputBook half = busy.books().get(busy.bookIndex("kamera ä"));
    half.counts().add(StoredParts.counts(1L << 40));
    half.addIntegrated(1L << 39);
    half.end(new EndOfInput(1, 200, -77));
    half.end(new EndOfInput(130, 200, -78));
    InputBook ended = busy.books().get(busy.bookIndex("ended"));
    ended.end(new EndOfInput(0, 2, 1_700_000_000_000_000L));
    ended.end(new EndOfInput(1, 2, Long.MIN_VALUE));
    busy.bookIndex("silent");
    float[] currents = StoredParts.floats(40);
    int[] neurons = new int[40];
    for (int i = 0; i < neurons.length; i++) {
      neurons[i] = i * 29 % 67;
    }
    busy.pending().at(-1).add(0, neurons, currents, 0, 40, 40);
    busy.pending().at(-1).add(2, neurons, currents, 5, 6, 1);
    busy.pending().at(0).add(1, neurons, currents, 7, 9, 2);
    busy.pending().at(1L << 40).add(0, neurons, currents, 30, 33, 3);
    Shape small = new Shape("b", 0, 1, 2, 1, 1_700_000_000_000_000L, "");
    if (version == 1) {
      return List.of(busy, state(small, 1_700_000_000_000_000L));
    }
    PopulationState networked =
        state(new Shape("net", 0, 1, 9, 500, 0, "together=a+net"), 1L << 35);
    connect(networked);
    return List.of(busy, state(small, 1_700_000_000_000_000L), networked);
  }

  /** Since version 2: spikes under way and currents that decay. */
  private static void connect(PopulationState state) {
    int[] spikes = {3, 0, 1 << 25, 7};
    state.trail("größe").add(1L << 34, spikes, 0, 3, 0);
    state.trail("größe").add((1L << 34) + 2, spikes, 1, 4, 5);
    state.trail("größe").add((1L << 34) + 1, spikes, 3, 4, 0);
    state.trail("silent");
    float[] left = state.synaptic("projection a->net").current();
    System.arraycopy(StoredParts.floats(left.length), 0, left, 0, left.length);
    state
        .synaptic("input in")
        .pending()
        .at(1L << 36)
        .add(1, spikes, new float[] {1, 2, -3, 4}, 0, 2, 5);
  }

  private static PopulationState state(Shape shape, long nextWindow) {
    float[] v = StoredParts.floats(shape.size());
    float[] u = new float[shape.size()];
    for (int i = 0; i < u.length; i++) {
      u[i] = v[u.length - 1 - i] / 3;
    }
    return new PopulationState(
        shape,
        v,
        u,
        nextWindow,
        new PendingInput(),
        new ArrayList<>(),
        new SpikeDigest(0xfedcba9876543210L, nextWindow));
  }
}
