/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;

/**
 * What a snapshot tells of an input before the job is built that resumes from it.
 *
 * @param start how its clocks started
 * @param version of the bytes
 * @param state bytes of the enumerator
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record IntakePosition(ClockStart start, int version, byte[] state) {

  /**
   * Reads the state of Flink's coordinator of a source: its own version, then version, length and
   * bytes of the enumerator's state.
   *
   * @throws IOException where it is not that of an input
   */
  public static IntakePosition of(byte[] coordinator) throws IOException {
    DataInputDeserializer in = new DataInputDeserializer(coordinator);
    in.readInt();
    int version = in.readInt();
    byte[] bytes = new byte[Math.max(0, Math.min(in.readInt(), in.available()))];
    in.readFully(bytes);
    return new IntakePosition(
        new IntakeEnumeratorStateSerializer<>(new Untouched()).deserialize(version, bytes).start(),
        version,
        bytes);
  }

  /**
   * The state of the wrapped source's enumerator.
   *
   * @throws IOException where it is that of another kind of source
   */
  public <E> E inner(SimpleVersionedSerializer<E> serializer) throws IOException {
    return new IntakeEnumeratorStateSerializer<>(serializer).deserialize(version, state).inner();
  }

  /** Leaves bytes as they are. */
  private static final class Untouched implements SimpleVersionedSerializer<byte[]> {
    @Override
    public int getVersion() {
      return 0;
    }

    @Override
    public byte[] serialize(byte[] bytes) {
      return bytes;
    }

    @Override
    public byte[] deserialize(int version, byte[] bytes) {
      return bytes;
    }
  }
}
