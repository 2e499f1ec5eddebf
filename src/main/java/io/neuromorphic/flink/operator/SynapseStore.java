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

  /** Where one set is, or is to be. */
  private static final class Place {
    private volatile WeakReference<Synapses> held = new WeakReference<>(null);
    private int askers;

    /** Is locked while they are made, which may take long. */
    private final Object making = new Object();

    synchronized void ask(int more) {
      askers += more;
    }

    synchronized boolean isEmpty() {
      return askers == 0 && held.get() == null;
    }
  }

  private final SynapseLoader.ShippedFiles files;

  SynapseStore(SynapseLoader.ShippedFiles files) {
    this.files = files;
  }

  /** The synapses to a range of neurons, made by the loader where this JVM has none. */
  Synapses get(SynapseLoader loader, int first, int count) throws IOException {
    PLACES.values().removeIf(Place::isEmpty);
    Place place =
        PLACES.compute(
            loader.id() + "[" + first + "+" + count + "]",
            (id, known) -> {
              Place wanted = known == null ? new Place() : known;
              wanted.ask(1);
              return wanted;
            });
    try {
      return get(place, loader, first, count);
    } finally {
      place.ask(-1);
    }
  }

  private Synapses get(Place place, SynapseLoader loader, int first, int count) throws IOException {
    synchronized (place.making) {
      Synapses synapses = place.held.get();
      if (synapses == null) {
        synapses = loader.load(first, count, files);
        place.held = new WeakReference<>(synapses);
      }
      return synapses;
    }
  }
}
