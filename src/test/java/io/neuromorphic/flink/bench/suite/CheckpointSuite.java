/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.suite;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Checkpoints of a million neurons, and what they cost the stream. */
final class CheckpointSuite {

  private static final long SECONDS = 60;
  private static final double SYNC_MILLIS = 20;

  /** v and u are 8 MB; what waits for its window comes on top. */
  private static final double MEGABYTES = 16;

  private static final double UNDISTURBED = 0.9;

  private CheckpointSuite() {}

  static List<Case> cases(Ground ground) throws IOException {
    String text =
        """
        name: million
        dt: 1ms
        parallelism: 1
        inputs:
          - name: camera
            scene: {size: [1250, 800], duration: %ds, rate: 5000000, seed: 1, bars: 3, dots: 3, noise: 0.5}
            into: retina
            encode: {on: 30.0, off: 30.0}
        populations:
          retina: {size: [1250, 800], behavior: tonic_spiking}
        """
            .formatted(ground.scaled(SECONDS));
    Path folder = ground.folder().resolve("checkpoints");
    String every = "checkpoints={interval: 1s, dir: " + folder + "}";
    return List.of(
        new Case(
            "1,000,000 neurons on hashmap",
            List.of(
                Contender.job("none", ground, text),
                watched(Contender.job("every second", ground, text, every))),
            List.of(
                Target.atMost("every second", Figure.SYNC, SYNC_MILLIS),
                Target.atMost("every second", Figure.CHECKPOINT, MEGABYTES),
                Target.times("every second", Figure.WALL, UNDISTURBED, "none"))));
  }

  /** The same, asked about its checkpoints while it runs. */
  private static Contender watched(Contender job) {
    List<String> arguments = new ArrayList<>(List.of("--checkpoints"));
    arguments.addAll(job.arguments());
    return new Contender(job.name(), job.mainClass(), arguments, job.jvmOptions());
  }
}
