/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import io.neuromorphic.flink.source.replay.ReplayQueue;
import io.neuromorphic.flink.source.replay.ReplaySource;
import io.neuromorphic.flink.source.replay.ReplaySplit;
import io.neuromorphic.flink.state.SimpleSerializerFilesContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.core.io.SimpleVersionedSerializer;

class IntakeEnumeratorStateSerializerFilesTest
    extends SimpleSerializerFilesContract<IntakeEnumeratorState<ReplayQueue>> {

  @Override
  protected SimpleVersionedSerializer<IntakeEnumeratorState<ReplayQueue>> serializer() {
    return new IntakeEnumeratorStateSerializer<>(
        new ReplaySource<>(Map.of(), null, 1).getEnumeratorCheckpointSerializer());
  }

  @Override
  protected IntakeEnumeratorState<ReplayQueue> value(int version) {
    ClockStart start =
        new ClockStart(-3_000, ClockStart.Rule.FIRST_BECOMES, 1L << 50, 1_700_000_000_123L);
    SplitClock fresh = new SplitClock(start);
    SplitClock live = new SplitClock(0, ClockStart.Rule.FIRST_BECOMES_NOW, 0, -1);
    live.max = -4;
    live.last = -5;
    Map<String, SplitClock> returned = new TreeMap<>(Map.of("Aö日🧠", fresh, "live", live));
    return new IntakeEnumeratorState<>(
        start,
        returned,
        // As version 1 of the queue kept it.
        new ReplayQueue(
            Map.of(),
            List.of(new ReplaySplit("Aö日🧠", 1L << 40, 123_456), new ReplaySplit("b.csv", 0, 0))));
  }

  @Override
  protected Object say(IntakeEnumeratorState<ReplayQueue> state) {
    List<Object> clocks = new ArrayList<>();
    state
        .returned()
        .forEach(
            (id, clock) -> clocks.add(List.of(id, IntakeSplitSerializerFilesContract.say(clock))));
    return List.of(state.start(), clocks, state.inner());
  }
}
