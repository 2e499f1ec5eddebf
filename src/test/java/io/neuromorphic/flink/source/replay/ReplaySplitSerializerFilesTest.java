/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.replay;

import io.neuromorphic.flink.state.SimpleSerializerFilesContract;
import org.apache.flink.core.io.SimpleVersionedSerializer;

class ReplaySplitSerializerFilesTest extends SimpleSerializerFilesContract<ReplaySplit> {

  @Override
  protected SimpleVersionedSerializer<ReplaySplit> serializer() {
    return new ReplaySplitSerializer();
  }

  @Override
  protected ReplaySplit value(int version) {
    return new ReplaySplit("data/Aö日🧠.aedat4", 1L << 40, 123_456);
  }
}
