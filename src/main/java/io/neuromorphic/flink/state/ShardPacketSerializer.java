/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import io.neuromorphic.flink.event.ShardKey;
import io.neuromorphic.flink.event.ShardPacket;
import io.neuromorphic.flink.event.SpikeSource;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Currents on their way to a shard; columns are copied in bulk. */
public final class ShardPacketSerializer extends VersionedSerializer<ShardPacket> {

  private static final long serialVersionUID = 1L;

  private final transient ArrayIo arrays = new ArrayIo();
  private final transient HeaderIo headers = new HeaderIo(arrays);
  private final ShardKeySerializer keys = new ShardKeySerializer();
  private static final int NEWEST = 3;
  private static final int HAS_TRACE = 1;
  private static final int HAS_COUNTS = 2;
  private static final int HAS_END = 4;

  /** Since version 3; then there are no currents. */
  private static final int HAS_SOURCE = 8;

  public ShardPacketSerializer() {
    super(NEWEST);
  }

  private ShardPacketSerializer(int version) {
    super(version);
  }

  @Override
  protected int newestVersion() {
    return NEWEST;
  }

  @Override
  protected VersionedSerializer<ShardPacket> forVersion(int version) {
    return new ShardPacketSerializer(version);
  }

  @Override
  public ShardPacket createInstance() {
    return new ShardPacket(new ShardKey("", 0, 0), "", 0);
  }

  @Override
  public ShardPacket copy(ShardPacket from) {
    return from.copy();
  }

  @Override
  public void serialize(ShardPacket packet, DataOutputView out) throws IOException {
    keys.serialize(packet.key(), out);
    out.writeUTF(packet.input());
    out.writeByte(
        (packet.trace() == null ? 0 : HAS_TRACE)
            | (packet.counts() == null ? 0 : HAS_COUNTS)
            | (packet.end() == null ? 0 : HAS_END)
            | (packet.source() == null ? 0 : HAS_SOURCE));
    int size = packet.size();
    out.writeInt(size);
    arrays.write(packet.neuron(), size, out);
    if (packet.source() == null) {
      arrays.write(packet.current(), size, out);
    }
    int runs = packet.runCount();
    out.writeInt(runs);
    arrays.write(packet.runWindow(), runs, out);
    arrays.write(packet.runEnd(), runs, out);
    arrays.write(packet.runEvents(), runs, out);
    if (packet.trace() != null) {
      headers.write(packet.trace(), out);
    }
    if (packet.counts() != null) {
      headers.write(packet.counts(), out);
    }
    if (packet.end() != null) {
      headers.write(packet.end(), out);
    }
    if (packet.source() != null) {
      out.writeUTF(packet.source().population());
      out.writeInt(packet.source().shard());
      out.writeLong(packet.source().untilWindow());
    }
  }

  @Override
  protected ShardPacket read(DataInputView in, int version) throws IOException {
    ShardKey key = keys.deserialize(in);
    String input = in.readUTF();
    int flags = in.readByte();
    int size = ArrayIo.readCount(in);
    int[] neuron = arrays.readInts(size, in);
    float[] current = arrays.readFloats((flags & HAS_SOURCE) == 0 ? size : 0, in);
    int runs = ArrayIo.readCount(in);
    long[] runWindow = arrays.readLongs(runs, in);
    int[] runEnd = arrays.readInts(runs, in);
    int[] runEvents = version == 1 ? oneEach(runEnd) : arrays.readInts(runs, in);
    ShardPacket packet =
        new ShardPacket(key, input, neuron, current, size, runWindow, runEnd, runEvents, runs);
    if ((flags & HAS_TRACE) != 0) {
      packet.setTrace(headers.readTrace(in));
    }
    if ((flags & HAS_COUNTS) != 0) {
      packet.setCounts(headers.readCounts(in));
    }
    if ((flags & HAS_END) != 0) {
      packet.setEnd(headers.readEnd(in));
    }
    if ((flags & HAS_SOURCE) != 0) {
      packet.setSource(new SpikeSource(in.readUTF(), in.readInt(), in.readLong()));
    }
    return packet;
  }

  /** Before version 2 every current was one event. */
  private static int[] oneEach(int[] runEnd) {
    int[] events = new int[runEnd.length];
    for (int run = 0; run < events.length; run++) {
      events[run] = runEnd[run] - (run == 0 ? 0 : runEnd[run - 1]);
    }
    return events;
  }

  @Override
  public TypeSerializerSnapshot<ShardPacket> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Snapshot of the serializer. */
  public static final class Snapshot extends VersionedSnapshot<ShardPacket> {
    public Snapshot() {
      super(new ShardPacketSerializer());
    }
  }
}
