/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.suite;

import io.neuromorphic.flink.bench.job.OurJob;
import java.nio.file.Path;
import java.util.List;

/** The job file of the HD sensor as it stands, with its broker and its checkpoints. */
final class HdSuite {

  private static final long MILLIS = 30_000;
  private static final double REAL_TIME = 10;
  private static final double MEGABYTES = 4_096;

  private HdSuite() {}

  static List<Case> cases(Ground ground) {
    return List.of(
        new Case(
            "1280 x 720, ten million events a second, spikes to Kafka",
            List.of(
                contender("one slot", ground, "parallelism=1"),
                contender("two slots", ground, "parallelism=2"),
                contender(
                    "one slot, no output", ground, "parallelism=1", "outputs.spikes.kafka=null")),
            List.of(
                Target.rate("one slot", Figure.WALL, REAL_TIME),
                Target.rate("two slots", Figure.WALL, REAL_TIME),
                Target.atMost("one slot", Figure.PEAK, MEGABYTES),
                Target.atMost("two slots", Figure.PEAK, MEGABYTES))));
  }

  private static Contender contender(String name, Ground ground, String... settings) {
    String[] arguments = new String[settings.length + 4];
    arguments[0] = "--checkpoints";
    arguments[1] = Child.root().resolve("jobs").resolve("hd-retina.yaml").toString();
    arguments[2] = "inputs.camera.scene.duration=" + ground.scaled(MILLIS) + "ms";
    arguments[3] = "checkpoints.dir=" + folder(ground);
    System.arraycopy(settings, 0, arguments, 4, settings.length);
    return Contender.program(name, OurJob.class, arguments);
  }

  private static Path folder(Ground ground) {
    return ground.folder().resolve("checkpoints");
  }
}
