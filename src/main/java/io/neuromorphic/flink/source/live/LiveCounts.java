/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What has happened at a live input so far. Counted by one thread, read by any. */
public final class LiveCounts {

  /** Kinds of warnings told apart: some have names that the sender chose. */
  static final int MAX_KINDS = 64;

  private static final String OTHER_KINDS = "warnings of other kinds";

  private final AtomicLong datagrams = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong events = new AtomicLong();
  private final AtomicLong rejectedEvents = new AtomicLong();
  private final AtomicLong droppedDatagrams = new AtomicLong();
  private final AtomicLong droppedEvents = new AtomicLong();
  private final AtomicLong malformedDatagrams = new AtomicLong();
  private final AtomicLong missingDatagrams = new AtomicLong();
  private final AtomicLong restarts = new AtomicLong();
  private final AtomicLong connections = new AtomicLong();
  private final Map<String, AtomicLong> warnings = new ConcurrentHashMap<>();

  LiveCounts() {}

  /** Datagrams received, also those that were dropped then. */
  public long datagrams() {
    return datagrams.get();
  }

  /** Bytes received. */
  public long bytes() {
    return bytes.get();
  }

  /** Events handed over or ready to be, also those that are handed over as rejected. */
  public long events() {
    return events.get();
  }

  /** Events rejected because of their time, which no clock can have; among {@link #events}. */
  public long rejectedEvents() {
    return rejectedEvents.get();
  }

  /** Datagrams received and dropped because the buffer was full: whoever reads is too slow. */
  public long droppedDatagrams() {
    return droppedDatagrams.get();
  }

  /** Events of {@link #droppedDatagrams}. */
  public long droppedEvents() {
    return droppedEvents.get();
  }

  /** Datagrams dropped because they are none of the protocol. */
  public long malformedDatagrams() {
    return malformedDatagrams.get();
  }

  /** Datagrams that never arrived, where the protocol numbers them. */
  public long missingDatagrams() {
    return missingDatagrams.get();
  }

  /** How often the sender's clock was found to have been restarted. */
  public long restarts() {
    return restarts.get();
  }

  /** Connections made so far. */
  public long connections() {
    return connections.get();
  }

  /** Things skipped or odd, by kind, with how often. A copy. */
  public Map<String, Long> warnings() {
    Map<String, Long> copy = new TreeMap<>();
    warnings.forEach((kind, count) -> copy.put(kind, count.get()));
    return copy;
  }

  void received(long more) {
    bytes.addAndGet(more);
  }

  void receivedDatagram(long more) {
    datagrams.incrementAndGet();
    bytes.addAndGet(more);
  }

  void addEvents(long more) {
    events.addAndGet(more);
  }

  void rejected(long more) {
    rejectedEvents.addAndGet(more);
  }

  void dropped(long eventsOfDatagram) {
    droppedDatagrams.incrementAndGet();
    droppedEvents.addAndGet(eventsOfDatagram);
  }

  void malformed() {
    malformedDatagrams.incrementAndGet();
  }

  void connected() {
    connections.incrementAndGet();
  }

  void setRestarts(long count) {
    restarts.set(count);
  }

  void setMissingDatagrams(long count) {
    missingDatagrams.set(count);
  }

  void warn(String kind, long more) {
    boolean told = warnings.containsKey(kind) || warnings.size() < MAX_KINDS;
    warnings.computeIfAbsent(told ? kind : OTHER_KINDS, unseen -> new AtomicLong()).addAndGet(more);
  }

  /** All that should not happen, by kind, with how often. */
  Map<String, Long> troubles() {
    Map<String, Long> troubles = warnings();
    troubles.put("dropped events: the job is too slow", droppedEvents());
    troubles.put("dropped datagrams: the job is too slow", droppedDatagrams());
    troubles.put("datagrams that are none of the protocol", malformedDatagrams());
    troubles.put("missing datagrams", missingDatagrams());
    troubles.put("jumps of the sender's clock, as at a restart", restarts());
    return troubles;
  }
}
