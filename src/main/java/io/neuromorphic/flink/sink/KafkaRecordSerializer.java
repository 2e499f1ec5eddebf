/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.sink;

import io.neuromorphic.flink.state.SerializedType;
import io.neuromorphic.flink.state.VersionedSerializer;
import io.neuromorphic.flink.state.VersionedSnapshot;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Records between the operator that makes them and the sink; usually chained. */
public final class KafkaRecordSerializer extends VersionedSerializer<KafkaRecord> {

  private static final long serialVersionUID = 1L;
  private static final int NO_KEY = -1;

  public KafkaRecordSerializer() {
    super(1);
  }

  private KafkaRecordSerializer(int version) {
    super(version);
  }

  /** Type information of records. */
  public static TypeInformation<KafkaRecord> type() {
    return new SerializedType<>(KafkaRecord.class, new KafkaRecordSerializer(), false);
  }

  @Override
  protected int newestVersion() {
    return 1;
  }

  @Override
  protected VersionedSerializer<KafkaRecord> forVersion(int version) {
    return new KafkaRecordSerializer(version);
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public KafkaRecord createInstance() {
    return new KafkaRecord("", null, new byte[0], 0);
  }

  @Override
  public KafkaRecord copy(KafkaRecord from) {
    return from;
  }

  @Override
  public void serialize(KafkaRecord record, DataOutputView out) throws IOException {
    out.writeUTF(record.topic());
    out.writeInt(record.key() == null ? NO_KEY : record.key().length);
    if (record.key() != null) {
      out.write(record.key());
    }
    out.writeInt(record.value().length);
    out.write(record.value());
    out.writeInt(record.route());
  }

  @Override
  protected KafkaRecord read(DataInputView in, int version) throws IOException {
    String topic = in.readUTF();
    int keyLength = in.readInt();
    byte[] key = keyLength == NO_KEY ? null : readBytes(keyLength, in);
    byte[] value = readBytes(in.readInt(), in);
    return new KafkaRecord(topic, key, value, in.readInt());
  }

  private static byte[] readBytes(int length, DataInputView in) throws IOException {
    if (length < 0) {
      throw new IOException("negative length " + length + " in serialized data");
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }

  @Override
  public TypeSerializerSnapshot<KafkaRecord> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Snapshot of the serializer. */
  public static final class Snapshot extends VersionedSnapshot<KafkaRecord> {
    public Snapshot() {
      super(new KafkaRecordSerializer());
    }
  }
}
