/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.InputPacket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;

/** What a reader emits, in words: accepted times and reasons, and the timestamp for Flink. */
final class CollectingOutput implements ReaderOutput<CurrentPacket> {

  final List<String> emitted = new ArrayList<>();

  /** What was said of time without a packet, split by split. */
  final List<String> told = new ArrayList<>();

  private final Map<String, SourceOutput<CurrentPacket>> splits = new HashMap<>();

  @Override
  public void collect(CurrentPacket packet) {
    emitted.add(words(packet));
  }

  @Override
  public void collect(CurrentPacket packet, long timestamp) {
    emitted.add(words(packet) + "@" + timestamp);
  }

  private static String words(CurrentPacket packet) {
    List<String> words = new ArrayList<>();
    if (packet.until() == InputPacket.END) {
      words.add("end");
    }
    for (int i = 0; i < packet.size(); i++) {
      words.add(Long.toString(packet.t()[i]));
    }
    packet.rejections().forEach(r -> words.add(r.reason().word()));
    return String.join(" ", words);
  }

  @Override
  public SourceOutput<CurrentPacket> createOutputForSplit(String splitId) {
    return splits.computeIfAbsent(splitId, Split::new);
  }

  @Override
  public void releaseOutputForSplit(String splitId) {
    splits.remove(splitId);
  }

  @Override
  public void emitWatermark(Watermark watermark) {
    throw new AssertionError("of all splits at once nobody can say so");
  }

  @Override
  public void markIdle() {
    told.add("all idle");
  }

  @Override
  public void markActive() {
    throw new AssertionError("nobody said so");
  }

  private final class Split implements SourceOutput<CurrentPacket> {
    private final String id;

    Split(String id) {
      this.id = id;
    }

    @Override
    public void collect(CurrentPacket packet) {
      CollectingOutput.this.collect(packet);
    }

    @Override
    public void collect(CurrentPacket packet, long timestamp) {
      CollectingOutput.this.collect(packet, timestamp);
    }

    @Override
    public void emitWatermark(Watermark watermark) {
      told.add(id + " at " + watermark.getTimestamp());
    }

    @Override
    public void markIdle() {
      told.add(id + " idle");
    }

    @Override
    public void markActive() {
      throw new AssertionError("nobody said so");
    }
  }
}
