/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.latency;

import io.neuromorphic.flink.codec.json.JsonCurrentEncoder;
import io.neuromorphic.flink.codec.packet.PacketCurrentEncoder;
import io.neuromorphic.flink.event.CurrentPacket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends {@value #PER_MILLI} current events for every millisecond of the wall clock, when it is
 * over: t of an event is the wall clock's. Every {@value #STRONG}th makes its neuron fire at once.
 * A thread of its own, until it is closed.
 */
final class CurrentFeed implements AutoCloseable {

  static final String POPULATION = "cells";
  static final int NEURONS = 1_000;
  static final int PER_MILLI = 50;

  /** Header of a packet's record: when it was due, µs. */
  static final String DUE = "due";

  private static final int STRONG = 5;
  private static final int STRONG_CURRENT = 5_000;
  private static final int MICROS_PER_MILLI = 1_000;
  private static final int NANOS_PER_MICRO = 1_000;

  private final String topic;
  private final boolean json;
  private final KafkaProducer<byte[], byte[]> producer;
  private final JsonCurrentEncoder encoder = new JsonCurrentEncoder();
  private final byte[] key = POPULATION.getBytes(StandardCharsets.UTF_8);
  private final CurrentPacket packet = new CurrentPacket(PER_MILLI);
  private final LatencySamples sentLate = new LatencySamples();
  private final Thread thread = new Thread(this::run, "feed");
  private volatile boolean closed;
  private volatile long measuredFrom = Long.MAX_VALUE;

  /**
   * Starts to send.
   *
   * @param json whether every event is a record; else the events of a millisecond are one
   */
  CurrentFeed(String bootstrap, String topic, boolean json) {
    this.topic = topic;
    this.json = json;
    Map<String, Object> settings =
        Map.of("bootstrap.servers", bootstrap, "linger.ms", "0", "acks", "all");
    producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    long milli = WallClock.micros() / MICROS_PER_MILLI;
    while (!closed) {
      long due = (milli + 1) * MICROS_PER_MILLI;
      long wait = due - WallClock.micros();
      if (wait > 0) {
        LockSupport.parkNanos(wait * NANOS_PER_MICRO);
        continue;
      }
      send(milli);
      if (due >= measuredFrom) {
        sentLate.add(WallClock.micros() - due);
      }
      milli++;
    }
  }

  private void send(long milli) {
    packet.clear();
    int population = packet.dictionaryIndex(POPULATION);
    for (int i = 0; i < PER_MILLI; i++) {
      long t = milli * MICROS_PER_MILLI + (long) i * (MICROS_PER_MILLI / PER_MILLI);
      int neuron = (int) ((milli * PER_MILLI + i) % NEURONS);
      packet.add(t, population, neuron, i % STRONG == 0 ? STRONG_CURRENT : 1);
    }
    if (json) {
      for (int i = 0; i < PER_MILLI; i++) {
        producer.send(new ProducerRecord<>(topic, 0, key, encoder.encode(packet, i)));
      }
    } else {
      PacketCurrentEncoder.encode(packet).forEach(record -> sendPacket(record.value(), milli));
    }
  }

  private void sendPacket(byte[] value, long milli) {
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, 0, key, value);
    String due = Long.toString((milli + 1) * MICROS_PER_MILLI);
    record.headers().add(DUE, due.getBytes(StandardCharsets.UTF_8));
    producer.send(record);
  }

  /** From here on it is counted how late records are sent, µs. */
  void measureFrom(long micros) {
    measuredFrom = micros;
  }

  /** Stops; then tells how late the records of the measured time were sent. */
  LatencySamples stop() throws InterruptedException {
    closed = true;
    thread.join();
    return sentLate;
  }

  @Override
  public void close() throws InterruptedException {
    stop();
    producer.close();
  }
}
