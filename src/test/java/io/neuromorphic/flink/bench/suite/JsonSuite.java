/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.suite;

import static io.neuromorphic.flink.bench.suite.CurrentsJob.FRESH_TOPIC;

import io.neuromorphic.flink.bench.job.BenchTopics;
import io.neuromorphic.flink.bench.job.IdentityJson;
import java.util.List;

/** Currents as JSON from a topic, spikes as JSON into a topic. */
final class JsonSuite {

  private static final long EVENTS = 4_000_000;

  /** Ours may take so many times as long as the identity job. */
  private static final double WANTED_TIME = 1.5;

  private static final String OURS = "ours";

  private JsonSuite() {}

  static List<Case> cases(Ground ground) throws Exception {
    String bootstrap = ground.bootstrap();
    new BenchTopics(bootstrap).json("json", ground.scaled(EVENTS));
    String job = CurrentsJob.text(bootstrap, "json", "json");
    return List.of(
        new Case(
            "JSON to JSON, at least once",
            List.of(
                Contender.program(Contender.IDENTITY, IdentityJson.class, bootstrap, "json"),
                Contender.job(OURS, ground, job, FRESH_TOPIC)),
            List.of(
                Target.times(OURS, Figure.WALL, 1 / WANTED_TIME, Contender.IDENTITY),
                Target.times(OURS, Figure.CPU, 1 / WANTED_TIME, Contender.IDENTITY))));
  }
}
