/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.csv;

import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.codec.SensorInfo;
import io.neuromorphic.flink.event.CameraPacket;

/**
 * Camera events as rows {@code t,x,y,polarity}: x and y in 0..65535, polarity 0 or 1, -1 or 1,
 * false or true. Fields are separated by commas, semicolons, or spaces and tabs, as the first event
 * has them.
 *
 * <p>Lines before the first event that begin with {@code #} or {@code %} are comments. One that
 * names the columns, like a header line, tells their order; {@link CameraNames} says what they may
 * be called. {@code %geometry:WIDTH,HEIGHT}, as OpenEB writes it, tells the sensor and the order
 * {@code x,y,polarity,t}; events outside that sensor are skipped and counted.
 *
 * <p>Times of one file are of one kind: integers are µs, decimals with a point or an exponent are
 * seconds, rounded to the nearest µs, half up. The header tells, or else the first event whose time
 * is not the integer 0, which is the same in both. In a file of seconds an integer is whole
 * seconds: programs leave zeros out. In a file of µs a decimal is unparsable: to take it for
 * seconds would throw that event out of its time, to take it for parts of a µs would drop them.
 */
public final class CameraCsvDecoder extends LineDecoder<CameraPacket> {

  /** Name of the format. */
  public static final String FORMAT = "camera CSV";

  private static final String OUTSIDE = "events outside the sensor";
  private static final String IN_MICROS = "is not an integer, as the file's times before it are";

  private static final int T = 0;
  private static final int X = 1;
  private static final int Y = 2;
  private static final int POLARITY = 3;

  private static final int SIDES = 1 << Character.SIZE;

  private final CameraLayout layout;
  private final Columns columns;
  private final IntegerText integer = new IntegerText();
  private final SecondsText seconds = new SecondsText();
  private TimeKind times = TimeKind.UNDECIDED;
  private int width = SIDES;
  private int height = SIDES;
  private TimeKind rowTime;
  private String problem;
  private PlainRows plain;

  public CameraCsvDecoder() {
    this(new CameraLayout());
  }

  private CameraCsvDecoder(CameraLayout layout) {
    super(layout.columns);
    this.layout = layout;
    this.columns = layout.columns;
  }

  @Override
  public CameraPacket newPacket() {
    return new CameraPacket(0);
  }

  @Override
  public String format() {
    return FORMAT;
  }

  @Override
  public SensorInfo sensor() {
    return layout.sensor();
  }

  @Override
  boolean isNoRow(byte[] bytes, int from, int to, long offset) throws MalformedStreamException {
    boolean taken = layout.take(bytes, from, to, offset);
    if (taken) {
      times = layout.times();
      width = sensor().width() > 0 ? sensor().width() : SIDES;
      height = sensor().height() > 0 ? sensor().height() : SIDES;
    }
    return taken;
  }

  @Override
  void record(byte[] bytes, int from, int to, CameraPacket into) {
    problem = null;
    long t = time(bytes, columns.start(T), columns.end(T));
    int x = field(X, Character.MAX_VALUE, bytes);
    int y = field(Y, Character.MAX_VALUE, bytes);
    int polarity = polarity(bytes, columns.start(POLARITY), columns.end(POLARITY));
    if (problem != null) {
      reject(problem, bytes, from, to, into);
      return;
    }
    layout.close();
    if (times == TimeKind.UNDECIDED && (rowTime == TimeKind.SECONDS || t != 0)) {
      times = rowTime;
    }
    if (plain == null && times == TimeKind.MICROS && columns.areInOrder()) {
      plain = new PlainRows(columns.separator().symbol(), width, height);
    }
    if (x < width && y < height) {
      into.add(t, x, y, polarity);
    } else {
      warn(OUTSIDE);
    }
  }

  @Override
  int plainRows(byte[] bytes, int from, int to, CameraPacket into) {
    return plain == null ? from : plain.read(bytes, from, to, into);
  }

  private long time(byte[] bytes, int from, int to) {
    String wrong;
    if (times != TimeKind.SECONDS) {
      rowTime = TimeKind.MICROS;
      wrong = integer.parse(bytes, from, to);
      if (wrong == null) {
        return integer.value();
      }
      if (wrong.equals(IntegerText.NOT_AN_INTEGER) && seconds.parse(bytes, from, to) == null) {
        wrong = times == TimeKind.MICROS ? IN_MICROS : null;
        rowTime = TimeKind.SECONDS;
      }
    } else {
      wrong = seconds.parse(bytes, from, to);
    }
    problem = wrong == null ? null : CameraNames.T + " " + wrong;
    return seconds.value();
  }

  private int polarity(byte[] bytes, int from, int to) {
    if (to - from == 1 && (bytes[from] == '0' || bytes[from] == '1')) {
      return bytes[from] - '0';
    }
    int polarity = PolarityText.parse(bytes, from, to, integer);
    if (polarity < 0 && problem == null) {
      problem = CameraNames.POLARITY + (from == to ? " is missing" : " is none of 0, 1, -1");
    }
    return polarity;
  }

  private int field(int field, int max, byte[] bytes) {
    String wrong = integer.parse(bytes, columns.start(field), columns.end(field));
    long value = integer.value();
    if (wrong != null || value < 0 || value > max) {
      if (problem == null) {
        String name = CameraLayout.COLUMNS.get(field);
        problem = name + " " + (wrong != null ? wrong : "is outside 0.." + max);
      }
      return 0;
    }
    return (int) value;
  }
}
