/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.hostile;

import java.math.BigInteger;
import java.util.List;

/**
 * What the bytes of one record say, as the oracle understands them.
 *
 * @param events in their order; those that are unparsable, too
 * @param until of a marker; null where there is none
 */
record Reading(List<Event> events, BigInteger until) {

  /** A record that cannot be understood as a whole. */
  static final Reading UNPARSABLE = new Reading(List.of(Event.UNPARSABLE), null);

  /**
   * One event; of a camera's event or a current event the fields of the other kind mean nothing.
   *
   * @param t µs; null where the event is unparsable
   * @param population empty where none is named
   * @param current NaN where there is none
   */
  record Event(
      BigInteger t,
      String population,
      BigInteger neuron,
      float current,
      int x,
      int y,
      int polarity) {

    static final Event UNPARSABLE = new Event(null, "", null, 0, 0, 0, 0);

    static Event current(BigInteger t, String population, BigInteger neuron, float current) {
      return new Event(t, population, neuron, current, 0, 0, 0);
    }

    static Event pixel(BigInteger t, int x, int y, int polarity) {
      return new Event(t, "", null, 0, x, y, polarity);
    }
  }
}
