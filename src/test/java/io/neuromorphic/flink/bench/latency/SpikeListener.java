/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.latency;

import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.codec.packet.PacketSpikeDecoder;
import io.neuromorphic.flink.event.SpikePacket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads committed spikes and notes for each how long after the end of its window, which is its t,
 * it arrived: when the poll that brought it returned. A thread of its own, until it is closed.
 */
final class SpikeListener implements AutoCloseable {

  private static final Pattern JSON_TIME = Pattern.compile("\"t\":(-?\\d+)");
  private static final Duration POLL = Duration.ofMillis(100);
  private static final int MICROS_PER_MILLI = 1_000;

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final boolean json;
  private final boolean kafkaAlone;
  private final LatencySamples atConsumer = new LatencySamples();
  private final LatencySamples atSink = new LatencySamples();
  private final Thread thread = new Thread(this::run, "listen");
  private volatile boolean closed;
  private volatile boolean heard;
  private volatile long from = Long.MAX_VALUE;
  private volatile long to = Long.MAX_VALUE;
  private volatile long lastTime = Long.MIN_VALUE;
  private long windows;
  private long newest = Long.MIN_VALUE;

  /**
   * Starts to listen at the topic's end.
   *
   * @param json whether every spike is a record; else packets
   * @param kafkaAlone whether the records are the generator's, one for each millisecond
   */
  SpikeListener(String bootstrap, String topic, boolean json, boolean kafkaAlone) {
    this.json = json;
    this.kafkaAlone = kafkaAlone;
    Map<String, Object> settings =
        Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed");
    consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    TopicPartition partition = new TopicPartition(topic, 0);
    consumer.assign(List.of(partition));
    consumer.seekToEnd(List.of(partition));
    consumer.position(partition);
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      while (!closed) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        long now = WallClock.micros();
        for (ConsumerRecord<byte[], byte[]> record : records) {
          hear(record, now);
        }
      }
    } catch (MalformedStreamException e) {
      throw new IllegalStateException(e);
    } finally {
      consumer.close();
    }
  }

  private void hear(ConsumerRecord<byte[], byte[]> record, long now)
      throws MalformedStreamException {
    if (kafkaAlone) {
      // Sent when its millisecond was over; the record's own stamp is too coarse.
      note(Long.parseLong(header(record)), record.timestamp(), now);
    } else if (json) {
      Matcher time = JSON_TIME.matcher(new String(record.value(), StandardCharsets.UTF_8));
      if (time.find()) {
        note(Long.parseLong(time.group(1)), record.timestamp(), now);
      }
    } else {
      SpikePacket packet = PacketSpikeDecoder.decode(record.value());
      for (int i = 0; i < packet.size(); i++) {
        note(packet.t()[i], record.timestamp(), now);
      }
    }
  }

  private static String header(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.headers().lastHeader(CurrentFeed.DUE).value(), StandardCharsets.UTF_8);
  }

  private void note(long end, long sentMillis, long now) {
    heard = true;
    lastTime = Math.max(lastTime, end);
    if (end >= from && end < to) {
      atConsumer.add(now - end);
      atSink.add(sentMillis * MICROS_PER_MILLI - end);
      if (end > newest) {
        newest = end;
        windows++;
      }
    }
  }

  /** Whether any spike has come. */
  boolean hasHeard() {
    return heard;
  }

  /** The largest t that has come, µs. */
  long lastTime() {
    return lastTime;
  }

  /** Which windows count: those that end between two times, µs. */
  void measure(long fromMicros, long toMicros) {
    to = toMicros;
    from = fromMicros;
  }

  /** Stops; then the others may be asked. */
  void stop() throws InterruptedException {
    closed = true;
    thread.join();
  }

  LatencySamples atConsumer() {
    return atConsumer;
  }

  /** From the end of a window to when the job handed the record to its producer, in whole ms. */
  LatencySamples atSink() {
    return atSink;
  }

  /** Windows that spikes came of. */
  long windows() {
    return windows;
  }

  @Override
  public void close() throws InterruptedException {
    stop();
  }
}
