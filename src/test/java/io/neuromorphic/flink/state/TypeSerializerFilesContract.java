/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What any version of a serializer has written is read for ever, by the serializer that its
 * snapshot restores.
 *
 * @param <T> what it serializes
 */
public abstract class TypeSerializerFilesContract<T> {

  /** The serializer, of the newest version. */
  protected abstract VersionedSerializer<T> serializer();

  /** What the file of a version holds, one after the other, as the newest code sees it. */
  protected abstract List<T> values(int version);

  /** All that a value says, in a form that can be compared. */
  protected Object say(T value) {
    return InDepth.say(value);
  }

  @Test
  void everyVersionIsReadByTheSerializerThatItsSnapshotRestores() throws IOException {
    for (int version = 1; version <= serializer().version(); version++) {
      TypeSerializer<T> restored = snapshot(version).restoreSerializer();
      assertThat(restored).hasSameClassAs(serializer());
      assertThat(((VersionedSerializer<T>) restored).version()).isEqualTo(version);
      DataInputDeserializer in =
          in(Files.readAllBytes(SerializerFiles.bytes(serializer().getClass(), version, "")));
      for (T value : values(version)) {
        assertThat(say(restored.deserialize(in))).as("version %s", version).isEqualTo(say(value));
      }
      assertThat(in.available()).as("bytes left of version %s", version).isZero();
    }
  }

  @Test
  void everySnapshotIsTakenUp() throws IOException {
    int newest = serializer().version();
    for (int version = 1; version <= newest; version++) {
      TypeSerializerSchemaCompatibility<T> compatibility =
          serializer().snapshotConfiguration().resolveSchemaCompatibility(snapshot(version));
      assertThat(compatibility.isCompatibleAsIs()).isEqualTo(version == newest);
      assertThat(compatibility.isCompatibleAfterMigration()).isEqualTo(version != newest);
    }
  }

  private TypeSerializerSnapshot<T> snapshot(int version) throws IOException {
    DataInputDeserializer in =
        in(Files.readAllBytes(SerializerFiles.snapshot(serializer().getClass(), version)));
    TypeSerializerSnapshot<T> snapshot =
        TypeSerializerSnapshot.readVersionedSnapshot(in, getClass().getClassLoader());
    assertThat(in.available()).as("bytes left of the snapshot").isZero();
    return snapshot;
  }

  private static DataInputDeserializer in(byte[] bytes) {
    return new DataInputDeserializer(bytes);
  }

  /** Run by hand, once per new version. */
  @Test
  @EnabledIfSystemProperty(named = SerializerFiles.MAKE, matches = "true")
  void makesTheFilesOfTheVersionThatTheCodeHas() throws IOException {
    int version = serializer().version();
    DataOutputSerializer out = new DataOutputSerializer(1_024);
    for (T value : values(version)) {
      serializer().serialize(value, out);
    }
    SerializerFiles.make(
        SerializerFiles.bytes(serializer().getClass(), version, ""), out.getCopyOfBuffer());
    DataOutputSerializer snapshot = new DataOutputSerializer(128);
    TypeSerializerSnapshot.writeVersionedSnapshot(snapshot, serializer().snapshotConfiguration());
    SerializerFiles.make(
        SerializerFiles.snapshot(serializer().getClass(), version), snapshot.getCopyOfBuffer());
  }
}
