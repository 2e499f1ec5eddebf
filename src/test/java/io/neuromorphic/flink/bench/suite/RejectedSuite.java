/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.suite;

import io.neuromorphic.flink.bench.job.BadRecords;
import io.neuromorphic.flink.bench.job.BenchTopics;
import io.neuromorphic.flink.bench.job.OurJob;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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

  private static final Map<String, String> TOPICS =
      Map.of(
          GOOD, "good-json",
          BROKEN_JSON, "broken-json",
          WRONG_JSON, "wrong-json",
          BROKEN_PACKETS, "broken-packets",
          WRONG_PACKETS, "wrong-packets");

  private RejectedSuite() {}

  static List<Case> cases(Ground ground) throws Exception {
    return List.of(
        Case.ofSizes(
            "nothing but bad records, at least once, a heap of 320 MB",
            contenders(ground, GOOD, BROKEN_JSON, WRONG_JSON, BROKEN_PACKETS, WRONG_PACKETS),
            List.of(
                Target.times(BROKEN_JSON, Figure.WALL, 1 / WANTED_TIME, GOOD),
                Target.times(WRONG_JSON, Figure.WALL, 1 / WANTED_TIME, GOOD))));
  }

  /** Some of the contenders; the topics of others are not filled. */
  static List<Contender> contenders(Ground ground, String... names) throws Exception {
    List<Contender> contenders = new ArrayList<>();
    for (String name : names) {
      String topic = fill(name, ground);
      String format = topic.endsWith("json") ? "json" : "packet";
      contenders.add(contender(name, ground, topic, format));
    }
    return contenders;
  }

  /** Fills the topic that a contender reads; returns its name. */
  private static String fill(String contender, Ground ground) throws Exception {
    BenchTopics topics = new BenchTopics(ground.bootstrap());
    long records = ground.scaled(RECORDS);
    String topic = TOPICS.get(contender);
    switch (contender) {
      case GOOD -> topics.json(topic, records);
      case BROKEN_JSON ->
          topics.repeated(topic, records, BadRecords.brokenJson(), BadRecords.lastJson());
      case WRONG_JSON ->
          topics.repeated(topic, records, BadRecords.wrongJson(), BadRecords.lastJson());
      case BROKEN_PACKETS ->
          topics.repeated(topic, records, BadRecords.brokenPackets(), BadRecords.lastPacket());
      case WRONG_PACKETS ->
          topics.repeated(
              topic,
              Math.max(1, ground.scaled(PACKED_EVENTS) / BadRecords.EVENTS_A_PACKET),
              BadRecords.wrongPackets(),
              BadRecords.lastPacket());
      default -> throw new IllegalArgumentException(contender);
    }
    return topic;
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
