/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.csv;

import io.neuromorphic.flink.codec.FloatText;
import io.neuromorphic.flink.event.ProbePacket;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes samples of probed neurons as rows {@code t,population,neuron,v,u}: t µs, v and u as
 * decimals that read back as the same float32. Not thread-safe: reuses its buffer.
 */
public final class ProbeCsv {

  private static final byte[] HEADER = "t,population,neuron,v,u\n".getBytes(StandardCharsets.UTF_8);

  private final RowBuffer rows = new RowBuffer();
  private final FloatText potentials = new FloatText();
  private final FloatText recoveries = new FloatText();

  /** The first line of a file. */
  public static byte[] header() {
    return HEADER.clone();
  }

  /** Writes a row for every sample of the packet. */
  public void write(ProbePacket packet, OutputStream out) throws IOException {
    byte[] population =
        ("," + CsvText.field(packet.population()) + ",").getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < packet.size(); i++) {
      rows.number(packet.t()[i]);
      rows.text(population);
      rows.number(packet.neuron()[i]);
      rows.symbol(',');
      rows.text(potentials.of(packet.v()[i]).getBytes(StandardCharsets.US_ASCII));
      rows.symbol(',');
      rows.text(recoveries.of(packet.u()[i]).getBytes(StandardCharsets.US_ASCII));
      rows.endRow(out);
    }
    rows.flush(out);
  }
}
