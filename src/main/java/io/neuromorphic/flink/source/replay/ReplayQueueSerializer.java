/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** The recordings that wait to be handed out. Version 1: count, then splits. */
final class ReplayQueueSerializer implements SimpleVersionedSerializer<List<ReplaySplit>> {

  private static final int VERSION = 1;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(List<ReplaySplit> splits) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    out.writeInt(splits.size());
    for (ReplaySplit split : splits) {
      ReplaySplitSerializer.write(split, out);
    }
    return out.getCopyOfBuffer();
  }

  @Override
  public List<ReplaySplit> deserialize(int version, byte[] bytes) throws IOException {
    if (version != VERSION) {
      throw new IOException("unknown version " + version + " of a list of recordings");
    }
    DataInputDeserializer in = new DataInputDeserializer(bytes);
    int count = in.readInt();
    List<ReplaySplit> splits = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      splits.add(ReplaySplitSerializer.read(in));
    }
    return splits;
  }
}
