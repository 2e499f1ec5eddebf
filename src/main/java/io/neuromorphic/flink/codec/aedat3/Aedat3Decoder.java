/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.aedat3;

import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.codec.RecordingDecoder;
import io.neuromorphic.flink.codec.SensorInfo;
import io.neuromorphic.flink.codec.Warnings;
import io.neuromorphic.flink.event.CameraPacket;
import java.util.Map;

/**
 * Reads the polarity events of AEDAT 3.1 recordings and connections, of one camera: the first that
 * has any. Special events and packets of other types are counted as warnings.
 */
public final class Aedat3Decoder implements RecordingDecoder<CameraPacket> {

  /** Name of the format. */
  public static final String FORMAT = Aedat3Format.NAME;

  private static final String CUT_OFF = "cut-off last packet";

  private final Warnings warnings = new Warnings();
  private final PacketStream packets = new PacketStream(warnings);
  private final StreamHeader header;
  private long headerLength;

  /** A decoder of a file that has seen nothing. */
  public Aedat3Decoder() {
    this(new FileHeader());
  }

  private Aedat3Decoder(StreamHeader header) {
    this.header = header;
  }

  /** A decoder of a TCP connection to cAER: a header of 20 bytes instead of that of a file. */
  public static Aedat3Decoder ofNetwork() {
    return new Aedat3Decoder(new NetworkHeader());
  }

  @Override
  public CameraPacket newPacket() {
    return new CameraPacket(0);
  }

  @Override
  public void decode(byte[] bytes, int from, int to, CameraPacket into)
      throws MalformedStreamException {
    int at = from;
    if (!header.isComplete()) {
      at = header.read(bytes, from, to);
      headerLength += at - from;
      if (header.isComplete()) {
        packets.skipTo(headerLength);
        packets.setSensor(header.sensor());
      }
    }
    packets.read(bytes, at, to, into);
  }

  @Override
  public void finish(CameraPacket into) throws MalformedStreamException {
    if (!header.isComplete()) {
      throw new MalformedStreamException(headerLength, "ends inside its header");
    }
    if (!packets.isAtEnd()) {
      warnings.add(CUT_OFF);
    }
  }

  @Override
  public String format() {
    return FORMAT;
  }

  @Override
  public SensorInfo sensor() {
    return header.sensor();
  }

  @Override
  public Map<String, Long> warnings() {
    return warnings.toMap();
  }
}
