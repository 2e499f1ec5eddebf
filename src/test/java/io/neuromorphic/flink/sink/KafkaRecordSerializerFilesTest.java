/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.sink;

import io.neuromorphic.flink.state.TypeSerializerFilesContract;
import io.neuromorphic.flink.state.VersionedSerializer;
import java.util.Arrays;
import java.util.List;

class KafkaRecordSerializerFilesTest extends TypeSerializerFilesContract<KafkaRecord> {

  @Override
  protected VersionedSerializer<KafkaRecord> serializer() {
    return new KafkaRecordSerializer();
  }

  @Override
  protected List<KafkaRecord> values(int version) {
    return List.of(
        new KafkaRecord("spikes.Aö日", new byte[] {-1, 0, 127}, new byte[] {5, -128}, -7),
        new KafkaRecord("no-key", null, new byte[300], Integer.MAX_VALUE),
        new KafkaRecord("", new byte[0], new byte[0], 0));
  }

  @Override
  protected Object say(KafkaRecord r) {
    return r.topic() + Arrays.toString(r.key()) + Arrays.toString(r.value()) + r.route();
  }
}
