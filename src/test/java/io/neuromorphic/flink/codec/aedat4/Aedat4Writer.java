/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.aedat4;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStream;
import com.google.flatbuffers.FlatBufferBuilder;
import io.neuromorphic.flink.event.CameraPacket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** Builds AEDAT 4 files, with the FlatBuffers library and compressors of its own. */
public final class Aedat4Writer {

  static final String DAVIS =
      """
      <dv version="2.0"><node name="outInfo" path="/mainloop/Recorder/outInfo/">
      <node name="0" path="/0/"><attr key="compression" type="string">NONE</attr>
      <attr key="typeIdentifier" type="string">EVTS</attr><node name="info" path="/0/info/">
      <attr key="sizeX" type="int">346</attr><attr key="sizeY" type="int">260</attr>
      <attr key="source" type="string">DAVIS346_1</attr></node></node>
      <node name="2" path="/2/"><attr key="typeIdentifier" type="string">FRME</attr></node>
      <node name="5" path="/5/"><attr key="typeIdentifier" type="string">EVTS</attr></node>
      </node></dv>""";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final UnaryOperator<byte[]> compressor;

  private Aedat4Writer(int compression, UnaryOperator<byte[]> compressor) {
    this(compression, compressor, -1, DAVIS);
  }

  private Aedat4Writer(
      int compression, UnaryOperator<byte[]> compressor, long dataTable, String xml) {
    this.compressor = compressor;
    bytes.writeBytes("#!AER-DAT4.0\r\n".getBytes(StandardCharsets.US_ASCII));
    FlatBufferBuilder builder = new FlatBufferBuilder();
    int infoNode = builder.createString(xml);
    builder.startTable(3);
    builder.addLong(1, dataTable, -1);
    builder.addOffset(2, infoNode, 0);
    builder.addInt(0, compression, 0);
    builder.finishSizePrefixed(builder.endTable(), "IOHE");
    bytes.writeBytes(builder.sizedByteArray());
  }

  /** Packets as they are. */
  public static Aedat4Writer uncompressed() {
    return new Aedat4Writer(0, content -> content);
  }

  static Aedat4Writer withHeader(int compression, long dataTable, String xml) {
    return new Aedat4Writer(compression, content -> content, dataTable, xml);
  }

  /** Packets compressed as DV does: LZ4 frames of linked blocks. */
  public static Aedat4Writer linkedLz4() {
    return lz4(Lz4Writer.LINKED);
  }

  static Aedat4Writer lz4(int flags) {
    return new Aedat4Writer(1, content -> Lz4Writer.frame(content, flags));
  }

  static Aedat4Writer zstd() {
    return new Aedat4Writer(4, Zstd::compress);
  }

  /** Zstandard frames that do not tell the size of their content. */
  static Aedat4Writer zstdOfUnknownSize() {
    return new Aedat4Writer(3, Aedat4Writer::compressAsStream);
  }

  private static byte[] compressAsStream(byte[] content) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (ZstdOutputStream out = new ZstdOutputStream(compressed)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return compressed.toByteArray();
  }

  /** A packet of events {@code [from, to)} of another packet. */
  public Aedat4Writer events(int stream, CameraPacket events, int from, int to) {
    FlatBufferBuilder builder = new FlatBufferBuilder(1024 + 16 * (to - from));
    builder.startVector(16, to - from, 8);
    for (int i = to - 1; i >= from; i--) {
      builder.prep(8, 16);
      builder.pad(3);
      builder.putBoolean(events.polarity()[i] == 1);
      builder.putShort((short) events.y()[i]);
      builder.putShort((short) events.x()[i]);
      builder.putLong(events.t()[i]);
    }
    int vector = builder.endVector();
    builder.startTable(1);
    builder.addOffset(0, vector, 0);
    builder.finishSizePrefixed(builder.endTable(), "EVTS");
    return packet(stream, compressor.apply(builder.sizedByteArray()));
  }

  /** A packet without a vector of events. */
  Aedat4Writer noEvents(int stream) {
    FlatBufferBuilder builder = new FlatBufferBuilder();
    builder.startTable(1);
    builder.finishSizePrefixed(builder.endTable(), "EVTS");
    return packet(stream, compressor.apply(builder.sizedByteArray()));
  }

  Aedat4Writer packet(int stream, byte[] body) {
    ByteBuffer header = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    bytes.writeBytes(header.putInt(stream).putInt(body.length).array());
    bytes.writeBytes(body);
    return this;
  }

  int length() {
    return bytes.size();
  }

  /** The file so far. */
  public byte[] bytes() {
    return bytes.toByteArray();
  }
}
