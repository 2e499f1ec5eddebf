/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.aedat3;

import static io.neuromorphic.flink.codec.aedat3.Aedat3Format.NETWORK_HEADER_BYTES;

import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.codec.SensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What stands before the first packet of a connection, and at the beginning of a datagram. */
final class NetworkHeader implements StreamHeader {

  private final ByteBuffer header =
      ByteBuffer.allocate(NETWORK_HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);

  @Override
  public int read(byte[] bytes, int from, int to) throws MalformedStreamException {
    int taken = Math.min(header.remaining(), to - from);
    header.put(bytes, from, taken);
    if (isComplete()) {
      check();
    }
    return from + taken;
  }

  @Override
  public boolean isComplete() {
    return !header.hasRemaining();
  }

  /** The network does not tell. */
  @Override
  public SensorInfo sensor() {
    return SensorInfo.UNKNOWN;
  }

  /** Number of the datagram; below 0 if a packet begins with it. */
  long sequence() {
    return header.getLong(Aedat3Format.NETWORK_SEQUENCE);
  }

  private void check() throws MalformedStreamException {
    long magic = header.getLong(0);
    int version = header.get(Aedat3Format.NETWORK_VERSION);
    int format = header.get(Aedat3Format.NETWORK_FORMAT);
    if (magic != Aedat3Format.NETWORK_MAGIC) {
      throw new MalformedStreamException(
          0,
          String.format(
              "network header begins with 0x%016x, expected 0x%016x",
              magic, Aedat3Format.NETWORK_MAGIC));
    }
    if (version != Aedat3Format.KNOWN_NETWORK_VERSION) {
      throw new MalformedStreamException(
          Aedat3Format.NETWORK_VERSION,
          "network version " + version + ", expected " + Aedat3Format.KNOWN_NETWORK_VERSION);
    }
    if (format != 0) {
      throw new MalformedStreamException(
          Aedat3Format.NETWORK_FORMAT,
          "packets of compressed format " + format + ", expected 0, RAW");
    }
  }
}
