/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Bytes of a wrapped serializer, led by their version and length. */
final class VersionedBytes {

  private VersionedBytes() {}

  static <T> void write(SimpleVersionedSerializer<T> serializer, T value, DataOutputSerializer out)
      throws IOException {
    byte[] bytes = serializer.serialize(value);
    out.writeInt(serializer.getVersion());
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static <T> T read(SimpleVersionedSerializer<T> serializer, DataInputDeserializer in)
      throws IOException {
    int version = in.readInt();
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException("length " + length + " of " + in.available() + " bytes");
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return serializer.deserialize(version, bytes);
  }

  /** Writes a clock; part of version 1 of whatever holds it. */
  static void write(SplitClock clock, DataOutputSerializer out) throws IOException {
    out.writeLong(clock.origin);
    out.writeUTF(clock.rule.name());
    out.writeLong(clock.shift);
    out.writeLong(clock.max);
    out.writeLong(clock.last);
    out.writeLong(clock.lastMillis);
  }

  static SplitClock readClock(DataInputDeserializer in) throws IOException {
    long origin = in.readLong();
    ClockStart.Rule rule = ClockStart.Rule.valueOf(in.readUTF());
    long shift = in.readLong();
    long max = in.readLong();
    long last = in.readLong();
    SplitClock clock = new SplitClock(origin, rule, shift, in.readLong());
    clock.max = max;
    clock.last = last;
    return clock;
  }

  static void check(String what, int version, int oldest, int newest) throws IOException {
    if (version < oldest || version > newest) {
      throw new IOException(
          "unknown version "
              + version
              + " of a "
              + what
              + "; this release reads "
              + (oldest == newest ? "" : oldest + " to ")
              + newest);
    }
  }
}
