/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.replay;

import io.neuromorphic.flink.state.SimpleSerializerFilesContract;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;

class ReplayQueueSerializerFilesTest extends SimpleSerializerFilesContract<List<ReplaySplit>> {

  @Override
  protected SimpleVersionedSerializer<List<ReplaySplit>> serializer() {
    return new ReplayQueueSerializer();
  }

  @Override
  protected List<ReplaySplit> value(int version) {
    return List.of(
        new ReplaySplit("data/Aö日🧠.aedat4", 1L << 40, 123_456),
        new ReplaySplit("b.csv", 0, 0),
        new ReplaySplit("c.raw", 7, Integer.MAX_VALUE));
  }
}
