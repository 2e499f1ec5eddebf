/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.suite;

import io.neuromorphic.flink.bench.job.BadRecords;
import io.neuromorphic.flink.bench.job.BenchTopics;
import io.neuromorphic.flink.bench.job.OurJob;
import java.io.IOException;
import java.util.List;

/**
 * What it costs to reject: topics of nothing but bad records, beside a topic of good ones. The heap
 * is a small one: a job that kept what it rejects would not get through.
 */
final class RejectedSuite {

  private static final long RECORDS = 4_000_000;
  private static final long PACKED_EVENTS = 40_000_000;

  /** Flink, its network and Kafka's clients take most of it. */
  private static final List<String> SMALL_HEAP = List.of("-Xmx320m");

  private static final String FRESH_REJECTED = "outputs.rejected.kafka.topic=bench-rejected@RUN@";

  /** Of JSON that is none or says something wrong, against good JSON. */
  private static final double WANTED_TIME = 1.5;

  private static final String GOOD = "good JSON";
  static final String BROKEN_JSON = "no JSON";
  static final String WRONG_JSON = "JSON, no such neuron";
  static final String BROKEN_PACKETS = "no packets";
  static final String WRONG_PACKETS = "packets, no such neurons";

  private RejectedSuite() {}

  static List<Case> cases(Ground ground) throws Exception {
    String bootstrap = ground.bootstrap();
    BenchTopics topics = new BenchTopics(bootstrap);
    long records = ground.scaled(RECORDS);
    long packets = Math.max(1, ground.scaled(PACKED_EVENTS) / BadRecords.EVENTS_A_PACKET);
    topics.json("good-json", records);
    topics.repeated("broken-json", records, BadRecords.brokenJson(), BadRecords.lastJson());
    topics.repeated("wrong-json", records, BadRecords.wrongJson(), BadRecords.lastJson());
    topics.repeated("broken-packets", records, BadRecords.brokenPackets(), BadRecords.lastPacket());
    topics.repeated("wrong-packets", packets, BadRecords.wrongPackets(), BadRecords.lastPacket());
    return List.of(
        Case.ofSizes(
            "nothing but bad records, at least once, a heap of 320 MB",
            List.of(
                contender(GOOD, ground, "good-json", "json"),
                contender(BROKEN_JSON, ground, "broken-json", "json"),
                contender(WRONG_JSON, ground, "wrong-json", "json"),
                contender(BROKEN_PACKETS, ground, "broken-packets", "packet"),
                contender(WRONG_PACKETS, ground, "wrong-packets", "packet")),
            List.of(
                Target.times(BROKEN_JSON, Figure.WALL, 1 / WANTED_TIME, GOOD),
                Target.times(WRONG_JSON, Figure.WALL, 1 / WANTED_TIME, GOOD))));
  }

  private static Contender contender(String name, Ground ground, String topic, String format)
      throws IOException {
    String text =
        CurrentsJob.text(ground.bootstrap(), topic, format)
            .replace("outputs:\n", "outputs:\n  rejected: {kafka: {topic: rejected}}\n");
    Contender job = Contender.job(name, ground, text, CurrentsJob.FRESH_TOPIC, FRESH_REJECTED);
    return new Contender(name, OurJob.class.getName(), job.arguments(), SMALL_HEAP);
  }
}
