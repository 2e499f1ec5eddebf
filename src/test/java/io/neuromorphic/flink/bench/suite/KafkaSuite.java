/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.suite;

import static io.neuromorphic.flink.bench.suite.CurrentsJob.FRESH_TOPIC;

import io.neuromorphic.flink.bench.job.BenchCurrents;
import io.neuromorphic.flink.bench.job.BenchTopics;
import io.neuromorphic.flink.bench.job.IdentityKafka;
import io.neuromorphic.flink.bench.job.NaiveKafka;
import java.util.List;

/** Packets of currents from a topic, spikes as packets into a topic. */
final class KafkaSuite {

  private static final long EVENTS = 40_000_000;

  /** The naive job gets this much of the beginning, one event a record. */
  private static final long SHORT_EVENTS = 2_000_000;

  private static final double WANTED = 6;
  private static final double WANTED_TO_NAIVE = 25;
  private static final String OURS = "ours";

  private KafkaSuite() {}

  static List<Case> cases(Ground ground) throws Exception {
    String bootstrap = ground.bootstrap();
    long events = ground.scaled(EVENTS);
    long shortEvents = ground.scaled(SHORT_EVENTS);
    BenchTopics topics = new BenchTopics(bootstrap);
    topics.packets("packets", events);
    topics.packets("packets-short", shortEvents);
    topics.singles("singles", shortEvents);
    String job = CurrentsJob.text(bootstrap, "packets", "packet");
    String shortJob = CurrentsJob.text(bootstrap, "packets-short", "packet");
    return List.of(
        new Case(
            "packets to packets, at least once",
            List.of(
                Contender.program(
                    Contender.NAIVE,
                    NaiveKafka.class,
                    bootstrap,
                    "singles",
                    Long.toString(BenchCurrents.windows(shortEvents))),
                Contender.program(Contender.IDENTITY, IdentityKafka.class, bootstrap, "packets"),
                Contender.job(OURS, ground, job, FRESH_TOPIC),
                Contender.job("ours, naive's events", ground, shortJob, FRESH_TOPIC),
                Contender.job("ours, rocksdb", ground, job, FRESH_TOPIC, "state=rocksdb"),
                Contender.job(
                    "ours, exactly once",
                    ground,
                    job,
                    FRESH_TOPIC,
                    "outputs.spikes.delivery=exactly-once"),
                Contender.job("ours, 2 slots", ground, job, FRESH_TOPIC, "parallelism=2")),
            List.of(
                Target.rate(OURS, Figure.WALL, WANTED),
                Target.times(OURS, Figure.WALL, WANTED_TO_NAIVE, Contender.NAIVE))));
  }
}
