/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** An answer of the viewer's server, read as its page does. */
public record FrameBytes(JsonNode head, ByteBuffer body) {

  /** Reads one. */
  public static FrameBytes of(byte[] bytes) throws IOException {
    int length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
    JsonNode head = new ObjectMapper().readTree(Arrays.copyOfRange(bytes, 4, 4 + length));
    ByteBuffer body = ByteBuffer.wrap(bytes, 4 + length, bytes.length - 4 - length).slice();
    return new FrameBytes(head, body.order(ByteOrder.LITTLE_ENDIAN));
  }

  /** Spikes of a cell of a raster. */
  public int cell(int raster, int row, int column) {
    int columns = head.get("columns").asInt();
    int cells = head.get("rasters").get(raster).get("cells").asInt();
    return body.get(cells + row * columns + column) & 0xff;
  }

  /** Spikes of each column of a raster. */
  public long[] totals(int raster) {
    return unsigned(head.get("rasters").get(raster).get("totals").asInt(), count());
  }

  /** Spikes of each column of the overview. */
  public long[] overview() {
    JsonNode overview = head.get("overview");
    return unsigned(overview.get("totals").asInt(), overview.get("columns").asInt());
  }

  /** Events of a cell of the activity map. */
  public int activity(int column, int row) {
    JsonNode map = head.get("activity");
    int cell = row * map.get("columns").asInt() + column;
    return body.getChar(map.get("cells").asInt() + 2 * cell);
  }

  /** v of a trace, two a column. */
  public float[] v(int trace) {
    float[] v = new float[2 * count()];
    int at = head.get("samples").get(trace).get("v").asInt();
    for (int i = 0; i < v.length; i++) {
      v[i] = body.getFloat(at + 4 * i);
    }
    return v;
  }

  private int count() {
    return head.get("columns").asInt();
  }

  private long[] unsigned(int at, int count) {
    long[] values = new long[count];
    for (int i = 0; i < count; i++) {
      values[i] = body.getInt(at + 4 * i) & 0xffff_ffffL;
    }
    return values;
  }
}
