/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.stream;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.InputPacket;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;

/** Sources of Kafka topics that hold events in one of the project's formats. */
public final class KafkaEventSource {

  private KafkaEventSource() {}

  /** Camera events. */
  public static Builder<CameraPacket> camera() {
    return new Builder<>(EventSources::camera);
  }

  /** Current events. */
  public static Builder<CurrentPacket> currents() {
    return new Builder<>(EventSources::currents);
  }

  /** Where reading starts where there is no checkpoint. */
  public enum StartingOffsets {
    /** With the first record that there is. */
    EARLIEST,
    /** With what is written from now on. */
    LATEST,
    /** Where the consumer group has come to, else with the first record. */
    COMMITTED
  }

  /**
   * Says which topic, and how it is read.
   *
   * @param <P> kind of packets
   */
  public static final class Builder<P extends InputPacket> {

    private final BiFunction<Map<String, Object>, Map<String, Object>, EventSource<P>> source;
    private final Map<String, Object> topic = new LinkedHashMap<>();
    private final Map<String, Object> properties = new LinkedHashMap<>();
    private String bootstrap = "";

    private Builder(BiFunction<Map<String, Object>, Map<String, Object>, EventSource<P>> source) {
      this.source = source;
    }

    /** Brokers, {@code host:port,…}. */
    public Builder<P> setBootstrapServers(String servers) {
      bootstrap = servers;
      return this;
    }

    /** The topic. */
    public Builder<P> setTopic(String name) {
      topic.put("topic", name);
      return this;
    }

    /** Format of its records; JSON by default. */
    public Builder<P> setFormat(EventFormat format) {
      topic.put("format", format.word());
      return this;
    }

    /** Where reading starts where there is no checkpoint; with the first record by default. */
    public Builder<P> setStartingOffsets(StartingOffsets from) {
      topic.put("from", from.name().toLowerCase(Locale.ROOT));
      return this;
    }

    /** Ends with the records that are the latest when the program starts. */
    public Builder<P> setBoundedAtLatest() {
      topic.put("until", "latest");
      return this;
    }

    /** Consumer group; by default the name of the neurons. */
    public Builder<P> setGroupId(String group) {
      return setProperty("group.id", group);
    }

    /**
     * A property of the Kafka clients. A secret is referred to, {@code ${env:NAME}} or {@code
     * ${file:PATH}}: it is refused in plain text, which would travel with the program.
     */
    public Builder<P> setProperty(String key, String value) {
      properties.put(key, value);
      return this;
    }

    /**
     * Checks what was said; asks no broker.
     *
     * @throws IllegalArgumentException where it cannot be; a line for each problem
     */
    public EventSource<P> build() {
      Map<String, Object> kafka = new LinkedHashMap<>();
      if (!bootstrap.isEmpty()) {
        kafka.put("bootstrap", bootstrap);
      }
      kafka.put("properties", properties);
      return source.apply(Map.of("kafka", topic), kafka);
    }
  }
}
