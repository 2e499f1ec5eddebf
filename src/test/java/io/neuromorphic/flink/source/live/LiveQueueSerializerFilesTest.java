/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

import io.neuromorphic.flink.state.SimpleSerializerFilesContract;
import java.util.Optional;
import org.apache.flink.core.io.SimpleVersionedSerializer;

class LiveQueueSerializerFilesTest extends SimpleSerializerFilesContract<LiveQueue> {

  @Override
  protected SimpleVersionedSerializer<LiveQueue> serializer() {
    return new LiveQueueSerializer();
  }

  @Override
  protected LiveQueue value(int version) {
    return new LiveQueue(
        Optional.of(new LiveSplit(new LivePosition(false, 1, 2, 3, Long.MIN_VALUE))));
  }
}
