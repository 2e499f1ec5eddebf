/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import io.neuromorphic.flink.event.CurrentPacket;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/** Packets of current events; columns are copied in bulk. */
public final class CurrentPacketSerializer extends VersionedSerializer<CurrentPacket> {

  private static final long serialVersionUID = 1L;

  private final transient ArrayIo arrays = new ArrayIo();
  private final transient HeaderIo headers = new HeaderIo(arrays);

  public CurrentPacketSerializer() {
    super(1);
  }

  private CurrentPacketSerializer(int version) {
    super(version);
  }

  @Override
  protected int newestVersion() {
    return 1;
  }

  @Override
  protected VersionedSerializer<CurrentPacket> forVersion(int version) {
    return new CurrentPacketSerializer(version);
  }

  @Override
  public CurrentPacket createInstance() {
    return new CurrentPacket(0);
  }

  @Override
  public CurrentPacket copy(CurrentPacket from) {
    return from.copy();
  }

  @Override
  public void serialize(CurrentPacket packet, DataOutputView out) throws IOException {
    int size = packet.size();
    out.writeInt(size);
    headers.write(packet, out);
    out.writeInt(packet.populationCount());
    for (int i = 0; i < packet.populationCount(); i++) {
      StringValue.writeString(packet.populationName(i), out);
    }
    arrays.write(packet.t(), size, out);
    arrays.write(packet.population(), size, out);
    arrays.write(packet.neuron(), size, out);
    arrays.write(packet.current(), size, out);
    out.writeInt(packet.texts().size());
    for (var text : packet.texts().entrySet()) {
      out.writeInt(text.getKey());
      StringValue.writeString(text.getValue(), out);
    }
  }

  @Override
  protected CurrentPacket read(DataInputView in, int version) throws IOException {
    int size = ArrayIo.readCount(in);
    CurrentPacket header = new CurrentPacket(0);
    headers.read(header, in);
    String[] populations = new String[ArrayIo.readCount(in)];
    for (int i = 0; i < populations.length; i++) {
      populations[i] = StringValue.readString(in);
    }
    long[] t = arrays.readLongs(size, in);
    int[] population = arrays.readInts(size, in);
    int[] neuron = arrays.readInts(size, in);
    float[] current = arrays.readFloats(size, in);
    CurrentPacket packet = new CurrentPacket(populations, t, population, neuron, current, size);
    packet.takeHeader(header);
    int texts = ArrayIo.readCount(in);
    for (int i = 0; i < texts; i++) {
      packet.setText(in.readInt(), StringValue.readString(in));
    }
    return packet;
  }

  @Override
  public TypeSerializerSnapshot<CurrentPacket> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Snapshot of the serializer. */
  public static final class Snapshot extends VersionedSnapshot<CurrentPacket> {
    public Snapshot() {
      super(new CurrentPacketSerializer());
    }
  }
}
