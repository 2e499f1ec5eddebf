/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec;

import io.neuromorphic.flink.event.InputPacket;
import java.util.Map;

/**
 * Turns the bytes of one recording, handed over in pieces cut anywhere, into events. Stateful; used
 * by one thread, for one recording, from its first byte on.
 *
 * <p>The sequence of events and of unparsable records is a function of the bytes alone, never of
 * where the pieces were cut.
 *
 * @param <P> kind of packet it fills
 */
public interface RecordingDecoder<P extends InputPacket> {

  /** An empty packet of the kind this decoder fills. */
  P newPacket();

  /**
   * Decodes {@code bytes[from, to)}, the bytes that follow those of the previous call, and appends
   * to {@code into}. An incomplete last record is kept for the next call. Sets the packet's {@link
   * InputPacket#setPositions positions} for the events it appended; {@code into} is empty at entry.
   *
   * @throws MalformedStreamException where the bytes are not what the format says and decoding
   *     cannot go on
   */
  void decode(byte[] bytes, int from, int to, P into) throws MalformedStreamException;

  /** Tells that the last byte has been handed over; a cut-off tail becomes a warning. */
  void finish(P into) throws MalformedStreamException;

  /** What was read, such as {@code EVT3}. */
  String format();

  /** Facts known so far about the sensor: {@code width}, {@code height} in pixels, 0 if unknown. */
  SensorInfo sensor();

  /** Whether row 0 is at the bottom of what the camera saw; in most formats it is at the top. */
  default boolean rowsCountFromBelow() {
    return false;
  }

  /** Things skipped or odd, by kind, with how often; in order of first appearance. */
  Map<String, Long> warnings();
}
