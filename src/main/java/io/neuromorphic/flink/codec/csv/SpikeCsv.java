/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.csv;

import io.neuromorphic.flink.event.SpikePacket;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes spikes as rows {@code t,population,neuron}, t µs. Not thread-safe: reuses its buffer. */
public final class SpikeCsv {

  private static final byte[] HEADER = "t,population,neuron\n".getBytes(StandardCharsets.UTF_8);

  private final RowBuffer rows = new RowBuffer();

  /** The first line of a file. */
  public static byte[] header() {
    return HEADER.clone();
  }

  /** Writes a row for every spike of the packet. */
  public void write(SpikePacket packet, OutputStream out) throws IOException {
    byte[] population =
        ("," + CsvText.field(packet.population()) + ",").getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < packet.size(); i++) {
      rows.number(packet.t()[i]);
      rows.text(population);
      rows.number(packet.neuron()[i]);
      rows.endRow(out);
    }
    rows.flush(out);
  }
}
