/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import java.io.IOException;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * Splits with their clocks. Version 1: version and bytes of the wrapped split, then the clock.
 * Version 2: then what splits before it have reached, and whether it has ended itself.
 */
final class IntakeSplitSerializer<S extends SourceSplit>
    implements SimpleVersionedSerializer<IntakeSplit<S>> {

  private static final int VERSION = 2;

  private final SimpleVersionedSerializer<S> inner;

  IntakeSplitSerializer(SimpleVersionedSerializer<S> inner) {
    this.inner = inner;
  }

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(IntakeSplit<S> split) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(128);
    VersionedBytes.write(inner, split.split(), out);
    VersionedBytes.write(split.clock(), out);
    out.writeLong(split.clock().before.max());
    out.writeUTF(split.clock().before.split());
    out.writeBoolean(split.hasEnded());
    return out.getCopyOfBuffer();
  }

  @Override
  public IntakeSplit<S> deserialize(int version, byte[] bytes) throws IOException {
    VersionedBytes.check("split", version, 1, VERSION);
    DataInputDeserializer in = new DataInputDeserializer(bytes);
    S split = VersionedBytes.read(inner, in);
    SplitClock clock = VersionedBytes.readClock(in);
    boolean ended = false;
    if (version >= 2) {
      clock.before = new Reached(in.readLong(), in.readUTF());
      ended = in.readBoolean();
    }
    return new IntakeSplit<>(split, clock, ended);
  }
}
