/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.aedat3;

import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.codec.RawText;
import io.neuromorphic.flink.codec.SensorInfo;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** The lines at the beginning of a file, up to one that says so, in pieces cut anywhere. */
final class FileHeader implements StreamHeader {

  private static final int MAX_BYTES = 16 << 20;

  /** Cameras that write this format, by how their names begin. */
  private static final Map<String, int[]> SIZES =
      Map.of(
          "dvs128", new int[] {128, 128},
          "davis128", new int[] {128, 128},
          "davis208", new int[] {208, 192},
          "davis240", new int[] {240, 180},
          "davis346", new int[] {346, 260},
          "davis640", new int[] {640, 480});

  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long length;
  private boolean complete;
  private SensorInfo sensor = SensorInfo.UNKNOWN;

  @Override
  public int read(byte[] bytes, int from, int to) throws MalformedStreamException {
    for (int i = from; i < to; i++) {
      line.write(bytes[i]);
      if (++length > MAX_BYTES) {
        throw new MalformedStreamException(length, "header longer than " + MAX_BYTES + " bytes");
      }
      if (line.size() == 1 && bytes[i] != '#') {
        throw new MalformedStreamException(
            length - 1,
            "header line begins with byte 0x"
                + Integer.toHexString(bytes[i] & 0xff)
                + ", expected '#'; the last is "
                + Aedat3Format.END_LINE);
      }
      if (bytes[i] == '\n') {
        endLine();
        if (complete) {
          return i + 1;
        }
      }
    }
    return to;
  }

  @Override
  public boolean isComplete() {
    return complete;
  }

  @Override
  public SensorInfo sensor() {
    return sensor;
  }

  private void endLine() throws MalformedStreamException {
    String text = line.toString(StandardCharsets.UTF_8).strip();
    long start = length - line.size();
    line.reset();
    if (start == 0 && !text.equals(Aedat3Format.VERSION_LINE)) {
      throw malformed(start, text, Aedat3Format.VERSION_LINE);
    }
    if (text.startsWith(Aedat3Format.FORMAT_KEY)
        && !text.substring(Aedat3Format.FORMAT_KEY.length()).strip().equals(Aedat3Format.RAW)) {
      throw malformed(start, text, Aedat3Format.FORMAT_KEY + " " + Aedat3Format.RAW);
    }
    if (text.startsWith(Aedat3Format.SOURCE_KEY) && sensor.equals(SensorInfo.UNKNOWN)) {
      sensor = sensor(text.substring(text.indexOf(':') + 1).strip());
    }
    complete = text.equals(Aedat3Format.END_LINE);
  }

  private static SensorInfo sensor(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return SIZES.entrySet().stream()
        .filter(camera -> lower.startsWith(camera.getKey()))
        .findFirst()
        .map(camera -> new SensorInfo(name, camera.getValue()[0], camera.getValue()[1]))
        .orElseGet(() -> new SensorInfo(name, 0, 0));
  }

  private static MalformedStreamException malformed(long offset, String found, String expected) {
    return new MalformedStreamException(
        offset, "'" + RawText.cut(found, RawText.MAX_CHARS) + "', expected '" + expected + "'");
  }
}
