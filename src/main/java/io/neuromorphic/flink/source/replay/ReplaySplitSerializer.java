/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.replay;

import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Splits in checkpoints. Version 1: name, packets, events. */
final class ReplaySplitSerializer implements SimpleVersionedSerializer<ReplaySplit> {

  private static final int VERSION = 1;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(ReplaySplit split) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    write(split, out);
    return out.getCopyOfBuffer();
  }

  @Override
  public ReplaySplit deserialize(int version, byte[] bytes) throws IOException {
    if (version != VERSION) {
      throw new IOException("unknown version " + version + " of a recording's position");
    }
    return read(new DataInputDeserializer(bytes));
  }

  static void write(ReplaySplit split, DataOutputSerializer out) throws IOException {
    out.writeUTF(split.name());
    out.writeLong(split.packets());
    out.writeInt(split.events());
  }

  static ReplaySplit read(DataInputDeserializer in) throws IOException {
    return new ReplaySplit(in.readUTF(), in.readLong(), in.readInt());
  }
}
