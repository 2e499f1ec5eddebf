/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.aedat4;

import io.neuromorphic.flink.codec.RecordingEncoder;
import io.neuromorphic.flink.codec.SensorInfo;
import io.neuromorphic.flink.codec.UnencodableException;
import io.neuromorphic.flink.event.CameraPacket;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes AEDAT 4 recordings of one event stream, with the table of packets at the end. */
public final class Aedat4Encoder implements RecordingEncoder {

  private static final int EVENTS_PER_PACKET = 10_000;
  private static final int LARGEST_SIZE = Aedat4Format.COORDINATES;
  private static final int PADDING_BYTES = 3;

  private final Compression compression;
  private final Compressor compressor;
  private final List<PacketEntry> packets = new ArrayList<>();
  private final ByteBuffer packetHeader = FlatLayouts.allocate(Aedat4Format.PACKET_HEADER_BYTES);
  private final ByteBuffer packet =
      FlatLayouts.allocate(FlatLayouts.EVENTS_START + EVENTS_PER_PACKET * Aedat4Format.EVENT_BYTES);

  private SensorInfo sensor = SensorInfo.UNKNOWN;
  private long written;
  private long count;
  private long firstTime;
  private long lastTime;
  private long tablePosition = -1;

  private Aedat4Encoder(Compression compression) {
    this.compression = compression;
    this.compressor = new Compressor(compression);
    beginPacket();
  }

  /** An encoder of packets as they are. */
  public static Aedat4Encoder uncompressed() {
    return new Aedat4Encoder(Compression.NONE);
  }

  /** An encoder of LZ4 frames, which is what DV writes. */
  public static Aedat4Encoder lz4() {
    return new Aedat4Encoder(Compression.LZ4);
  }

  /** An encoder of Zstandard frames. */
  public static Aedat4Encoder zstd() {
    return new Aedat4Encoder(Compression.ZSTD);
  }

  @Override
  public String format() {
    return Aedat4Decoder.FORMAT;
  }

  @Override
  public void begin(SensorInfo camera, OutputStream out) throws IOException {
    if (camera.width() > LARGEST_SIZE || camera.height() > LARGEST_SIZE) {
      throw new UnencodableException(
          "sensor of "
              + camera.width()
              + " x "
              + camera.height()
              + ", AEDAT4 holds at most "
              + LARGEST_SIZE
              + " x "
              + LARGEST_SIZE);
    }
    sensor = camera;
    out.write(Aedat4Format.MAGIC);
    written = Aedat4Format.MAGIC.length;
    write(FlatLayouts.header(compression, InfoNode.of(compression, camera)), out);
  }

  @Override
  public void encode(CameraPacket events, OutputStream out) throws IOException {
    for (int i = 0; i < events.size(); i++) {
      long t = events.t()[i];
      int x = events.x()[i];
      int y = events.y()[i];
      check("x", x, sensor.width());
      check("y", y, sensor.height());
      packet.putLong(t).putShort((short) x).putShort((short) y);
      packet.put(events.polarity()[i]).position(packet.position() + PADDING_BYTES);
      firstTime = Math.min(firstTime, t);
      lastTime = Math.max(lastTime, t);
      count++;
      if (!packet.hasRemaining()) {
        endPacket(out);
      }
    }
  }

  @Override
  public void finish(OutputStream out) throws IOException {
    if (packet.position() > FlatLayouts.EVENTS_START) {
      endPacket(out);
    }
    tablePosition = written;
    write(compressor.compress(FlatLayouts.table(packets)), out);
  }

  /** The position of the table, in the header. */
  @Override
  public Optional<Patch> patch() {
    return Optional.of(
        new Patch(
            Aedat4Format.MAGIC.length + FlatLayouts.HEADER_TABLE_POSITION,
            FlatLayouts.allocate(Long.BYTES).putLong(tablePosition).array()));
  }

  private void check(String axis, int place, int size) throws UnencodableException {
    int end = size == 0 ? LARGEST_SIZE : size;
    if (place >= end) {
      throw new UnencodableException(
          "event "
              + count
              + ": "
              + axis
              + " = "
              + place
              + ", AEDAT4 holds 0.."
              + (end - 1)
              + (size == 0 ? "" : " with this sensor"));
    }
  }

  private void beginPacket() {
    packet.clear().position(FlatLayouts.EVENTS_START);
    firstTime = Long.MAX_VALUE;
    lastTime = Long.MIN_VALUE;
  }

  private void endPacket(OutputStream out) throws IOException {
    FlatLayouts.finishEvents(packet);
    int events = (packet.remaining() - FlatLayouts.EVENTS_START) / Aedat4Format.EVENT_BYTES;
    ByteBuffer body = compressor.compress(packet);
    int size = body.remaining();
    write(packetHeader.clear().putInt(PacketEntry.STREAM).putInt(size).flip(), out);
    packets.add(new PacketEntry(written, size, events, firstTime, lastTime));
    write(body, out);
    beginPacket();
  }

  private void write(ByteBuffer bytes, OutputStream out) throws IOException {
    out.write(bytes.array(), 0, bytes.remaining());
    written += bytes.remaining();
  }
}
