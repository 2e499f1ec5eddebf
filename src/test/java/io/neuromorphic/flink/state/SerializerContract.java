/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;
import org.apache.flink.api.common.typeutils.SerializerTestBase;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.IntSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.testutils.DeeplyEqualsChecker;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

/**
 * What every serializer of this project promises, on top of what Flink demands of any.
 *
 * @param <T> what it serializes
 */
abstract class SerializerContract<T> extends SerializerTestBase<T> {

  protected final Samples samples = new Samples();

  SerializerContract() {
    super(
        new DeeplyEqualsChecker()
            .withCustomCheck(
                (a, b) -> true, (a, b, checker) -> InDepth.say(a).equals(InDepth.say(b))));
  }

  @Override
  protected abstract VersionedSerializer<T> createSerializer();

  /** Changes an object wherever it can be changed; nothing where it cannot. */
  protected abstract Consumer<T> mutation();

  @Override
  protected int getLength() {
    return -1;
  }

  @Test
  void copiesShareNothing() {
    VersionedSerializer<T> serializer = createSerializer();
    for (T data : getTestData()) {
      Object before = InDepth.say(data);
      T copy = serializer.copy(data);
      mutation().accept(copy);
      assertThat(InDepth.say(data)).isEqualTo(before);
      copy = serializer.copy(data, serializer.createInstance());
      mutation().accept(data);
      assertThat(InDepth.say(copy)).isEqualTo(before);
    }
  }

  @Test
  void aStreamThatIsCutOffIsAnError() throws IOException {
    for (T data : getTestData()) {
      byte[] bytes = bytesOf(data);
      int step = Math.max(1, bytes.length / 300);
      for (int length = 0; length < bytes.length; length += step) {
        byte[] cut = Arrays.copyOf(bytes, length);
        assertThatThrownBy(() -> read(cut)).isInstanceOf(IOException.class);
      }
    }
  }

  @Test
  void aSnapshotRestoresTheSerializer() throws IOException {
    TypeSerializerSnapshot<T> snapshot = throughBytes(createSerializer().snapshotConfiguration());
    assertThat(snapshot.restoreSerializer()).isEqualTo(createSerializer());
    assertThat(
            createSerializer()
                .snapshotConfiguration()
                .resolveSchemaCompatibility(snapshot)
                .isCompatibleAsIs())
        .isTrue();
  }

  @Test
  void aSnapshotOfANewerReleaseIsIncompatible() throws IOException {
    TypeSerializerSnapshot<T> newer = createSerializer().snapshotConfiguration();
    newer.readSnapshot(
        newer.getCurrentVersion(),
        new DataInputDeserializer(new byte[] {0, 0, 0, (byte) (createSerializer().version() + 1)}),
        getClass().getClassLoader());
    assertThat(
            createSerializer()
                .snapshotConfiguration()
                .resolveSchemaCompatibility(newer)
                .isIncompatible())
        .isTrue();
    assertThatThrownBy(newer::restoreSerializer)
        .hasMessageContaining("was this written by a newer release?");
  }

  @Test
  @SuppressWarnings("unchecked") // as Flink would do it, had it mixed up two states
  void aSnapshotOfAnotherSerializerIsIncompatible() {
    TypeSerializerSnapshot<?> foreign = IntSerializer.INSTANCE.snapshotConfiguration();
    assertThat(
            createSerializer()
                .snapshotConfiguration()
                .resolveSchemaCompatibility((TypeSerializerSnapshot<T>) foreign)
                .isIncompatible())
        .isTrue();
  }

  @Test
  void aSnapshotOfAnUnknownFormIsAnError() {
    assertThatThrownBy(
            () ->
                createSerializer()
                    .snapshotConfiguration()
                    .readSnapshot(
                        2, new DataInputDeserializer(new byte[4]), getClass().getClassLoader()))
        .isInstanceOf(IOException.class);
  }

  @Test
  void worksAfterItWasShipped() throws Exception {
    TypeSerializer<T> shipped = InstantiationUtil.clone(createSerializer());
    assertThat(shipped).isEqualTo(createSerializer());
    for (T data : getTestData()) {
      DataOutputSerializer out = new DataOutputSerializer(64);
      shipped.serialize(data, out);
      assertThat(out.getCopyOfBuffer()).isEqualTo(bytesOf(data));
      T read = shipped.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
      assertThat(InDepth.say(read)).isEqualTo(InDepth.say(data));
    }
  }

  private TypeSerializerSnapshot<T> throughBytes(TypeSerializerSnapshot<T> snapshot)
      throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    TypeSerializerSnapshot.writeVersionedSnapshot(out, snapshot);
    return TypeSerializerSnapshot.readVersionedSnapshot(
        new DataInputDeserializer(out.getCopyOfBuffer()), getClass().getClassLoader());
  }

  protected final byte[] bytesOf(T data) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    createSerializer().serialize(data, out);
    return out.getCopyOfBuffer();
  }

  protected final T read(byte[] bytes) throws IOException {
    return createSerializer().deserialize(new DataInputDeserializer(bytes));
  }
}
