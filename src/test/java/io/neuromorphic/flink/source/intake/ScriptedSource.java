/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import io.neuromorphic.flink.event.CurrentPacket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** A tiny source to be wrapped: a split is a list of times, read one packet of two at a time. */
final class ScriptedSource implements Source<CurrentPacket, ScriptedSource.Script, String> {

  private static final long serialVersionUID = 1L;
  private static final int PACKET = 2;

  /** A split: its times, and how many have been read. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Script(String splitId, long[] times, int read) implements SourceSplit {}

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.BOUNDED;
  }

  @Override
  public SourceReader<CurrentPacket, Script> createReader(SourceReaderContext context) {
    return new Reader();
  }

  @Override
  public SplitEnumerator<Script, String> createEnumerator(SplitEnumeratorContext<Script> context) {
    return new Enumerator(context, "fresh");
  }

  @Override
  public SplitEnumerator<Script, String> restoreEnumerator(
      SplitEnumeratorContext<Script> context, String state) {
    return new Enumerator(context, state);
  }

  @Override
  public SimpleVersionedSerializer<Script> getSplitSerializer() {
    return new ScriptSerializer();
  }

  @Override
  public SimpleVersionedSerializer<String> getEnumeratorCheckpointSerializer() {
    return new TextSerializer();
  }

  private static final class Reader implements SourceReader<CurrentPacket, Script> {
    private final Map<String, Script> scripts = new LinkedHashMap<>();

    @Override
    public void start() {}

    @Override
    public InputStatus pollNext(ReaderOutput<CurrentPacket> output) {
      if (scripts.isEmpty()) {
        return InputStatus.END_OF_INPUT;
      }
      Script script = scripts.remove(scripts.keySet().iterator().next());
      int to = Math.min(script.times.length, script.read + PACKET);
      output
          .createOutputForSplit(script.splitId)
          .collect(Judge.packet(Arrays.copyOfRange(script.times, script.read, to)));
      if (to < script.times.length) {
        scripts.put(script.splitId, new Script(script.splitId, script.times, to));
      } else {
        output.releaseOutputForSplit(script.splitId);
      }
      return InputStatus.MORE_AVAILABLE;
    }

    @Override
    public List<Script> snapshotState(long checkpointId) {
      return new ArrayList<>(scripts.values());
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void addSplits(List<Script> splits) {
      splits.forEach(split -> scripts.put(split.splitId, split));
    }

    @Override
    public void notifyNoMoreSplits() {}

    @Override
    public void close() {}
  }

  private static final class Enumerator implements SplitEnumerator<Script, String> {
    private final SplitEnumeratorContext<Script> context;
    private final String state;

    Enumerator(SplitEnumeratorContext<Script> context, String state) {
      this.context = context;
      this.state = state;
    }

    @Override
    public void start() {
      context.assignSplits(
          new SplitsAssignment<>(Map.of(0, List.of(new Script("a", new long[] {1, 2}, 0)))));
    }

    @Override
    public void handleSplitRequest(int subtask, String host) {}

    @Override
    public void addSplitsBack(List<Script> splits, int subtask) {
      context.assignSplits(new SplitsAssignment<>(Map.of(1 - subtask, splits)));
    }

    @Override
    public void addReader(int subtask) {}

    @Override
    public String snapshotState(long checkpointId) {
      return state + " kept";
    }

    @Override
    public void close() {}
  }

  /** Version 3, so that it is seen to be handed back. */
  private static final class ScriptSerializer implements SimpleVersionedSerializer<Script> {
    @Override
    public int getVersion() {
      return 3;
    }

    @Override
    public byte[] serialize(Script script) {
      String times = Arrays.toString(script.times).replaceAll("[\\[\\] ]", "");
      return (script.splitId + ";" + script.read + ";" + times).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Script deserialize(int version, byte[] bytes) throws IOException {
      if (version != 3) {
        throw new IOException("version " + version);
      }
      String[] parts = new String(bytes, StandardCharsets.UTF_8).split(";", 3);
      long[] times = Arrays.stream(parts[2].split(",")).mapToLong(Long::parseLong).toArray();
      return new Script(parts[0], times, Integer.parseInt(parts[1]));
    }
  }

  private static final class TextSerializer implements SimpleVersionedSerializer<String> {
    @Override
    public int getVersion() {
      return 4;
    }

    @Override
    public byte[] serialize(String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String deserialize(int version, byte[] bytes) throws IOException {
      if (version != 4) {
        throw new IOException("version " + version);
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
