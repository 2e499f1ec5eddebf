/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.json;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.neuromorphic.flink.codec.FloatText;
import io.neuromorphic.flink.event.ProbePacket;
import java.nio.charset.StandardCharsets;

/**
 * Samples of probed neurons as {@code
 * {"t":1235000,"population":"motion","neuron":17,"v":-65.2,"u":-13.1}}; v and u are decimals that
 * read back as the same float32. One that is not finite, as u can be after a spike that the next
 * step makes up for, becomes a string. Used by one thread: remembers the last population's text.
 */
public final class JsonProbeEncoder {

  private final FloatText potentials = new FloatText();
  private final FloatText recoveries = new FloatText();
  private String population;
  private String middle;

  /** Sample {@code i} of the packet as the value of a record. */
  public byte[] encode(ProbePacket packet, int i) {
    if (!packet.population().equals(population)) {
      population = packet.population();
      String quoted = String.valueOf(JsonStringEncoder.getInstance().quoteAsString(population));
      middle = ",\"population\":\"" + quoted + "\",\"neuron\":";
    }
    String record =
        "{\"t\":"
            + packet.t()[i]
            + middle
            + packet.neuron()[i]
            + ",\"v\":"
            + number(potentials, packet.v()[i])
            + ",\"u\":"
            + number(recoveries, packet.u()[i])
            + "}";
    return record.getBytes(StandardCharsets.UTF_8);
  }

  private static String number(FloatText text, float value) {
    return Float.isFinite(value) ? text.of(value) : "\"" + value + "\"";
  }
}
