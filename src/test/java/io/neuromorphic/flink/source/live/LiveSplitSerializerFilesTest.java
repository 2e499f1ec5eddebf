/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

import io.neuromorphic.flink.state.SimpleSerializerFilesContract;
import org.apache.flink.core.io.SimpleVersionedSerializer;

class LiveSplitSerializerFilesTest extends SimpleSerializerFilesContract<LiveSplit> {

  @Override
  protected SimpleVersionedSerializer<LiveSplit> serializer() {
    return new LiveSplitSerializer();
  }

  @Override
  protected LiveSplit value(int version) {
    return new LiveSplit(
        new LivePosition(
            true, -1L << 50, 1L << 40, 1_800_000_000_123_456L, 1_800_000_000_123_457L));
  }
}
