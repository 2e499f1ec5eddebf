/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import io.neuromorphic.flink.event.IntakeCounts;
import io.neuromorphic.flink.event.SpikeDigest;
import io.neuromorphic.flink.state.PopulationState.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The state of a population shard; v, u and waiting input are copied in bulk. Version 2 added
 * spikes that are under way and currents that decay.
 */
public final class PopulationStateSerializer extends VersionedSerializer<PopulationState> {

  private static final long serialVersionUID = 1L;

  private static final int NEWEST = 2;

  private final transient ArrayIo arrays = new ArrayIo();
  private final transient HeaderIo headers = new HeaderIo(arrays);

  public PopulationStateSerializer() {
    super(NEWEST);
  }

  private PopulationStateSerializer(int version) {
    super(version);
  }

  @Override
  protected int newestVersion() {
    return NEWEST;
  }

  @Override
  protected VersionedSerializer<PopulationState> forVersion(int version) {
    return new PopulationStateSerializer(version);
  }

  @Override
  public PopulationState createInstance() {
    return new PopulationState(new Shape("", 0, 1, 0, 1, 0, ""), new float[0], new float[0], 0);
  }

  @Override
  public PopulationState copy(PopulationState from) {
    return from.copy();
  }

  @Override
  public void serialize(PopulationState state, DataOutputView out) throws IOException {
    Shape shape = state.shape();
    out.writeUTF(shape.population());
    out.writeInt(shape.shard());
    out.writeInt(shape.shards());
    out.writeInt(shape.populationSize());
    out.writeLong(shape.dtMicros());
    out.writeLong(shape.originMicros());
    out.writeUTF(shape.neurons());
    out.writeLong(state.nextWindow());
    out.writeLong(state.spikes());
    out.writeLong(state.steps());
    out.writeLong(state.resets());
    out.writeLong(state.saturated());
    out.writeLong(state.digest().a());
    out.writeLong(state.digest().b());
    out.writeInt(state.v().length);
    arrays.write(state.v(), state.v().length, out);
    arrays.write(state.u(), state.u().length, out);
    out.writeInt(state.books().size());
    for (InputBook book : state.books()) {
      writeBook(book, out);
    }
    writePending(state.pending(), out);
    out.writeInt(state.trails().size());
    for (SpikeTrail trail : state.trails()) {
      writeTrail(trail, out);
    }
    out.writeInt(state.synaptic().size());
    for (SynapticCurrent each : state.synaptic()) {
      out.writeUTF(each.source());
      arrays.write(each.current(), each.current().length, out);
      writePending(each.pending(), out);
    }
  }

  private void writePending(PendingInput pending, DataOutputView out) throws IOException {
    out.writeInt(pending.windows());
    for (int i = 0; i < pending.windows(); i++) {
      out.writeLong(pending.window(i));
      writeWindow(pending.input(i), out);
    }
  }

  private PendingInput readPending(DataInputView in) throws IOException {
    PendingInput pending = new PendingInput();
    int windows = ArrayIo.readCount(in);
    for (int i = 0; i < windows; i++) {
      pending.append(in.readLong(), readWindow(in));
    }
    return pending;
  }

  private void writeTrail(SpikeTrail trail, DataOutputView out) throws IOException {
    out.writeUTF(trail.source());
    out.writeInt(trail.portions());
    for (int i = 0; i < trail.portions(); i++) {
      int[] neurons = Arrays.copyOfRange(trail.neurons(), trail.start(i), trail.end(i));
      out.writeLong(trail.window(i));
      out.writeInt(neurons.length);
      arrays.write(neurons, neurons.length, out);
    }
  }

  private SpikeTrail readTrail(DataInputView in) throws IOException {
    SpikeTrail trail = new SpikeTrail(in.readUTF());
    int portions = ArrayIo.readCount(in);
    for (int i = 0; i < portions; i++) {
      long window = in.readLong();
      int count = ArrayIo.readCount(in);
      trail.add(window, arrays.readInts(count, in), 0, count, 0);
    }
    return trail;
  }

  @Override
  protected PopulationState read(DataInputView in, int version) throws IOException {
    Shape shape =
        new Shape(
            in.readUTF(),
            in.readInt(),
            in.readInt(),
            in.readInt(),
            in.readLong(),
            in.readLong(),
            in.readUTF());
    long nextWindow = in.readLong();
    long spikes = in.readLong();
    long steps = in.readLong();
    long resets = in.readLong();
    long saturated = in.readLong();
    SpikeDigest digest = new SpikeDigest(in.readLong(), in.readLong());
    int neurons = ArrayIo.readCount(in);
    float[] v = arrays.readFloats(neurons, in);
    float[] u = arrays.readFloats(neurons, in);
    int bookCount = ArrayIo.readCount(in);
    List<InputBook> books = new ArrayList<>();
    for (int i = 0; i < bookCount; i++) {
      books.add(readBook(in));
    }
    PendingInput pending = readPending(in);
    PopulationState state = new PopulationState(shape, v, u, nextWindow, pending, books, digest);
    state.restoreCounters(spikes, steps, resets, saturated);
    if (version > 1) {
      readSynapses(state, in);
    }
    return state;
  }

  private void readSynapses(PopulationState state, DataInputView in) throws IOException {
    int trails = ArrayIo.readCount(in);
    for (int i = 0; i < trails; i++) {
      state.trails().add(readTrail(in));
    }
    int sources = ArrayIo.readCount(in);
    for (int i = 0; i < sources; i++) {
      String source = in.readUTF();
      float[] current = arrays.readFloats(state.v().length, in);
      state.synaptic().add(new SynapticCurrent(source, current, readPending(in)));
    }
  }

  private void writeBook(InputBook book, DataOutputView out) throws IOException {
    out.writeUTF(book.input());
    headers.write(book.counts(), out);
    out.writeLong(book.integrated());
    out.writeLong(book.lastTime());
    out.writeInt(book.subtasks());
    long[] ended = book.ended().toLongArray();
    out.writeInt(ended.length);
    arrays.write(ended, ended.length, out);
  }

  private InputBook readBook(DataInputView in) throws IOException {
    String input = in.readUTF();
    IntakeCounts counts = headers.readCounts(in);
    long integrated = in.readLong();
    long lastTime = in.readLong();
    int subtasks = in.readInt();
    BitSet ended = BitSet.valueOf(arrays.readLongs(ArrayIo.readCount(in), in));
    return new InputBook(input, counts, integrated, lastTime, subtasks, ended);
  }

  private void writeWindow(WindowInput input, DataOutputView out) throws IOException {
    out.writeInt(input.size());
    arrays.write(input.neuron(), input.size(), out);
    arrays.write(input.current(), input.size(), out);
    out.writeInt(input.events().length);
    arrays.write(input.events(), input.events().length, out);
  }

  private WindowInput readWindow(DataInputView in) throws IOException {
    int size = ArrayIo.readCount(in);
    int[] neuron = arrays.readInts(size, in);
    float[] current = arrays.readFloats(size, in);
    long[] events = arrays.readLongs(ArrayIo.readCount(in), in);
    return new WindowInput(neuron, current, size, events);
  }

  @Override
  public TypeSerializerSnapshot<PopulationState> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Snapshot of the serializer. */
  public static final class Snapshot extends VersionedSnapshot<PopulationState> {
    public Snapshot() {
      super(new PopulationStateSerializer());
    }
  }
}
