/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.event;

/**
 * Is shown what passes through a job that runs in the same JVM: input events that were accepted,
 * spikes as they are sent, and the state of probed neurons. For pictures, reports and tests; no
 * promise of a job depends on it.
 *
 * <p>Many threads call it at once. A packet belongs to the job: an observer is quick, changes
 * nothing, and copies what it keeps. After a restart of the job, packets may come again. What it
 * throws fails the job.
 */
public interface EventObserver {

  /** Camera events of an input, in the order of one of its splits; {@code t} in µs. */
  default void camera(String input, CameraPacket packet) {}

  /** Current events of an input, in the order of one of its splits; {@code t} in µs. */
  default void currents(String input, CurrentPacket packet) {}

  /** Spikes of one population shard, in ascending order of (t, neuron); empty in silence. */
  default void spikes(SpikePacket packet) {}

  /**
   * Samples of probed neurons of one population shard, in ascending order of (t, neuron); never
   * empty.
   */
  default void probed(ProbePacket packet) {}

  /** An event that could not be integrated. */
  default void rejected(Rejection rejection) {}

  /** Shows everything to all of them, in this order. */
  static EventObserver all(Iterable<EventObserver> observers) {
    return new EventObserver() {
      @Override
      public void camera(String input, CameraPacket packet) {
        observers.forEach(observer -> observer.camera(input, packet));
      }

      @Override
      public void currents(String input, CurrentPacket packet) {
        observers.forEach(observer -> observer.currents(input, packet));
      }

      @Override
      public void spikes(SpikePacket packet) {
        observers.forEach(observer -> observer.spikes(packet));
      }

      @Override
      public void probed(ProbePacket packet) {
        observers.forEach(observer -> observer.probed(packet));
      }

      @Override
      public void rejected(Rejection rejection) {
        observers.forEach(observer -> observer.rejected(rejection));
      }
    };
  }
}
