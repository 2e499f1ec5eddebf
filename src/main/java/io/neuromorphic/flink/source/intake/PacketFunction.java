/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import io.neuromorphic.flink.event.InputPacket;
import java.io.Serializable;
import org.apache.flink.api.common.functions.Function;

/**
 * Makes events of what a program's stream carries.
 *
 * @param <T> what the stream carries
 * @param <P> kind of packets
 */
@FunctionalInterface
public interface PacketFunction<T, P extends InputPacket> extends Function, Serializable {

  /** Adds the events of a value, of which there may be none, to a packet. */
  void add(T value, P packet) throws Exception;
}
