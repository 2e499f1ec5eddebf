/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;

/** The words in which a test says what a job is fed; made for static imports. Times are µs. */
public final class TestInputs {

  /** Polarity of a pixel that became brighter. */
  public static final int ON = 1;

  /** Polarity of a pixel that became darker. */
  public static final int OFF = 0;

  private static final long MICROS_PER_MILLI = 1_000;
  private static final long MICROS_PER_SECOND = 1_000_000;

  private TestInputs() {}

  /** Microseconds, as they are. */
  public static long us(long micros) {
    return micros;
  }

  /** Milliseconds, in µs. */
  public static long ms(long millis) {
    return Math.multiplyExact(millis, MICROS_PER_MILLI);
  }

  /** Seconds, in µs. */
  public static long seconds(long seconds) {
    return Math.multiplyExact(seconds, MICROS_PER_SECOND);
  }

  /** A recording of any format that a job reads. */
  public static TestInput recording(Path file) {
    return new TestInput.Recording(file.toString());
  }

  /**
   * A recording.
   *
   * @param file a path, relative to the working directory, or a URI
   */
  public static TestInput recording(String file) {
    return new TestInput.Recording(file);
  }

  /** Current events, in the order in which the job reads them. */
  public static TestInput currents(CurrentEvent... events) {
    return new TestInput.Currents(List.of(events));
  }

  /** Current events, in the order in which the job reads them. */
  public static TestInput currents(Collection<CurrentEvent> events) {
    return new TestInput.Currents(List.copyOf(events));
  }

  /** Camera events, in the order in which the job reads them. */
  public static TestInput camera(CameraEvent... events) {
    return new TestInput.Camera(List.of(events));
  }

  /** Camera events, in the order in which the job reads them. */
  public static TestInput camera(Collection<CameraEvent> events) {
    return new TestInput.Camera(List.copyOf(events));
  }

  /** A current event. */
  public static CurrentEvent at(long t, String population, int neuron, float current) {
    return new CurrentEvent(t, population, neuron, current);
  }

  /**
   * A camera event.
   *
   * @param polarity {@link #ON} or {@link #OFF}
   */
  public static CameraEvent at(long t, int x, int y, int polarity) {
    return new CameraEvent(t, x, y, polarity);
  }

  /**
   * The same current again and again: a current lasts for one dt window, so a steady one needs an
   * event in each.
   *
   * @param everyMicros from one to the next, above 0: the job's dt
   * @param fromMicros of the first
   * @param toMicros end, exclusive
   */
  public static List<CurrentEvent> every(
      long everyMicros,
      long fromMicros,
      long toMicros,
      String population,
      int neuron,
      float current) {
    if (everyMicros < 1) {
      throw new IllegalArgumentException("an event every " + everyMicros + " us never ends");
    }
    return LongStream.iterate(fromMicros, t -> t < toMicros, t -> t + everyMicros)
        .mapToObj(t -> at(t, population, neuron, current))
        .toList();
  }

  /**
   * Silence up to a time: a job ends with its last event, and what fires later is not seen. It is a
   * current of 0.
   *
   * @param t end of it, µs
   * @param population any that is reached by the input
   */
  public static List<CurrentEvent> silenceUntil(long t, String population) {
    return List.of(at(t - 1, population, 0, 0));
  }

  /**
   * All events of several lists, in the order of time; of equal times, in the order of the lists.
   */
  @SafeVarargs
  public static List<CurrentEvent> together(List<CurrentEvent>... lists) {
    List<CurrentEvent> all = new ArrayList<>();
    for (List<CurrentEvent> list : lists) {
      all.addAll(list);
    }
    all.sort(Comparator.comparingLong(CurrentEvent::t));
    return all;
  }
}
