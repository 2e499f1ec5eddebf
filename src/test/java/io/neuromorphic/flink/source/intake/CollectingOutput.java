/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import io.neuromorphic.flink.event.CurrentPacket;
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
    for (int i = 0; i < packet.size(); i++) {
      words.add(Long.toString(packet.t()[i]));
    }
    packet.rejections().forEach(r -> words.add(r.reason().word()));
    return String.join(" ", words);
  }

  @Override
  public SourceOutput<CurrentPacket> createOutputForSplit(String splitId) {
    return splits.computeIfAbsent(splitId, id -> this);
  }

  @Override
  public void releaseOutputForSplit(String splitId) {
    splits.remove(splitId);
  }

  @Override
  public void emitWatermark(Watermark watermark) {
    throw new AssertionError("a source leaves watermarks to Flink");
  }

  @Override
  public void markIdle() {
    throw new AssertionError("nobody said so");
  }

  @Override
  public void markActive() {
    throw new AssertionError("nobody said so");
  }
}
