/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What an event and a neuron's step cost as jobs grow, and what a second slot gives. */
final class GrowthSuite {

  private static final long EVENTS = 50_000_000;
  private static final long STEPS = 40_000_000_000L;
  private static final long CSV_EVENTS = 5_000_000;
  private static final int NEURONS = 100_000;

  /** Neuron steps for each event: events are the work, or neurons are. */
  private static final int FEW = 10;

  private static final int MANY = 1_000;
  private static final int NEXT_TO_NO_EVENTS = 10_000;

  /** Costs that differ by no more than this factor count as flat. */
  private static final double FLAT = 1.5;

  private static final double WANTED_OF_TWO_SLOTS = 1.7;

  /** Width and height of populations of 10³ to 10⁶ neurons. */
  private static final int[][] SIZES = {{40, 25}, {125, 80}, {400, 250}, {1250, 800}};

  private GrowthSuite() {}

  static List<Case> cases(Ground ground) throws IOException {
    return List.of(
        bySize("an event by neurons", ground, FEW, EVENTS, Figure.CPU),
        bySize("a step by neurons", ground, MANY, STEPS / MANY, Figure.STEPS),
        byPopulations(ground),
        bySlots(ground));
  }

  private static Case bySize(
      String name, Ground ground, int stepsAnEvent, long events, Figure figure) throws IOException {
    List<Contender> contenders = new ArrayList<>();
    for (int[] size : SIZES) {
      String text = camera(size, stepsAnEvent, ground.scaled(events));
      contenders.add(Contender.job("%,d neurons".formatted(size[0] * size[1]), ground, text));
    }
    return Case.ofSizes(name, contenders, flat(contenders, figure));
  }

  /** None is slower than the others by more than the factor: each against the smallest. */
  private static List<Target> flat(List<Contender> contenders, Figure figure) {
    List<Target> targets = new ArrayList<>();
    String smallest = contenders.get(0).name();
    for (Contender other : contenders.subList(1, contenders.size())) {
      targets.add(Target.times(other.name(), figure, 1 / FLAT, smallest));
      targets.add(Target.times(smallest, figure, 1 / FLAT, other.name()));
    }
    return targets;
  }

  private static String camera(int[] size, int stepsAnEvent, long events) {
    long rate = Math.max(1, size[0] * size[1] * 1_000L / stepsAnEvent);
    long millis = Math.max(1, events * 1_000 / rate);
    return """
        name: growth
        dt: 1ms
        parallelism: 1
        inputs:
          - name: camera
            scene: {size: [%1$d, %2$d], duration: %3$dms, rate: %4$d, seed: 1, bars: 3, dots: 3, noise: 0.5}
            into: retina
            encode: {on: 30.0, off: 30.0}
        populations:
          retina: {size: [%1$d, %2$d], behavior: tonic_spiking}
        """
        .formatted(size[0], size[1], millis, rate);
  }

  /** The same events, for the same number of neurons in 1, 10 and 100 populations. */
  private static Case byPopulations(Ground ground) throws IOException {
    List<Contender> contenders = new ArrayList<>();
    for (int populations : new int[] {1, 10, 100}) {
      contenders.add(
          Contender.job(
              populations + " populations",
              ground,
              currents(ground.folder(), populations, ground.scaled(CSV_EVENTS))));
    }
    return Case.ofSizes(
        "an event by populations, from CSV", contenders, flat(contenders, Figure.CPU));
  }

  private static String currents(Path folder, int populations, long events) throws IOException {
    int each = NEURONS / populations;
    Path file = folder.resolve("growth-" + populations + ".csv");
    SplittableRandom random = new SplittableRandom(5);
    try (var out = Files.newBufferedWriter(file)) {
      out.write("t,population,neuron,current\n");
      for (long i = 0; i < events; i++) {
        int neuron = random.nextInt(NEURONS);
        out.write(i / 10 + ",p" + neuron / each + "," + neuron % each + ",30.5\n");
      }
    }
    StringBuilder text = new StringBuilder("name: growth\ndt: 1ms\nparallelism: 1\n");
    text.append("inputs:\n  - {name: currents, recording: ").append(file);
    text.append("}\npopulations:\n");
    for (int i = 0; i < populations; i++) {
      text.append("  p%d: {size: %d, behavior: tonic_spiking}%n".formatted(i, each));
    }
    return text.toString();
  }

  /** The neurons are the work; the source has next to nothing to do. */
  private static Case bySlots(Ground ground) throws IOException {
    String text = camera(SIZES[2], NEXT_TO_NO_EVENTS, ground.scaled(STEPS / NEXT_TO_NO_EVENTS));
    return new Case(
        "100,000 neurons in two shards on two slots",
        List.of(
            Contender.job("one slot", ground, text),
            Contender.job(
                "two slots", ground, text, "parallelism=2", "populations.retina.shards=2")),
        List.of(Target.times("two slots", Figure.WALL, WANTED_OF_TWO_SLOTS, "one slot")));
  }
}
