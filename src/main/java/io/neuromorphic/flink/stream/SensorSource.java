/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.stream;

import io.neuromorphic.flink.event.CameraPacket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Event cameras that send now, by UDP or TCP. What is sent while the program is down, and what
 * arrived since the last checkpoint when it fails, is lost: a durable road leads through Kafka.
 */
public final class SensorSource {

  private SensorSource() {}

  /** Receives datagrams at a port of this machine's loopback address, unless a host is given. */
  public static Builder udp(int port) {
    return new Builder("udp", port);
  }

  /** Connects to a sender, or waits for it to connect. */
  public static Builder tcp(int port) {
    return new Builder("tcp", port);
  }

  /** Says where it is and what it speaks. */
  public static final class Builder {

    private final String transport;
    private final Map<String, Object> keys = new LinkedHashMap<>();

    private Builder(String transport, int port) {
      this.transport = transport;
      keys.put("port", port);
    }

    private Builder with(String key, Object value) {
      keys.put(key, value);
      return this;
    }

    /** The own address to receive at; for TCP without {@link #listen}, the sender's. */
    public Builder host(String host) {
      return with("host", host);
    }

    /** What it speaks, by the word of a job file, such as {@code spif} or {@code evt3}. */
    public Builder protocol(String word) {
      return with("protocol", word);
    }

    /** Pixels of the sensor. */
    public Builder size(int width, int height) {
      return with("size", List.of(width, height));
    }

    /** TCP: waits for the sender to connect. */
    public Builder listen() {
      return with("listen", true);
    }

    /**
     * Checks what was said.
     *
     * @throws IllegalArgumentException where it cannot be; a line for each problem
     */
    public EventSource<CameraPacket> build() {
      return EventSources.camera(Map.of(transport, keys), Map.of());
    }
  }
}
