/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.scene;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.Mix64;
import io.neuromorphic.flink.event.Positions;
import java.util.Objects;

/**
 * A synthetic event camera that looks at moving bars and rotating dots through noise.
 *
 * <p>Event i is a function of the arguments of the constructor and of i alone, whatever was asked
 * for before: it happens at ⌊i · 10⁶ / eventsPerSecond⌋ µs, at a place on the outline of an object
 * (or anywhere, for noise) drawn by random number i of the seed. Objects move once per millisecond.
 * The scene is pinned by a test: what it shows never changes.
 */
public final class SceneGenerator {

  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final long MICROS_PER_MILLI = 1_000;
  private static final int MAX_SIDE = 1 << 16;
  private static final long MAX_RATE = 1_000_000_000;
  private static final int MAX_OBJECTS = 8_191;

  /** A bar's outline is longer: it gets so many times the events of a dot. */
  private static final int BAR_WEIGHT = 4;

  // The 64 random bits of an event: three times 16 for what and where, the last for the polarity.
  private static final long FIELD = 0xffff;
  private static final int FIELD_BITS = 16;
  private static final int CHOICE = 16;
  private static final int PLACE = 32;
  private static final int SIGN = 63;
  private static final int PLACE_BITS = 15;
  private static final int PLACE_CENTRE = 1 << PLACE_BITS;

  private static final int PACKED_X = 32;
  private static final int PACKED_Y = 16;

  private final int width;
  private final int height;
  private final long seed;
  private final long eventsPerSecond;
  private final long totalEvents;
  private final int noiseThreshold;
  private final Bars bars;
  private final Dots dots;
  private final int weight;
  private long millis = -1;

  /**
   * @param width pixels, 1..65536
   * @param height pixels, 1..65536
   * @param durationMicros of the scene, from t = 0
   * @param eventsPerSecond of event time, 1..10⁹
   * @param seed of its random numbers
   * @param barCount number of moving bars
   * @param dotCount number of rotating dots
   * @param noise share of events at random places, 0..1; all of them if there is no object
   * @throws IllegalArgumentException for an argument out of range
   */
  public SceneGenerator(
      int width,
      int height,
      long durationMicros,
      long eventsPerSecond,
      long seed,
      int barCount,
      int dotCount,
      double noise) {
    require(width >= 1 && width <= MAX_SIDE, "width", width, "1..65536");
    require(height >= 1 && height <= MAX_SIDE, "height", height, "1..65536");
    require(durationMicros >= 0, "durationMicros", durationMicros, "0 or more");
    require(
        eventsPerSecond >= 1 && eventsPerSecond <= MAX_RATE,
        "eventsPerSecond",
        eventsPerSecond,
        "1..1000000000");
    require(
        Math.multiplyHigh(durationMicros, eventsPerSecond) == 0
            && durationMicros * eventsPerSecond >= 0,
        "durationMicros * eventsPerSecond",
        durationMicros + " * " + eventsPerSecond,
        "below 2^63");
    require(barCount >= 0 && barCount <= MAX_OBJECTS, "bars", barCount, "0..8191");
    require(dotCount >= 0 && dotCount <= MAX_OBJECTS, "dots", dotCount, "0..8191");
    require(noise >= 0 && noise <= 1, "noise", noise, "0..1");
    this.width = width;
    this.height = height;
    this.seed = seed;
    this.eventsPerSecond = eventsPerSecond;
    totalEvents = durationMicros * eventsPerSecond / MICROS_PER_SECOND;
    long fixedWidth = (long) width << FixedPoint.BITS;
    long fixedHeight = (long) height << FixedPoint.BITS;
    // Objects use the random numbers below zero, events those from zero on.
    bars = new Bars(barCount, fixedWidth, fixedHeight, seed, -1);
    dots = new Dots(dotCount, fixedWidth, fixedHeight, seed, -1 - 2L * barCount);
    weight = BAR_WEIGHT * barCount + dotCount;
    noiseThreshold = weight == 0 ? (int) FIELD + 1 : (int) (noise * (FIELD + 1));
  }

  /** Number of events of the whole scene. */
  public long totalEvents() {
    return totalEvents;
  }

