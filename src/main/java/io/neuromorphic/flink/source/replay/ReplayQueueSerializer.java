/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * The recordings of an input. Version 1: count, then splits that wait. Version 2: a mark, all
 * recordings with what tells them from others, then as version 1.
 */
public final class ReplayQueueSerializer implements SimpleVersionedSerializer<ReplayQueue> {

  private static final int VERSION = 2;

  /** "play"; no other kind of input begins like this. */
  private static final int MAGIC = 0x706c6179;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(ReplayQueue queue) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    out.writeInt(MAGIC);
    out.writeInt(queue.contents().size());
    for (Map.Entry<String, String> recording : queue.contents().entrySet()) {
      out.writeUTF(recording.getKey());
      out.writeUTF(recording.getValue());
    }
    out.writeInt(queue.waiting().size());
    for (ReplaySplit split : queue.waiting()) {
      ReplaySplitSerializer.write(split, out);
    }
    return out.getCopyOfBuffer();
  }

  @Override
  public ReplayQueue deserialize(int version, byte[] bytes) throws IOException {
    if (version < 1 || version > VERSION) {
      throw new IOException("unknown version " + version + " of a list of recordings");
    }
    DataInputDeserializer in = new DataInputDeserializer(bytes);
    Map<String, String> contents = new LinkedHashMap<>();
    if (version >= 2) {
      if (in.readInt() != MAGIC) {
        throw new IOException("not a list of recordings");
      }
      for (int left = in.readInt(); left > 0; left--) {
        contents.put(in.readUTF(), in.readUTF());
      }
    }
    List<ReplaySplit> waiting = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      waiting.add(ReplaySplitSerializer.read(in));
    }
    return new ReplayQueue(contents, waiting);
  }
}
