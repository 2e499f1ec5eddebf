/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.EndOfInput;
import io.neuromorphic.flink.state.PopulationState.Shape;
import io.neuromorphic.flink.state.SnapshotNotes.InputEnd;
import io.neuromorphic.flink.state.SnapshotNotes.PopulationNote;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SnapshotNotesSerializerTest extends SerializerContract<SnapshotNotes> {

  private static final SnapshotNotes NOTES =
      new SnapshotNotes(
          -5_000,
          1_000,
          Map.of("größe", new PopulationNote(7, 2, "P[a=1] from v=-70 u=-14", 1L << 40, 12)),
          Map.of("in", new InputEnd(3, List.of(0, 2), 77), "out", new InputEnd(1, List.of(0), 9)));

  @Override
  protected VersionedSerializer<SnapshotNotes> createSerializer() {
    return new SnapshotNotesSerializer();
  }

  @Override
  protected Class<SnapshotNotes> getTypeClass() {
    return SnapshotNotes.class;
  }

  @Override
  protected SnapshotNotes[] getTestData() {
    return new SnapshotNotes[] {NOTES, new SnapshotNotes(0, 1, Map.of(), Map.of())};
  }

  @Override
  protected Consumer<SnapshotNotes> mutation() {
    return notes -> {};
  }

  private static PopulationState shard(int shard, EndOfInput end) {
    Shape shape = new Shape("p", shard, 2, 10, 1_000, 0, "n");
    PopulationState state = new PopulationState(shape, new float[5], new float[5], shard + 3);
    state.stepped(4, 0, 0);
    state.books().get(state.bookIndex("in")).end(end);
    return state;
  }

  @Test
  void whatTwoSubtasksKnowIsPutTogether() {
    SnapshotNotes one = SnapshotNotes.of(0, 1_000, List.of(shard(0, new EndOfInput(0, 2, 50))));
    SnapshotNotes two = SnapshotNotes.of(0, 1_000, List.of(shard(1, new EndOfInput(1, 2, 40))));

    SnapshotNotes all = one.and(two).and(SnapshotNotes.of(0, 1_000, List.of()));

    assertThat(one.ends().get("in").isWhole()).isFalse();
    assertThat(all.populations())
        .containsOnly(Map.entry("p", new PopulationNote(10, 2, "n", 4, 8)));
    assertThat(all.ends()).containsOnly(Map.entry("in", new InputEnd(2, List.of(0, 1), 50)));
    assertThat(all.ends().get("in").isWhole()).isTrue();
  }
}
