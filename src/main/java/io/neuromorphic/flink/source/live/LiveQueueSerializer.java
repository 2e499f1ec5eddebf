/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

import java.io.IOException;
import java.util.Optional;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** The split that waits for a reader. Version 1: a mark, whether there is one, the split. */
public final class LiveQueueSerializer implements SimpleVersionedSerializer<LiveQueue> {

  private static final int VERSION = 1;

  /** "live"; no other kind of input begins like this. */
  private static final int MAGIC = 0x6c697665;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(LiveQueue queue) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    out.writeInt(MAGIC);
    out.writeBoolean(queue.waiting().isPresent());
    if (queue.waiting().isPresent()) {
      LiveSplitSerializer.write(queue.waiting().get(), out);
    }
    return out.getCopyOfBuffer();
  }

  @Override
  public LiveQueue deserialize(int version, byte[] bytes) throws IOException {
    if (version != VERSION) {
      throw new IOException("unknown version " + version + " of a live input");
    }
    DataInputDeserializer in = new DataInputDeserializer(bytes);
    if (in.readInt() != MAGIC) {
      throw new IOException("not a live input");
    }
    return new LiveQueue(
        in.readBoolean() ? Optional.of(LiveSplitSerializer.read(in)) : Optional.empty());
  }
}
