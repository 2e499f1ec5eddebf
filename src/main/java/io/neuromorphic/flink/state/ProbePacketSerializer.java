/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import io.neuromorphic.flink.event.ProbePacket;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Packets of samples of probed neurons; columns are copied in bulk. */
public final class ProbePacketSerializer extends VersionedSerializer<ProbePacket> {

  private static final long serialVersionUID = 1L;

  private final transient ArrayIo arrays = new ArrayIo();

  public ProbePacketSerializer() {
    super(1);
  }

  private ProbePacketSerializer(int version) {
    super(version);
  }

  @Override
  protected int newestVersion() {
    return 1;
  }

  @Override
  protected VersionedSerializer<ProbePacket> forVersion(int version) {
    return new ProbePacketSerializer(version);
  }

  @Override
  public ProbePacket createInstance() {
    return new ProbePacket("", 0, 0);
  }

  @Override
  public ProbePacket copy(ProbePacket from) {
    return from.copy();
  }

  @Override
  public void serialize(ProbePacket packet, DataOutputView out) throws IOException {
    int size = packet.size();
    out.writeUTF(packet.population());
    out.writeInt(packet.shard());
    out.writeInt(size);
    arrays.write(packet.t(), size, out);
    arrays.write(packet.neuron(), size, out);
    arrays.write(packet.v(), size, out);
    arrays.write(packet.u(), size, out);
  }

  @Override
  protected ProbePacket read(DataInputView in, int version) throws IOException {
    String population = in.readUTF();
    int shard = in.readInt();
    int size = ArrayIo.readCount(in);
    long[] t = arrays.readLongs(size, in);
    int[] neuron = arrays.readInts(size, in);
    float[] v = arrays.readFloats(size, in);
    float[] u = arrays.readFloats(size, in);
    return new ProbePacket(population, shard, t, neuron, v, u, size);
  }

  @Override
  public TypeSerializerSnapshot<ProbePacket> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Snapshot of the serializer. */
  public static final class Snapshot extends VersionedSnapshot<ProbePacket> {
    public Snapshot() {
      super(new ProbePacketSerializer());
    }
  }
}
