/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import io.neuromorphic.flink.state.SnapshotNotes.InputEnd;
import io.neuromorphic.flink.state.SnapshotNotes.PopulationNote;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Notes of a snapshot. Their bytes say themselves what they are and of which version, so that they
 * can be read before a job is built.
 */
public final class SnapshotNotesSerializer extends VersionedSerializer<SnapshotNotes> {

  private static final long serialVersionUID = 1L;

  /** "note". */
  private static final int MAGIC = 0x6e6f7465;

  public SnapshotNotesSerializer() {
    super(1);
  }

  private SnapshotNotesSerializer(int version) {
    super(version);
  }

  @Override
  protected int newestVersion() {
    return 1;
  }

  @Override
  protected VersionedSerializer<SnapshotNotes> forVersion(int version) {
    return new SnapshotNotesSerializer(version);
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public SnapshotNotes createInstance() {
    return new SnapshotNotes(0, 1, Map.of(), Map.of());
  }

  @Override
  public SnapshotNotes copy(SnapshotNotes from) {
    return from;
  }

  @Override
  public void serialize(SnapshotNotes notes, DataOutputView out) throws IOException {
    out.writeInt(MAGIC);
    out.writeInt(newestVersion());
    out.writeLong(notes.originMicros());
    out.writeLong(notes.dtMicros());
    out.writeInt(notes.populations().size());
    for (Map.Entry<String, PopulationNote> population : notes.populations().entrySet()) {
      PopulationNote note = population.getValue();
      out.writeUTF(population.getKey());
      out.writeInt(note.size());
      out.writeInt(note.shards());
      out.writeUTF(note.neurons());
      out.writeLong(note.nextWindow());
      out.writeLong(note.spikes());
    }
    out.writeInt(notes.ends().size());
    for (Map.Entry<String, InputEnd> input : notes.ends().entrySet()) {
      InputEnd end = input.getValue();
      out.writeUTF(input.getKey());
      out.writeInt(end.subtasks());
      out.writeLong(end.lastTime());
      out.writeInt(end.ended().size());
      for (int subtask : end.ended()) {
        out.writeInt(subtask);
      }
    }
  }

  @Override
  protected SnapshotNotes read(DataInputView in, int version) throws IOException {
    int magic = in.readInt();
    int written = in.readInt();
    if (magic != MAGIC || written < 1 || written > newestVersion()) {
      throw new IOException(
          "no notes of a snapshot that this release can read; it knows version " + newestVersion());
    }
    long origin = in.readLong();
    long dt = in.readLong();
    Map<String, PopulationNote> populations = new LinkedHashMap<>();
    for (int left = ArrayIo.readCount(in); left > 0; left--) {
      populations.put(
          in.readUTF(),
          new PopulationNote(
              in.readInt(), in.readInt(), in.readUTF(), in.readLong(), in.readLong()));
    }
    Map<String, InputEnd> ends = new LinkedHashMap<>();
    for (int left = ArrayIo.readCount(in); left > 0; left--) {
      String input = in.readUTF();
      int subtasks = in.readInt();
      long lastTime = in.readLong();
      ends.put(input, new InputEnd(subtasks, readInts(in), lastTime));
    }
    return new SnapshotNotes(origin, dt, populations, ends);
  }

  private static List<Integer> readInts(DataInputView in) throws IOException {
    List<Integer> values = new ArrayList<>();
    for (int left = ArrayIo.readCount(in); left > 0; left--) {
      values.add(in.readInt());
    }
    return values;
  }

  @Override
  public TypeSerializerSnapshot<SnapshotNotes> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Snapshot of the serializer. */
  public static final class Snapshot extends VersionedSnapshot<SnapshotNotes> {
    public Snapshot() {
      super(new SnapshotNotesSerializer());
    }
  }
}
