/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import io.neuromorphic.flink.kernel.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Currents as events, among them those of Norse's population: 257 neurons, 800 steps. */
final class GoldenCurrents {

  static final int NEURONS = 257;
  static final int STEPS = 800;
  static final String POPULATION = "tonic";

  /** In a job file: what Norse's population is. */
  static final String POPULATION_LINE =
      POPULATION + ": {size: 257, behavior: tonic_spiking, initial: {v: -70, u: -14}}";

  private static final int SEED = 20_261_122;

  private GoldenCurrents() {}

  /** One input current. */
  record Current(long t, String population, int neuron, float current) {
    String json() {
      return "{\"t\":%d,\"population\":\"%s\",\"neuron\":%d,\"current\":%s}"
          .formatted(t, population, neuron, current);
    }

    String csv() {
      return t + "," + population + "," + neuron + "," + current + "\n";
    }
  }

  /** Norse's input, each event somewhere in the window of its step; in ascending order of step. */
  static List<Current> events(long dtMicros) {
    Random random = new Random(SEED);
    List<Current> events = new ArrayList<>();
    for (Map<String, String> row : Golden.csv("population/events.csv")) {
      events.add(
          new Current(
              Long.parseLong(row.get("step")) * dtMicros + random.nextInt((int) dtMicros),
              POPULATION,
              Integer.parseInt(row.get("neuron")),
              Float.parseFloat(row.get("current"))));
    }
    return events;
  }

  /** The same events in another order, none more than the given time behind another. */
  static List<Current> shuffled(List<Current> events, int outOfOrdernessMicros) {
    Random random = new Random(SEED);
    Map<Current, Long> arrival = new IdentityHashMap<>();
    events.forEach(e -> arrival.put(e, e.t() + random.nextInt(outOfOrdernessMicros + 1)));
    return events.stream().sorted(Comparator.comparingLong(arrival::get)).toList();
  }

  static void write(Path csv, List<Current> events) throws IOException {
    StringBuilder text = new StringBuilder("t,population,neuron,current\n");
    events.forEach(event -> text.append(event.csv()));
    Files.writeString(csv, text);
  }
}
