/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import io.neuromorphic.flink.state.SimpleSerializerFilesContract;
import java.util.List;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Splits with their clocks, whatever they are splits of.
 *
 * @param <S> kind of splits of the wrapped source
 */
abstract class IntakeSplitSerializerFilesContract<S extends SourceSplit>
    extends SimpleSerializerFilesContract<IntakeSplit<S>> {

  abstract SimpleVersionedSerializer<S> inner();

  abstract S split();

  @Override
  protected final SimpleVersionedSerializer<IntakeSplit<S>> serializer() {
    return new IntakeSplitSerializer<>(inner());
  }

  @Override
  protected final IntakeSplit<S> value(int version) {
    SplitClock clock = new SplitClock(-3_000, ClockStart.Rule.SHIFT, -1L << 50, 1_700_000_000_123L);
    clock.max = 1_700_000_000_123_456L;
    clock.last = -5;
    if (version >= 2) {
      clock.before = new Reached(-1L << 60, "data/Zö日🧠.csv.gz");
    }
    return new IntakeSplit<>(split(), clock, version >= 2);
  }

  @Override
  protected final Object say(IntakeSplit<S> split) {
    return List.of(split.split(), say(split.clock()), split.clock().before, split.hasEnded());
  }

  static Object say(SplitClock c) {
    return List.of(c.origin, c.rule, c.shift, c.max, c.last, c.lastMillis);
  }
}
