/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.sink.topic;

import io.neuromorphic.flink.event.InputPacket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes packets of events to a topic, in order, and markers to those of its partitions that would
 * else be silent. Used by one thread; {@link #counts} may be asked by any.
 *
 * @param <P> kind of packets
 */
public final class TopicWriter<P extends InputPacket> implements AutoCloseable {

  private static final Duration CLOSE = Duration.ofSeconds(5);

  private final Producer<byte[], byte[]> producer;
  private final String topic;
  private final TopicRecords<P> format;
  private final int maxEvents;
  private final LongSupplier nanoTime;
  private final PartitionClocks clocks;
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private final Callback whenDone = (at, problem) -> done(problem);

  /** Records that Kafka has been sent and not answered. */
  private final AtomicLong unconfirmed = new AtomicLong();

  /** The largest time of the packet that is being written, µs. */
  private long packetMicros;

  private volatile TopicCounts counts = new TopicCounts(0, 0, 0, 0);
  private long records;
  private long bytes;

  /**
   * @param producer closed with this
   * @param partitions of the topic, all of them
   * @param format of the records
   * @param maxEvents in a record that holds many
   * @param nanoTime wall clock, ns, of any origin
   */
  public TopicWriter(
      Producer<byte[], byte[]> producer,
      String topic,
      int partitions,
      TopicRecords<P> format,
      int maxEvents,
      LongSupplier nanoTime) {
    this.producer = producer;
    this.topic = topic;
    this.format = format;
    this.maxEvents = maxEvents;
    this.nanoTime = nanoTime;
    this.clocks = new PartitionClocks(partitions, nanoTime.getAsLong());
  }

  /**
   * Writes the events of a packet. Waits while the producer's buffer is full.
   *
   * @throws TopicWriteException where Kafka has refused a record, this or an earlier one
   */
  @SuppressWarnings("unchecked") // a packet's slice is of its own kind
  public void write(P packet) {
    for (int from = 0; from < packet.size(); from += maxEvents) {
      int to = (int) Math.min(packet.size(), (long) from + maxEvents);
      writePart(to - from == packet.size() ? packet : (P) packet.slice(from, to, false));
    }
  }

  private void writePart(P part) {
    packetMicros = InputPacket.NONE;
    for (int i = 0; i < part.size(); i++) {
      packetMicros = Math.max(packetMicros, part.t()[i]);
    }
    format.encode(part, clocks.partitions(), this::sendEvents);
    count(part.size(), 0);
  }

  private void sendEvents(byte[] key, byte[] value, int route) {
    send(Math.floorMod(route, clocks.partitions()), key, value, packetMicros);
    records++;
  }

  /**
   * Tells the partitions that have been silent for nearly 100 ms, or are as far behind in event
   * time, how far time has come.
   *
   * @param until every event before it, µs, has been written; {@link InputPacket#NONE} says nothing
   * @throws TopicWriteException where Kafka has refused a record
   */
  public void mark(long until) {
    if (until == InputPacket.NONE) {
      return;
    }
    for (int partition = 0; partition < clocks.partitions(); partition++) {
      if (clocks.wantsMarker(partition, until, nanoTime.getAsLong())) {
        sendMarker(partition, until);
      }
    }
  }

  /** Tells every partition that time has come to an instant, µs. */
  public void markAll(long until) {
    for (int partition = 0; partition < clocks.partitions(); partition++) {
      sendMarker(partition, until);
    }
  }

  private void sendMarker(int partition, long until) {
    send(partition, null, format.marker(until), until);
    count(0, 1);
  }

  private void count(long events, long markers) {
    TopicCounts before = counts;
    counts = new TopicCounts(before.events() + events, records, before.markers() + markers, bytes);
  }

  private void send(int partition, byte[] key, byte[] value, long micros) {
    checkFailure();
    // No timestamp: the producer's wall clock.
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, partition, key, value);
    unconfirmed.incrementAndGet();
    try {
      producer.send(record, whenDone);
    } catch (RuntimeException e) {
      unconfirmed.decrementAndGet();
      throw e;
    }
    bytes += value.length + (key == null ? 0 : key.length);
    clocks.wrote(partition, micros, nanoTime.getAsLong());
  }

  private void done(Exception problem) {
    unconfirmed.decrementAndGet();
    if (problem != null) {
      failure.compareAndSet(null, problem);
    }
  }

  private void checkFailure() {
    Exception problem = failure.get();
    if (problem != null) {
      throw new TopicWriteException(topic, problem);
    }
  }

  /**
   * Waits until all that was written is in Kafka.
   *
   * @throws TopicWriteException where Kafka has refused a record
   */
  public void flush() {
    producer.flush();
    checkFailure();
  }

  /** Number of partitions of the topic. */
  public int partitions() {
    return clocks.partitions();
  }

  /** What has been sent so far. */
  public TopicCounts counts() {
    return counts;
  }

  /** Records, also markers, of which Kafka has not said that it has them. */
  public long unconfirmed() {
    return unconfirmed.get();
  }

  /** Waits some seconds at most for what is under way. */
  @Override
  public void close() {
    producer.close(CLOSE);
  }
}
