/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.chaos;

import io.neuromorphic.flink.codec.packet.PacketCurrentEncoder;
import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.Mix64;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends currents to a topic at a steady rate, in real time: what it could not send while the broker
 * was away it sends afterwards, each event once.
 */
final class SoakFeed implements AutoCloseable {

  static final int POPULATIONS = 16;
  static final int SIZE = 1_000;
  static final int PARTITIONS = 4;

  private static final long SEED = 20_031;
  private static final long CHUNK_MICROS = 10_000;
  private static final String PATIENCE_MILLIS = "900000";

  private final String topic;
  private final double eventsPerMicro;
  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private final Thread thread = new Thread(this::send, "soak feed");
  private volatile long sent;
  private volatile boolean stopped;
  private final boolean paced;

  /**
   * Begins to send.
   *
   * @param eventsPerSecond of event time
   * @param paced whether event time is wall-clock time; else it is sent as fast as can be
   */
  SoakFeed(String bootstrap, String topic, double eventsPerSecond, boolean paced) {
    this.topic = topic;
    this.eventsPerMicro = eventsPerSecond / 1e6;
    this.paced = paced;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                bootstrap,
                "linger.ms",
                "5",
                "batch.size",
                "262144",
                "buffer.memory",
                "67108864",
                "max.block.ms",
                PATIENCE_MILLIS,
                "delivery.timeout.ms",
                PATIENCE_MILLIS),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    thread.start();
  }

  private void send() {
    CurrentPacket[] packets = new CurrentPacket[POPULATIONS];
    byte[][] keys = new byte[POPULATIONS][];
    for (int p = 0; p < POPULATIONS; p++) {
      packets[p] = new CurrentPacket(1_024);
      keys[p] = name(p).getBytes(StandardCharsets.UTF_8);
    }
    long start = System.nanoTime();
    long event = 0;
    for (long t = 0; !stopped; t += CHUNK_MICROS) {
      for (int p = 0; p < POPULATIONS; p++) {
        packets[p].clear();
        packets[p].dictionaryIndex(name(p));
      }
      long end = (long) ((t + CHUNK_MICROS) * eventsPerMicro);
      for (; event < end; event++) {
        long bits = Mix64.random(SEED, event);
        packets[(int) (bits & POPULATIONS - 1)].add(
            (long) (event / eventsPerMicro),
            0,
            (int) (((bits >>> 8 & 0xffff) * SIZE) >>> 16),
            40 + (bits >>> 40 & 63));
      }
      for (int p = 0; p < POPULATIONS; p++) {
        for (PacketCurrentEncoder.KeyedRecord record : PacketCurrentEncoder.encode(packets[p])) {
          producer.send(
              new ProducerRecord<>(topic, p % PARTITIONS, keys[p], record.value()),
              (at, problem) -> failure.compareAndSet(null, problem));
        }
      }
      sent = event;
      pause(start, t + CHUNK_MICROS);
    }
  }

  @SuppressWarnings("ThreadPriorityCheck")
  private void pause(long startNanos, long micros) {
    long ahead = micros * 1_000 - (System.nanoTime() - startNanos);
    if (paced && ahead > 0) {
      java.util.concurrent.locks.LockSupport.parkNanos(ahead);
    }
  }

  static String name(int population) {
    return "p" + population;
  }

  /** Events handed over so far. */
  long sent() {
    return sent;
  }

  /** Ends it, when all that was handed over has arrived; returns how many events that are. */
  long stop() throws Exception {
    stopped = true;
    thread.join();
    producer.flush();
    if (failure.get() != null) {
      throw failure.get();
    }
    return sent;
  }

  @Override
  public void close() {
    stopped = true;
    thread.interrupt();
    producer.close(java.time.Duration.ofSeconds(5));
  }
}
