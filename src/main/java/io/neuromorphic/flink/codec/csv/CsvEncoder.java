/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.csv;

import io.neuromorphic.flink.codec.RecordingEncoder;
import io.neuromorphic.flink.codec.SensorInfo;
import io.neuromorphic.flink.event.CameraPacket;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes camera events as rows {@code t,x,y,polarity} below a header with these names: integers, t
 * µs. Holds any time in any order, and no sensor.
 */
public final class CsvEncoder implements RecordingEncoder {

  private static final byte[] HEADER =
      (String.join(",", CameraLayout.COLUMNS) + "\n").getBytes(StandardCharsets.UTF_8);

  private final RowBuffer rows = new RowBuffer();

  @Override
  public String format() {
    return CameraCsvDecoder.FORMAT;
  }

  @Override
  public void begin(SensorInfo sensor, OutputStream out) throws IOException {
    out.write(HEADER);
  }

  @Override
  public void encode(CameraPacket events, OutputStream out) throws IOException {
    long[] t = events.t();
    char[] x = events.x();
    char[] y = events.y();
    byte[] polarity = events.polarity();
    for (int i = 0; i < events.size(); i++) {
      rows.number(t[i]);
      rows.symbol(',');
      rows.number(x[i]);
      rows.symbol(',');
      rows.number(y[i]);
      rows.symbol(',');
      rows.number(polarity[i]);
      rows.endRow(out);
    }
    rows.flush(out);
  }

  @Override
  public void finish(OutputStream out) {
    // Nothing stands after the last row.
  }
}
