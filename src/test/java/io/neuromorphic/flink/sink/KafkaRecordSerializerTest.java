/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.api.common.typeutils.SerializerTestBase;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.testutils.DeeplyEqualsChecker;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class KafkaRecordSerializerTest extends SerializerTestBase<KafkaRecord> {

  KafkaRecordSerializerTest() {
    super(
        new DeeplyEqualsChecker()
            .withCustomCheck(
                (a, b) -> a instanceof KafkaRecord && b instanceof KafkaRecord,
                (a, b, checker) -> words((KafkaRecord) a).equals(words((KafkaRecord) b))));
  }

  private static String words(KafkaRecord r) {
    return r.topic() + Arrays.toString(r.key()) + Arrays.toString(r.value()) + r.route();
  }

  @Override
  protected TypeSerializer<KafkaRecord> createSerializer() {
    return new KafkaRecordSerializer();
  }

  @Override
  protected int getLength() {
    return -1;
  }

  @Override
  protected Class<KafkaRecord> getTypeClass() {
    return KafkaRecord.class;
  }

  @Override
  protected KafkaRecord[] getTestData() {
    return new KafkaRecord[] {
      new KafkaRecord("t", null, new byte[0], 0),
      new KafkaRecord("größe", new byte[0], new byte[] {1, 2}, -1),
      new KafkaRecord("t", new byte[] {7}, new byte[600_000], Integer.MIN_VALUE),
    };
  }

  @Test
  void aStreamThatIsCutOffIsAnError() throws Exception {
    byte[] bytes = bytesOf(new KafkaRecord("t", new byte[] {7}, new byte[9], 3));
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> read(cut)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aNegativeLengthIsAnError() throws Exception {
    byte[] bytes = bytesOf(new KafkaRecord("t", null, new byte[9], 3));
    byte[] badKey = bytes.clone();
    badKey[6] = (byte) 0xfe;
    byte[] badValue = bytes.clone();
    badValue[7] = (byte) 0x80;
    assertThatThrownBy(() -> read(badKey)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> read(badValue)).isInstanceOf(IOException.class);
  }

  @Test
  void worksAfterItWasShipped() throws Exception {
    TypeSerializer<KafkaRecord> shipped = InstantiationUtil.clone(createSerializer());
    byte[] bytes = bytesOf(getTestData()[2]);
    assertThat(words(shipped.deserialize(new DataInputDeserializer(bytes))))
        .isEqualTo(words(getTestData()[2]));
  }

  private byte[] bytesOf(KafkaRecord record) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    createSerializer().serialize(record, out);
    return out.getCopyOfBuffer();
  }

  private KafkaRecord read(byte[] bytes) throws IOException {
    return createSerializer().deserialize(new DataInputDeserializer(bytes));
  }
}
