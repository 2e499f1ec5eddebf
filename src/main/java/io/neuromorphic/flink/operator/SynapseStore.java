/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.kernel.Synapses;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The synapses that the subtasks of this JVM use: each set is held once, however many subtasks and
 * restarts ask for it, and only for as long as one of them has it.
 */
final class SynapseStore {

  private static final Map<String, Place> PLACES = new ConcurrentHashMap<>();

  private static final class Place {
    private WeakReference<Synapses> held = new WeakReference<>(null);
  }

  private final SynapseLoader.ShippedFiles files;

  SynapseStore(SynapseLoader.ShippedFiles files) {
    this.files = files;
  }

  /** The synapses to a range of neurons, made by the loader where this JVM has none. */
  Synapses get(SynapseLoader loader, int first, int count) throws IOException {
    Place place =
        PLACES.computeIfAbsent(loader.id() + "[" + first + "+" + count + "]", id -> new Place());
    synchronized (place) {
      Synapses synapses = place.held.get();
      if (synapses == null) {
        synapses = loader.load(first, count, files);
        place.held = new WeakReference<>(synapses);
      }
      return synapses;
    }
  }
}
