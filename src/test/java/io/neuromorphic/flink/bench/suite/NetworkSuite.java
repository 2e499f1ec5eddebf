/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.suite;

import io.neuromorphic.flink.bench.job.BareNetwork;
import io.neuromorphic.flink.bench.job.OurJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Networks: the one of 2003 as its job file stands, and one of many synapses. */
final class NetworkSuite {

  private static final long SECONDS = 40;

  /** Two million neuron steps make a second of the model: 0.05 s of the wall clock at most. */
  private static final double MILLION_STEPS_A_SECOND = 40;

  private NetworkSuite() {}

  static List<Case> cases(Ground ground) throws IOException {
    long seconds = Math.max(1, ground.scaled(SECONDS));
    Path time = ground.folder().resolve("seconds.csv");
    Files.writeString(
        time,
        "t,population,neuron,current\n0,excitatory,0,0\n"
            + (seconds * 1_000_000 - 1)
            + ",excitatory,0,0\n");
    return List.of(
        new Case(
            "Izhikevich 2003, " + seconds + " s of the model",
            List.of(
                Contender.program("without Flink", BareNetwork.class, Long.toString(seconds)),
                Contender.program(
                    "ours",
                    OurJob.class,
                    Child.root().resolve("jobs").resolve("izhikevich-2003.yaml").toString(),
                    "inputs.second.recording=" + time,
                    "outputs={}")),
            List.of(Target.rate("ours", Figure.WALL_STEPS, MILLION_STEPS_A_SECOND))));
  }
}
