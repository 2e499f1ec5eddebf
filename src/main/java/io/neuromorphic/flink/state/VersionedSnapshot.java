/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What a checkpoint remembers of a {@link VersionedSerializer}: its class, by that of the snapshot,
 * and the version of its bytes.
 *
 * @param <T> what the serializer serializes
 */
public abstract class VersionedSnapshot<T> implements TypeSerializerSnapshot<T> {

  private static final int SNAPSHOT_FORMAT = 1;

  private final VersionedSerializer<T> newest;
  private int version;

  /** For the serializer of the newest version. */
  protected VersionedSnapshot(VersionedSerializer<T> newest) {
    this.newest = newest;
    this.version = newest.newestVersion();
  }

  @Override
  public int getCurrentVersion() {
    return SNAPSHOT_FORMAT;
  }

  @Override
  public void writeSnapshot(DataOutputView out) throws IOException {
    out.writeInt(version);
  }

  @Override
  public void readSnapshot(int readVersion, DataInputView in, ClassLoader loader)
      throws IOException {
    if (readVersion != SNAPSHOT_FORMAT) {
      throw new IOException("unknown serializer snapshot format " + readVersion);
    }
    version = in.readInt();
  }

  @Override
  public TypeSerializer<T> restoreSerializer() {
    return newest.forVersion(version);
  }

  @Override
  public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
      TypeSerializerSnapshot<T> old) {
    if (old.getClass() != getClass()) {
      return TypeSerializerSchemaCompatibility.incompatible();
    }
    int oldVersion = ((VersionedSnapshot<T>) old).version;
    if (oldVersion == version) {
      return TypeSerializerSchemaCompatibility.compatibleAsIs();
    }
    return oldVersion < version
        ? TypeSerializerSchemaCompatibility.compatibleAfterMigration()
        : TypeSerializerSchemaCompatibility.incompatible();
  }
}
