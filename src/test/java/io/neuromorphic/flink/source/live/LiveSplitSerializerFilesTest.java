/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.state.SimpleSerializerFilesContract;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.junit.jupiter.api.Test;

class LiveSplitSerializerFilesTest extends SimpleSerializerFilesContract<LiveSplit> {

  @Override
  protected SimpleVersionedSerializer<LiveSplit> serializer() {
    return new LiveSplitSerializer();
  }

  @Test
  void whatIsWrittenIsRead() throws Exception {
    byte[] bytes = serializer().serialize(value(1));
    assertThat(serializer().deserialize(serializer().getVersion(), bytes)).isEqualTo(value(1));
  }

  @Override
  protected LiveSplit value(int version) {
    return new LiveSplit(
        new LivePosition(
            true, -1L << 50, 1L << 40, 1_800_000_000_123_456L, 1_800_000_000_123_457L));
  }
}
