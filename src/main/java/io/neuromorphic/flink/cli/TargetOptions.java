/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.job.feed.TargetTopic;
import io.neuromorphic.flink.job.tool.UsageException;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of commands that write events to a topic. */
final class TargetOptions {

  private static final String PACKET = "packet";
  private static final String JSON = "json";

  @Option(
      names = "--kafka",
      required = true,
      paramLabel = "HOST:PORT",
      description = "The Kafka cluster; several with commas between.")
  private String kafka;

  @Option(names = "--topic", required = true, paramLabel = "T", description = "The topic.")
  private String topic;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      description = "Make the topic, with so many partitions, if it is missing.")
  private Integer partitions;

  @Option(
      names = "--records",
      paramLabel = "packet|json",
      description =
          "What a record is: a packet of many events (default), or one event as JSON. As 'format'"
              + " of the job's input.")
  private String records = PACKET;

  @Option(
      names = "--packet-events",
      paramLabel = "N",
      description = "Events in a packet, at most; else as many as 512 KiB hold.")
  private Integer packetEvents;

  @Mixin private ClientOptions client;

  /**
   * What was asked for.
   *
   * @param patience how long Kafka may be away
   * @throws UsageException where it makes no sense
   */
  TargetTopic target(Duration patience) {
    if (!records.equals(PACKET) && !records.equals(JSON)) {
      throw new UsageException("--records " + records + ": expected packet or json");
    }
    if (topic.isBlank()) {
      throw new UsageException("--topic: expected a name");
    }
    return new TargetTopic(
        kafka,
        topic,
        Optional.ofNullable(atLeastOne("--partitions", partitions)),
        records.equals(JSON),
        packetEvents == null ? Integer.MAX_VALUE : atLeastOne("--packet-events", packetEvents),
        client.properties(),
        patience);
  }

  private static Integer atLeastOne(String option, Integer value) {
    if (value != null && value < 1) {
      throw new UsageException(option + " " + value + ": expected a number above 0");
    }
    return value;
  }
}
