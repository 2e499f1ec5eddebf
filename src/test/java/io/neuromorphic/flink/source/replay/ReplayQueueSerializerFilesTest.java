/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.replay;

import io.neuromorphic.flink.state.SimpleSerializerFilesContract;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.io.SimpleVersionedSerializer;

class ReplayQueueSerializerFilesTest extends SimpleSerializerFilesContract<ReplayQueue> {

  @Override
  protected SimpleVersionedSerializer<ReplayQueue> serializer() {
    return new ReplayQueueSerializer();
  }

  @Override
  protected ReplayQueue value(int version) {
    Map<String, String> contents = new LinkedHashMap<>();
    if (version >= 2) {
      contents.put("0.csv", "9876543210 bytes");
      contents.put("data/Aö日🧠.aedat4", "8 bytes, é");
      contents.put("b.csv", "");
    }
    return new ReplayQueue(
        contents,
        List.of(
            new ReplaySplit("data/Aö日🧠.aedat4", 1L << 40, 123_456),
            new ReplaySplit("b.csv", 0, 0),
            new ReplaySplit("c.raw", 7, Integer.MAX_VALUE)));
  }
}
