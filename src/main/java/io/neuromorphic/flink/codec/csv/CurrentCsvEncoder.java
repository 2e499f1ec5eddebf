/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.csv;

import io.neuromorphic.flink.codec.FloatText;
import io.neuromorphic.flink.event.CurrentPacket;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes current events as rows {@code t,population,neuron,current} below a header with these
 * names: t µs, current as a decimal that reads back as the same float32. Holds any time in any
 * order.
 */
public final class CurrentCsvEncoder {

  private static final byte[] HEADER =
      (String.join(",", CurrentCsvDecoder.COLUMNS) + "\n").getBytes(StandardCharsets.UTF_8);

  private final RowBuffer rows = new RowBuffer();
  private final FloatText text = new FloatText();
  private final Map<String, byte[]> fields = new HashMap<>();

  /** Name of the format. */
  public String format() {
    return CurrentCsvDecoder.FORMAT;
  }

  /** Whether the name of a population is read back as it is: fields are trimmed, never unquoted. */
  public static boolean holds(String population) {
    return population.equals(population.strip())
        && population.chars().noneMatch(c -> c < ' ' || c == ',' || c == ';' || c == '"');
  }

  /** Writes what stands before the first event. */
  public void begin(OutputStream out) throws IOException {
    out.write(HEADER);
  }

  /** Writes a row for every event; their currents are finite, and names of populations fit. */
  public void encode(CurrentPacket events, OutputStream out) throws IOException {
    for (int i = 0; i < events.size(); i++) {
      rows.number(events.t()[i]);
      rows.text(
          fields.computeIfAbsent(
              events.populationName(events.population()[i]), CurrentCsvEncoder::field));
      rows.number(events.neuron()[i]);
      rows.symbol(',');
      rows.text(text.of(events.current()[i]).getBytes(StandardCharsets.US_ASCII));
      rows.endRow(out);
    }
    rows.flush(out);
  }

  private static byte[] field(String population) {
    return ("," + population + ",").getBytes(StandardCharsets.UTF_8);
  }
}
