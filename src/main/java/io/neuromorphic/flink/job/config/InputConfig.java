/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import io.neuromorphic.flink.source.live.LiveProtocol;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One input of a job.
 *
 * @param name unique in the job
 * @param origin where its events come from
 * @param speed empty for as fast as possible, else a factor of real time, above 0
 * @param clock how its times become the job's
 * @param encode how camera events become currents; empty for an input of current events
 * @param tauSynMicros time constant of the exponential decay of its currents, µs; empty where a
 *     current lasts for one window
 */
public record InputConfig(
    String name,
    Source origin,
    OptionalDouble speed,
    Clock clock,
    Optional<EncodeConfig> encode,
    OptionalLong tauSynMicros) {

  /** An input whose currents last for one window. */
  public InputConfig(
      String name,
      Source origin,
      OptionalDouble speed,
      Clock clock,
      Optional<EncodeConfig> encode) {
    this(name, origin, speed, clock, encode, OptionalLong.empty());
  }

  /** Whether the input carries camera events (else: current events). */
  public boolean isCamera() {
    return encode.isPresent();
  }

  /** Whether a program brings its events. */
  public boolean isStream() {
    return origin instanceof Stream;
  }

  /** The same from somewhere else. */
  public InputConfig from(Source other) {
    return new InputConfig(name, other, speed, clock, encode, tauSynMicros);
  }

  /** Whether it is read from a sensor that sends now. */
  public boolean isLive() {
    return origin instanceof Live;
  }

  /** Where events come from. */
  public sealed interface Source permits Recording, Scene, KafkaTopic, Live, Stream {}

  /**
   * Recorded files, each one split.
   *
   * @param files absolute, existing, in no particular order; at least one
   */
  public record Recording(List<URI> files) implements Source {}

  /**
   * A synthetic camera: seeded moving bars and rotating dots with noise.
   *
   * @param width pixels
   * @param height pixels
   * @param durationMicros of the scene, from t = 0
   * @param eventsPerSecond of event time
   * @param seed of its random numbers
   * @param bars number of moving bars
   * @param dots number of rotating dots
   * @param noise share of events at random places, 0..1
   */
  public record Scene(
      int width,
      int height,
      long durationMicros,
      long eventsPerSecond,
      long seed,
      int bars,
      int dots,
      double noise)
      implements Source {}

  /**
   * A Kafka topic.
   *
   * @param topic its name
   * @param format of its records
   * @param from where reading starts in the absence of a checkpoint
   * @param bounded whether reading ends at the offsets that were the latest at the start
   */
  public record KafkaTopic(String topic, WireFormat format, StartOffset from, boolean bounded)
      implements Source {}

  /** A sensor that sends now. */
  public sealed interface Live extends Source permits Udp, Tcp {

    /** What it speaks. */
    LiveProtocol protocol();

    /** Pixels of the sensor, 0 where the job file does not say. */
    int width();

    /** Pixels of the sensor, 0 where the job file does not say. */
    int height();
  }

  /**
   * A sensor that sends datagrams.
   *
   * @param host the own address at which they are received
   * @param port 1 to 65535
   * @param protocol what it speaks
   * @param width of the sensor, pixels, 0 if unknown
   * @param height of the sensor, pixels, 0 if unknown
   * @param bufferBytes asked of the system for what has arrived and is not read yet
   */
  public record Udp(
      String host, int port, LiveProtocol protocol, int width, int height, int bufferBytes)
      implements Live {}

  /**
   * A sensor at the other end of a connection.
   *
   * @param host the sender's; where it is listened, the own address
   * @param port 1 to 65535
   * @param protocol what it speaks
   * @param listen whether the sender connects
   * @param width of the sensor, pixels, 0 if unknown
   * @param height of the sensor, pixels, 0 if unknown
   */
  public record Tcp(
      String host, int port, LiveProtocol protocol, boolean listen, int width, int height)
      implements Live {}

  /**
   * Events that a program brings as a stream of its own; no job file can say so.
   *
   * @param bounded whether it ends by itself
   * @param camera whether it carries camera events
   */
  public record Stream(boolean bounded, boolean camera) implements Source {}

  /** Record formats. */
  public enum WireFormat {
    JSON,
    PACKET
  }

  /** Where reading a topic starts. */
  public enum StartOffset {
    EARLIEST,
    LATEST,
    COMMITTED
  }

  /**
   * How times of an input become the job's.
   *
   * @param kind the rule
   * @param shiftMicros added to every time, for {@link ClockKind#SHIFT}
   */
  public record Clock(ClockKind kind, long shiftMicros) {
    /** Times are taken as they are. */
    public static final Clock AS_RECORDED = new Clock(ClockKind.AS_RECORDED, 0);
  }

  /** Rules for an input's times. */
  public enum ClockKind {
    AS_RECORDED,
    FROM_ZERO,
    ALIGN,
    SHIFT
  }

  /** Whether the input ends by itself. */
  public boolean bounded() {
    if (origin instanceof Stream stream) {
      return stream.bounded();
    }
    return !isLive() && (!(origin instanceof KafkaTopic kafka) || kafka.bounded());
  }
}
