/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import io.neuromorphic.flink.event.CameraPacket;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Packets of camera events; columns are copied in bulk. */
public final class CameraPacketSerializer extends VersionedSerializer<CameraPacket> {

  private static final long serialVersionUID = 1L;

  private final transient ArrayIo arrays = new ArrayIo();
  private final transient HeaderIo headers = new HeaderIo(arrays);

  public CameraPacketSerializer() {
    super(1);
  }

  private CameraPacketSerializer(int version) {
    super(version);
  }

  @Override
  protected int newestVersion() {
    return 1;
  }

  @Override
  protected VersionedSerializer<CameraPacket> forVersion(int version) {
    return new CameraPacketSerializer(version);
  }

  @Override
  public CameraPacket createInstance() {
    return new CameraPacket(0);
  }

  @Override
  public CameraPacket copy(CameraPacket from) {
    return from.copy();
  }

  @Override
  public void serialize(CameraPacket packet, DataOutputView out) throws IOException {
    int size = packet.size();
    out.writeInt(size);
    headers.write(packet, out);
    arrays.write(packet.t(), size, out);
    arrays.write(packet.x(), size, out);
    arrays.write(packet.y(), size, out);
    out.write(packet.polarity(), 0, size);
  }

  @Override
  protected CameraPacket read(DataInputView in, int version) throws IOException {
    int size = ArrayIo.readCount(in);
    CameraPacket header = new CameraPacket(0);
    headers.read(header, in);
    long[] t = arrays.readLongs(size, in);
    char[] x = arrays.readChars(size, in);
    char[] y = arrays.readChars(size, in);
    byte[] polarity = new byte[size];
    in.readFully(polarity);
    CameraPacket packet = new CameraPacket(t, x, y, polarity, size);
    packet.takeHeader(header);
    return packet;
  }

  @Override
  public TypeSerializerSnapshot<CameraPacket> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Snapshot of the serializer. */
  public static final class Snapshot extends VersionedSnapshot<CameraPacket> {
    public Snapshot() {
      super(new CameraPacketSerializer());
    }
  }
}
