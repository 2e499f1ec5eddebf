/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import io.neuromorphic.flink.source.neurons.StartState;
import io.neuromorphic.flink.source.neurons.StartStateReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads {@code initial.state}: a file with the state that each neuron starts in. */
final class InitialStateReader {

  /** Keys of {@code initial}. */
  static final List<String> KEYS = List.of("v", "u", "state");

  private InitialStateReader() {}

  /**
   * Reads the file, where one is named.
   *
   * @param neurons size of the population
   */
  static Optional<StartState> read(Section initial, String population, int neurons) {
    Optional<String> file = initial.text("state", "a file: .npz, .npy or .csv");
    if (file.isEmpty()) {
      return Optional.empty();
    }
    if (initial.has("v") || initial.has("u")) {
      initial.refuse("state", "holds v and u of every neuron; remove 'v' and 'u'");
      return Optional.empty();
    }
    // A size that was refused says nothing about the file.
    if (!initial.problems().none()) {
      return Optional.empty();
    }
    try {
      Path path = Path.of(Locations.file(file.get(), initial.place("state").base()));
      return Optional.of(StartStateReader.read(path, population, neurons));
    } catch (IOException e) {
      String message = String.valueOf(e.getMessage());
      initial.refuse("state", message.contains(": ") ? message : "cannot be read: " + message);
    } catch (IllegalArgumentException e) {
      initial.refuse("state", e.getMessage());
    }
    return Optional.empty();
  }
}