  /** Time of event {@code index}, µs. */
  public long time(long index) {
    return index / eventsPerSecond * MICROS_PER_SECOND
        + index % eventsPerSecond * MICROS_PER_SECOND / eventsPerSecond;
  }

  /**
   * Appends events {@code [fromIndex, fromIndex + count)} to a packet and, if it was empty, sets
   * its positions. The range must lie within the scene.
   */
  public void fill(CameraPacket into, long fromIndex, int count) {
    Objects.checkFromIndexSize(fromIndex, (long) count, totalEvents);
    if (into.size() == 0) {
      into.setPositions(Positions.counting("event ", fromIndex));
    }
    into.ensureRoom(count);
    int first = into.size();
    long[] t = into.t();
    char[] x = into.x();
    char[] y = into.y();
    byte[] polarity = into.polarity();
    fillTimes(t, first, fromIndex, count);
    for (int i = 0; i < count; i++) {
      moveTo(t[first + i] / MICROS_PER_MILLI);
      long event = draw(Mix64.random(seed, fromIndex + i));
      x[first + i] = (char) (event >>> PACKED_X);
      y[first + i] = (char) (event >>> PACKED_Y);
      polarity[first + i] = (byte) (event & 1);
    }
    into.setSize(first + count);
  }

  /** As {@link #time}, but without a division per event. */
  private void fillTimes(long[] t, int first, long fromIndex, int count) {
    long whole = MICROS_PER_SECOND / eventsPerSecond;
    long part = MICROS_PER_SECOND % eventsPerSecond;
    long time = time(fromIndex);
    long rest = fromIndex % eventsPerSecond * MICROS_PER_SECOND % eventsPerSecond;
    for (int i = first; i < first + count; i++) {
      t[i] = time;
      time += whole;
      rest += part;
      if (rest >= eventsPerSecond) {
        rest -= eventsPerSecond;
        time++;
      }
    }
  }

  private void moveTo(long newMillis) {
    if (newMillis != millis) {
      millis = newMillis;
      bars.moveTo(newMillis);
      dots.moveTo(newMillis);
    }
  }

  /** The place and polarity that 64 random bits choose, packed. */
  private long draw(long random) {
    long choice = (random >>> CHOICE) & FIELD;
    long place = (random >>> PLACE) & FIELD;
    int on = (int) (random >>> SIGN);
    if ((random & FIELD) < noiseThreshold) {
      return pack((choice * width) >> FIELD_BITS, (place * height) >> FIELD_BITS, on);
    }
    int object = (int) ((choice * weight) >> FIELD_BITS);
    int bar = object / BAR_WEIGHT;
    return bar < bars.count()
        ? onBar(bar, place, on)
        : onDot(object - BAR_WEIGHT * bars.count(), place);
  }

  private long onBar(int bar, long place, int on) {
    long along = place - PLACE_CENTRE;
    long x = bars.x[bar] + ((bars.alongX[bar] * along) >> PLACE_BITS) + on * bars.acrossX[bar];
    long y = bars.y[bar] + ((bars.alongY[bar] * along) >> PLACE_BITS) + on * bars.acrossY[bar];
    return wrap(x, y, on);
  }

  private long onDot(int dot, long angle) {
    long x = dots.x[dot] + FixedPoint.multiply(dots.radius[dot], Trigonometry.cos(angle));
    long y = dots.y[dot] + FixedPoint.multiply(dots.radius[dot], Trigonometry.sin(angle));
    return wrap(x, y, Trigonometry.cos(angle - dots.heading[dot]) >= 0 ? 1 : 0);
  }

  /** What leaves the sensor on one side enters it on the other; no object is as large as it. */
  private long wrap(long fixedX, long fixedY, int on) {
    long x = fixedX >> FixedPoint.BITS;
    long y = fixedY >> FixedPoint.BITS;
    x += x < 0 ? width : x >= width ? -width : 0;
    y += y < 0 ? height : y >= height ? -height : 0;
    return pack(x, y, on);
  }

  private static long pack(long x, long y, int on) {
    return (x << PACKED_X) | (y << PACKED_Y) | on;
  }

  private static void require(boolean good, String name, Object value, String expected) {
    if (!good) {
      throw new IllegalArgumentException(name + " = " + value + ", expected " + expected);
    }
  }
}
