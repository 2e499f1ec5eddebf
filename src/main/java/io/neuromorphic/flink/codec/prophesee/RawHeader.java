/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.prophesee;

import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.codec.SensorInfo;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of a RAW or DAT file, handed over in pieces cut anywhere: lines that begin with {@code
 * %} and a blank or a letter, up to {@code % end} or, in old files, to the first byte that begins
 * no such line. (An old file's first word may begin with the byte of a {@code %}.)
 *
 * <p>Specification: docs.prophesee.ai, "RAW file format" and "DAT file format".
 */
public final class RawHeader {

  /** First byte of every line, and so of every RAW file. */
  public static final byte LINE_MARK = '%';

  private static final int MAX_BYTES = 1024 * 1024;
  private static final String END = "end";
  private static final Pattern GEOMETRY = Pattern.compile("(\\d{1,5})x(\\d{1,5})");

  private static final String SYSTEM = "system_ID";
  private static final String PROPHESEE = "Prophesee";
  private static final String LEGACY = "legacy";

  private final Map<String, String> keys = new HashMap<>();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long length;
  private boolean complete;
  private boolean markHeld;

  /**
   * Reads on.
   *
   * @return where the payload begins, or {@code to} if the header is not over yet
   * @throws MalformedStreamException if it is longer than any header is
   */
  public int read(byte[] bytes, int from, int to) throws MalformedStreamException {
    for (int i = from; i < to && !complete; i++) {
      if (line.size() == 0 && bytes[i] != LINE_MARK) {
        complete = true;
        return i;
      }
      if (line.size() == 1 && !beginsText(bytes[i])) {
        complete = true;
        markHeld = i == from;
        length--;
        return markHeld ? i : i - 1;
      }
      line.write(bytes[i]);
      if (++length > MAX_BYTES) {
        throw new MalformedStreamException(length, "RAW header longer than " + MAX_BYTES);
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

  /**
   * Whether the payload begins with the last byte of the previous piece, a {@link #LINE_MARK} that
   * marked no line.
   */
  public boolean isMarkHeld() {
    return markHeld;
  }

  private static boolean beginsText(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n' || Character.isLetter(b & 0x7f) && b > 0;
  }

  /** Whether the payload has been reached. */
  public boolean isComplete() {
    return complete;
  }

  /** Whether the bytes so far end inside a line. */
  public boolean isInsideLine() {
    return line.size() > 0;
  }

  /** Length so far, bytes. */
  public long length() {
    return length;
  }

  /** The event format named, such as {@code EVT3} or {@code EVT2.1}; empty if none is. */
  public String encoding() {
    String format = keys.getOrDefault("format", "");
    String name = format.split(";", 2)[0].strip();
    if (name.isEmpty() && keys.containsKey("evt")) {
      name = "EVT" + keys.get("evt");
    }
    return switch (name) {
      case "EVT2.0" -> "EVT2";
      case "EVT21" -> "EVT2.1";
      case "EVT3.0" -> "EVT3";
      case "EVT4.0" -> "EVT4";
      default -> name;
    };
  }

  /** The camera, as far as the header tells. */
  public SensorInfo sensor() {
    Matcher geometry = GEOMETRY.matcher(geometry());
    boolean known = geometry.matches();
    return new SensorInfo(
        name(),
        known ? Integer.parseInt(geometry.group(1)) : 0,
        known ? Integer.parseInt(geometry.group(2)) : 0);
  }

  /** What stands after a key, such as {@code Version}; empty if it is not there. */
  public String value(String key) {
    return keys.getOrDefault(key, "");
  }

  /** What the header says of the order of EVT2.1's half words; empty if nothing. */
  public String wordOrder() {
    String inFormat = formatOption("endianness");
    if (!inFormat.isEmpty()) {
      return inFormat;
    }
    String inKey = value("endianness");
    boolean oldBoard = inKey.isEmpty() && isProphesee() && SystemIds.isLegacyOrder(value(SYSTEM));
    return oldBoard ? LEGACY : inKey;
  }

  private String geometry() {
    String written = keys.get("geometry");
    if (written == null) {
      written = formatOption("width") + "x" + formatOption("height");
    }
    if (GEOMETRY.matcher(written).matches()) {
      return written;
    }
    String sized = value("Width") + "x" + value("Height");
    if (GEOMETRY.matcher(sized).matches()) {
      return sized;
    }
    return isProphesee() ? SystemIds.geometry(value(SYSTEM)) : "";
  }

  /** Whether the ids of systems are Prophesee's: files that name no maker are. */
  private boolean isProphesee() {
    String maker = keys.getOrDefault("camera_integrator_name", value("integrator_name"));
    return maker.isEmpty() || maker.equals(PROPHESEE);
  }

  private String formatOption(String option) {
    for (String part : keys.getOrDefault("format", "").split(";", -1)) {
      if (part.startsWith(option + "=")) {
        return part.substring(option.length() + 1);
      }
    }
    return "";
  }

  private String name() {
    String maker =
        keys.getOrDefault("camera_integrator_name", keys.getOrDefault("integrator_name", ""));
    String generation = keys.getOrDefault("sensor_generation", "");
    return (maker + (generation.isEmpty() ? "" : " Gen" + generation)).strip();
  }

  private void endLine() {
    String text = line.toString(StandardCharsets.UTF_8).substring(1).strip();
    line.reset();
    complete = text.equals(END);
    String[] keyAndValue = text.split("\\s+", 2);
    if (keyAndValue.length == 2) {
      keys.put(keyAndValue[0], keyAndValue[1]);
    }
  }
}
