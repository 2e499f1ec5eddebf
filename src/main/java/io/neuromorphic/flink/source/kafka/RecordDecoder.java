/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.kafka;

import io.neuromorphic.flink.event.InputPacket;

/**
 * Appends the events of one record's value to a packet.
 *
 * @param <P> kind of packets
 */
@FunctionalInterface
interface RecordDecoder<P extends InputPacket> {

  /**
   * Decodes one record.
   *
   * @param value of the record
   * @param prefix of the positions: {@code topic-partition@}
   * @param offset of the record
   * @param into empty at entry, its position that of the record; a decoder of many events tells
   *     theirs
   */
  void decode(byte[] value, String prefix, long offset, P into);
}
