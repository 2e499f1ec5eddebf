/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import io.neuromorphic.flink.source.replay.ReplaySource;
import io.neuromorphic.flink.source.replay.ReplaySplit;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;

class IntakeSplitSerializerFilesTest extends IntakeSplitSerializerFilesContract<ReplaySplit> {

  @Override
  SimpleVersionedSerializer<ReplaySplit> inner() {
    return new ReplaySource<>(List.of(), null, 1).getSplitSerializer();
  }

  @Override
  ReplaySplit split() {
    return new ReplaySplit("data/Aö日🧠.aedat4", 1L << 40, 123_456);
  }
}
