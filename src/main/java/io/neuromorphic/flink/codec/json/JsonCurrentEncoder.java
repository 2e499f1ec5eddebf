/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.json;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.neuromorphic.flink.codec.FloatText;
import io.neuromorphic.flink.event.CurrentPacket;
import java.nio.charset.StandardCharsets;

/**
 * Current events as {@code {"t":1234567,"population":"motion","neuron":17,"current":3.5}}; the
 * current is a decimal that reads back as the same float32. One that is not finite, which JSON has
 * no number for, becomes a string; whoever reads it rejects it as invalid. Used by one thread:
 * remembers the last population's text.
 */
public final class JsonCurrentEncoder {

  private final FloatText floats = new FloatText();
  private String population;
  private String middle;

  /** Event {@code i} of the packet as the value of a record. */
  public byte[] encode(CurrentPacket packet, int i) {
    String name = packet.populationName(packet.population()[i]);
    if (!name.equals(population)) {
      population = name;
      String quoted = String.valueOf(JsonStringEncoder.getInstance().quoteAsString(name));
      middle = ",\"population\":\"" + quoted + "\",\"neuron\":";
    }
    float current = packet.current()[i];
    String number = Float.isFinite(current) ? floats.of(current) : "\"" + current + "\"";
    String record =
        "{\"t\":" + packet.t()[i] + middle + packet.neuron()[i] + ",\"current\":" + number + "}";
    return record.getBytes(StandardCharsets.UTF_8);
  }
}
