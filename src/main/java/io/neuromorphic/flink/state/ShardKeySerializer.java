/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import io.neuromorphic.flink.event.ShardKey;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Keys. Their bytes are looked up as they are by RocksDB: a version 2 would lose them. */
public final class ShardKeySerializer extends VersionedSerializer<ShardKey> {

  private static final long serialVersionUID = 1L;

  public ShardKeySerializer() {
    super(1);
  }

  private ShardKeySerializer(int version) {
    super(version);
  }

  @Override
  protected int newestVersion() {
    return 1;
  }

  @Override
  protected VersionedSerializer<ShardKey> forVersion(int version) {
    return new ShardKeySerializer(version);
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public ShardKey createInstance() {
    return new ShardKey("", 0, 0);
  }

  @Override
  public ShardKey copy(ShardKey from) {
    return from;
  }

  @Override
  public void serialize(ShardKey key, DataOutputView out) throws IOException {
    out.writeUTF(key.population());
    out.writeInt(key.shard());
    out.writeInt(key.salt());
  }

  @Override
  protected ShardKey read(DataInputView in, int version) throws IOException {
    return new ShardKey(in.readUTF(), in.readInt(), in.readInt());
  }

  @Override
  public TypeSerializerSnapshot<ShardKey> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Snapshot of the serializer. */
  public static final class Snapshot extends VersionedSnapshot<ShardKey> {
    public Snapshot() {
      super(new ShardKeySerializer());
    }
  }
}
