/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec;

import io.neuromorphic.flink.event.CameraPacket;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Turns camera events into the bytes of one recording. Stateful; used by one thread, for one
 * recording, from its first byte on. What the decoder of the format reads from these bytes is, bit
 * for bit and in the same order, what was encoded; what a format cannot hold is refused.
 */
public interface RecordingEncoder {

  /**
   * Bytes that replace those written before, once the recording is complete.
   *
   * @param offset of the first of them in the recording
   * @param bytes not shared
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  record Patch(long offset, byte[] bytes) {}

  /** Name of the format, such as {@code EVT3}. */
  String format();

  /**
   * Writes what stands before the first event. Called once, first.
   *
   * @param sensor its width and height are known
   * @throws UnencodableException where the format cannot hold such a sensor
   */
  void begin(SensorInfo sensor, OutputStream out) throws IOException;

  /**
   * Writes events that follow those of the previous call.
   *
   * @throws UnencodableException where the format cannot hold one of them; what was written until
   *     then is no recording
   */
  void encode(CameraPacket events, OutputStream out) throws IOException;

  /** Writes what stands after the last event. */
  void finish(OutputStream out) throws IOException;

  /** What is to be written over earlier bytes after {@link #finish}; empty for most formats. */
  default Optional<Patch> patch() {
    return Optional.empty();
  }
}
