/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import io.neuromorphic.flink.event.SpikePacket;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Packets of spikes; columns are copied in bulk. */
public final class SpikePacketSerializer extends VersionedSerializer<SpikePacket> {

  private static final long serialVersionUID = 1L;

  private final transient ArrayIo arrays = new ArrayIo();

  public SpikePacketSerializer() {
    super(1);
  }

  private SpikePacketSerializer(int version) {
    super(version);
  }

  @Override
  protected int newestVersion() {
    return 1;
  }

  @Override
  protected VersionedSerializer<SpikePacket> forVersion(int version) {
    return new SpikePacketSerializer(version);
  }

  @Override
  public SpikePacket createInstance() {
    return new SpikePacket("", 0, 0);
  }

  @Override
  public SpikePacket copy(SpikePacket from) {
    return from.copy();
  }

  @Override
  public void serialize(SpikePacket packet, DataOutputView out) throws IOException {
    int size = packet.size();
    out.writeUTF(packet.population());
    out.writeInt(packet.shard());
    out.writeLong(packet.until());
    out.writeInt(size);
    arrays.write(packet.t(), size, out);
    arrays.write(packet.neuron(), size, out);
  }

  @Override
  protected SpikePacket read(DataInputView in, int version) throws IOException {
    String population = in.readUTF();
    int shard = in.readInt();
    long until = in.readLong();
    int size = ArrayIo.readCount(in);
    long[] t = arrays.readLongs(size, in);
    int[] neuron = arrays.readInts(size, in);
    SpikePacket packet = new SpikePacket(population, shard, t, neuron, size);
    packet.setUntil(until);
    return packet;
  }

  @Override
  public TypeSerializerSnapshot<SpikePacket> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Snapshot of the serializer. */
  public static final class Snapshot extends VersionedSnapshot<SpikePacket> {
    public Snapshot() {
      super(new SpikePacketSerializer());
    }
  }
}
