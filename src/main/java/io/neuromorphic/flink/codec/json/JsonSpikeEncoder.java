/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.json;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.neuromorphic.flink.event.SpikePacket;
import java.nio.charset.StandardCharsets;

/**
 * Spikes as {@code {"t":1235000,"population":"motion","neuron":17}} and markers as {@code
 * {"until":1236000}}. Used by one thread: remembers the last population's text.
 */
public final class JsonSpikeEncoder {

  private String population;
  private String middle;

  /** Spike {@code i} of the packet as the value of a record. */
  public byte[] encode(SpikePacket packet, int i) {
    if (!packet.population().equals(population)) {
      population = packet.population();
      String quoted = String.valueOf(JsonStringEncoder.getInstance().quoteAsString(population));
      middle = ",\"population\":\"" + quoted + "\",\"neuron\":";
    }
    String record = "{\"t\":" + packet.t()[i] + middle + packet.neuron()[i] + "}";
    return record.getBytes(StandardCharsets.UTF_8);
  }

  /** The marker that every spike before {@code until}, µs, has been sent. */
  public static byte[] marker(long until) {
    return ("{\"until\":" + until + "}").getBytes(StandardCharsets.UTF_8);
  }
}
