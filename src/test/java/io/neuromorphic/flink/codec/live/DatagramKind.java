/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.live;

import io.neuromorphic.flink.codec.SensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Function;

/** Datagrams that are nothing but events, as their specification has them. */
public enum DatagramKind {
  SPIF("spif", 8, SpifDecoder::new) {
    @Override
    Wire event(Wire into, long t, int x, int y, int polarity) {
      return into.spif(t, x, y, polarity);
    }

    @Override
    void read(ByteBuffer bytes, DatagramReading into) {
      while (bytes.remaining() >= 4) {
        int word = bytes.getInt();
        if (word >= 0 && bytes.remaining() < 4) {
          into.warn("words that promise a time, with none following");
          break;
        }
        long t = word >= 0 ? Integer.toUnsignedLong(bytes.getInt()) : DatagramDecoder.NO_TIME;
        into.event(t, word >>> 16 & 0x7FFF, word & 0x7FFF, word >>> 15 & 1);
      }
      if (into.length() % 4 != 0) {
        into.warn("datagrams with a cut-off last word");
      }
    }
  },
  T64("faery-t64", 13, FaeryDecoder::t64) {
    @Override
    Wire event(Wire into, long t, int x, int y, int polarity) {
      return into.t64(t, x, y, polarity);
    }

    @Override
    void read(ByteBuffer bytes, DatagramReading into) {
      while (bytes.remaining() >= 13) {
        long t = bytes.getLong();
        int x = bytes.getShort() & 0xFFFF;
        int y = bytes.getShort() & 0xFFFF;
        int on = bytes.get();
        if (t < 0) {
          into.warn("times beyond 2^63 µs");
          continue;
        }
        if (on != 0 && on != 1) {
          into.warn("polarities other than 0 and 1, taken for 1");
        }
        into.event(t, x, y, on == 0 ? 0 : 1);
      }
      if (into.length() % 13 != 0) {
        into.warn("datagrams with a cut-off last event");
      }
    }
  },
  T32("faery-t32", 8, FaeryDecoder::t32) {
    @Override
    Wire event(Wire into, long t, int x, int y, int polarity) {
      return into.t32(t, x, y, polarity);
    }

    @Override
    void read(ByteBuffer bytes, DatagramReading into) {
      while (bytes.remaining() >= 8) {
        long t = Integer.toUnsignedLong(bytes.getInt());
        int x = bytes.getShort() & 0xFFFF;
        int y = bytes.getShort() & 0xFFFF;
        into.event(t, x, y >>> 1, y & 1);
      }
      if (into.length() % 8 != 0) {
        into.warn("datagrams with a cut-off last event");
      }
    }
  };

  private final String protocol;
  private final int eventBytes;
  private final Function<SensorInfo, DatagramDecoder> decoders;

  DatagramKind(String protocol, int eventBytes, Function<SensorInfo, DatagramDecoder> decoders) {
    this.protocol = protocol;
    this.eventBytes = eventBytes;
    this.decoders = decoders;
  }

  /** Its name in job files. */
  public String protocol() {
    return protocol;
  }

  /** Size of an event with its time. */
  int eventBytes() {
    return eventBytes;
  }

  DatagramDecoder decoder(int width, int height) {
    return decoders.apply(new SensorInfo("", width, height));
  }

  abstract Wire event(Wire into, long t, int x, int y, int polarity);

  abstract void read(ByteBuffer bytes, DatagramReading into);

  /** One event. */
  public byte[] event(long t, int x, int y, int polarity) {
    return event(new Wire(), t, x, y, polarity).bytes();
  }

  /** What a datagram says to a sensor of that size. */
  public DatagramReading read(byte[] datagram, int width, int height) {
    DatagramReading reading = new DatagramReading(datagram.length, width, height);
    if (datagram.length == 0) {
      reading.warn("empty datagrams");
    }
    read(ByteBuffer.wrap(datagram).order(ByteOrder.LITTLE_ENDIAN), reading);
    return reading;
  }
}
