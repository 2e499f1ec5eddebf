/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Splits in checkpoints. Version 1: started, shift, last, arrived, floor. */
final class LiveSplitSerializer implements SimpleVersionedSerializer<LiveSplit> {

  private static final int VERSION = 1;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(LiveSplit split) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(40);
    write(split, out);
    return out.getCopyOfBuffer();
  }

  @Override
  public LiveSplit deserialize(int version, byte[] bytes) throws IOException {
    if (version != VERSION) {
      throw new IOException("unknown version " + version + " of a live input's position");
    }
    return read(new DataInputDeserializer(bytes));
  }

  static void write(LiveSplit split, DataOutputSerializer out) throws IOException {
    LivePosition position = split.position();
    out.writeBoolean(position.started());
    out.writeLong(position.shiftMicros());
    out.writeLong(position.lastMicros());
    out.writeLong(position.arrivedMicros());
    out.writeLong(position.floorMicros());
  }

  static LiveSplit read(DataInputDeserializer in) throws IOException {
    return new LiveSplit(
        new LivePosition(
            in.readBoolean(), in.readLong(), in.readLong(), in.readLong(), in.readLong()));
  }
}
