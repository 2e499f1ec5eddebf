/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import java.io.IOException;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Splits with their clocks. Version 1: version and bytes of the wrapped split, then the clock. */
final class IntakeSplitSerializer<S extends SourceSplit>
    implements SimpleVersionedSerializer<IntakeSplit<S>> {

  private static final int VERSION = 1;

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
    return out.getCopyOfBuffer();
  }

  @Override
  public IntakeSplit<S> deserialize(int version, byte[] bytes) throws IOException {
    VersionedBytes.check("split", version, VERSION);
    DataInputDeserializer in = new DataInputDeserializer(bytes);
    S split = VersionedBytes.read(inner, in);
    return new IntakeSplit<>(split, VersionedBytes.readClock(in));
  }
}
