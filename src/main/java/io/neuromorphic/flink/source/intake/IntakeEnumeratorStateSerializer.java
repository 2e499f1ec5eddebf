/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * Enumerator state. Version 1: the clock's start, clocks of splits that wait, then version and
 * bytes of the wrapped state.
 */
final class IntakeEnumeratorStateSerializer<E>
    implements SimpleVersionedSerializer<IntakeEnumeratorState<E>> {

  private static final int VERSION = 1;

  private final SimpleVersionedSerializer<E> inner;

  IntakeEnumeratorStateSerializer(SimpleVersionedSerializer<E> inner) {
    this.inner = inner;
  }

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(IntakeEnumeratorState<E> state) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(128);
    ClockStart start = state.start();
    out.writeLong(start.originMicros());
    out.writeUTF(start.rule().name());
    out.writeLong(start.micros());
    out.writeLong(start.startedAtMillis());
    out.writeInt(state.returned().size());
    for (Map.Entry<String, SplitClock> clock : state.returned().entrySet()) {
      out.writeUTF(clock.getKey());
      VersionedBytes.write(clock.getValue(), out);
    }
    VersionedBytes.write(inner, state.inner(), out);
    return out.getCopyOfBuffer();
  }

  @Override
  public IntakeEnumeratorState<E> deserialize(int version, byte[] bytes) throws IOException {
    VersionedBytes.check("source", version, VERSION, VERSION);
    DataInputDeserializer in = new DataInputDeserializer(bytes);
    long origin = in.readLong();
    ClockStart.Rule rule = ClockStart.Rule.valueOf(in.readUTF());
    ClockStart start = new ClockStart(origin, rule, in.readLong(), in.readLong());
    int count = in.readInt();
    Map<String, SplitClock> returned = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      returned.put(in.readUTF(), VersionedBytes.readClock(in));
    }
    return new IntakeEnumeratorState<>(start, returned, VersionedBytes.read(inner, in));
  }
}
