/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.feed;

import io.neuromorphic.flink.job.tool.OutFile;
import io.neuromorphic.flink.job.tool.UsageException;
import io.neuromorphic.flink.source.live.LiveSpec;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A live topic or sensor whose events are to be recorded.
 *
 * @param source {@code kafka://HOST:PORT,…/TOPIC}, {@code udp://HOST:PORT} or {@code
 *     tcp://HOST:PORT}
 * @param format of a topic's records, by its name, or what a sensor speaks; empty: the topic's
 *     first event tells
 * @param out where to
 * @param fromZero whether times are counted from the earliest event; else they stay
 * @param length after which to end, wall clock from when connecting is over; empty: not by itself
 * @param topic how a topic is read
 * @param sensor how a sensor is received
 */
public record CaptureRequest(
    String source,
    Optional<String> format,
    OutFile out,
    boolean fromZero,
    Optional<Duration> length,
    Topic topic,
    Sensor sensor) {

  /**
   * How a topic is read.
   *
   * @param latest whether from its latest records on, else from its earliest
   * @param bounded whether to end with what is there at the start
   * @param properties of the Kafka clients
   */
  public record Topic(boolean latest, boolean bounded, Map<String, String> properties) {}

  /**
   * How a sensor is received.
   *
   * @param listen TCP: whether to wait for the sensor to connect
   * @param align whether the first event becomes the wall clock of its arrival
   */
  public record Sensor(boolean listen, boolean align) {}

  /** Where a topic is; empty where a sensor is meant. */
  Optional<TopicAddress> topicAddress() {
    return TopicAddress.isOne(source) ? Optional.of(TopicAddress.parse(source)) : Optional.empty();
  }

  /** The sensor as it is received; refuses what is no address. */
  LiveSpec liveSpec() {
    if (!source.startsWith("udp:") && !source.startsWith("tcp:")) {
      throw new UsageException(
          source
              + ": expected kafka://HOST:PORT/TOPIC, udp://HOST:PORT or tcp://HOST:PORT, such as"
              + " kafka://localhost:9092/camera");
    }
    if (format.isEmpty()) {
      throw new UsageException(
          "--format is missing: say what the sensor speaks, such as --format spif");
    }
    int width = out.sensor().map(size -> size.width()).orElse(0);
    int height = out.sensor().map(size -> size.height()).orElse(0);
    return new SensorAddress(source, format.get(), sensor.listen(), width, height)
        .spec(sensor.align() ? LiveSpec.Times.ALIGNED : LiveSpec.Times.AS_SENT);
  }
}
