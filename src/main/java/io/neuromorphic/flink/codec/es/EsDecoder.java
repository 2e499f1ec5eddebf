/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.es;

import static io.neuromorphic.flink.codec.es.EsFormat.EVENT_BYTES;
import static io.neuromorphic.flink.codec.es.EsFormat.HEADER_BYTES;

import io.neuromorphic.flink.codec.EventPlaces;
import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.codec.RecordingDecoder;
import io.neuromorphic.flink.codec.SensorInfo;
import io.neuromorphic.flink.codec.Warnings;
import io.neuromorphic.flink.event.CameraPacket;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Map;

/**
 * Reads Event Stream files of DVS and ATIS events. Exposure events of an ATIS are counted as
 * warnings. Times are sums of differences from 0, of at most 189 µs a byte: they cannot overflow.
 */
public final class EsDecoder implements RecordingDecoder<CameraPacket> {

  /** Name of the format. */
  public static final String FORMAT = EsFormat.NAME;

  private static final String OUTSIDE = "events outside the sensor";
  private static final String EXPOSURE = "exposure events";
  private static final String CUT_OFF = "cut-off last event";

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private final Warnings warnings = new Warnings();
  private final EventPlaces places = new EventPlaces();

  /** The header, then the event that the last piece cut. */
  private final byte[] cut = new byte[HEADER_BYTES];

  private int cutLength;
  private long offset;
  private EsHeader header;
  private long t;

  @Override
  public CameraPacket newPacket() {
    return new CameraPacket(0);
  }

  @Override
  public void decode(byte[] bytes, int from, int to, CameraPacket into)
      throws MalformedStreamException {
    places.begin(offset - cutLength);
    int base = cutLength - from;
    int at = from;
    if (header == null) {
      at = header(bytes, from, to);
    } else if (cutLength > 0) {
      at = collect(EVENT_BYTES, bytes, from, to);
      if (cutLength == EVENT_BYTES) {
        cutLength = 0;
        events(cut, 0, EVENT_BYTES, 0, into);
      }
    }
    if (header != null && at < to) {
      collect(EVENT_BYTES, bytes, events(bytes, at, to, base, into), to);
    }
    offset += to - from;
    into.setPositions(places.of(into.size()));
  }

  @Override
  public void finish(CameraPacket into) throws MalformedStreamException {
    if (header == null) {
      throw new MalformedStreamException(
          offset, "ends inside its header of " + HEADER_BYTES + " bytes");
    }
    if (cutLength > 0) {
      warnings.add(CUT_OFF);
    }
  }

  @Override
  public String format() {
    return FORMAT;
  }

  @Override
  public SensorInfo sensor() {
    return header == null ? SensorInfo.UNKNOWN : header.sensor();
  }

  @Override
  public Map<String, Long> warnings() {
    return warnings.toMap();
  }

  private int header(byte[] bytes, int from, int to) throws MalformedStreamException {
    int at = collect(HEADER_BYTES, bytes, from, to);
    if (cutLength == HEADER_BYTES) {
      header = EsHeader.read(cut);
      cutLength = 0;
    } else if (cutLength == EsFormat.WIDTH && cut[EsFormat.TYPE] == EsFormat.TYPE_GENERIC) {
      // Such a stream may end here.
      EsHeader.read(cut);
    }
    return at;
  }

  private int collect(int length, byte[] bytes, int from, int to) {
    int taken = Math.min(length - cutLength, to - from);
    System.arraycopy(bytes, from, cut, cutLength, taken);
    cutLength += taken;
    return from + taken;
  }

  /** Reads whole events; where the cut-off last one begins, or {@code to}. */
  private int events(byte[] bytes, int from, int to, int base, CameraPacket into) {
    return header.atis()
        ? atisEvents(bytes, from, to, base, into)
        : dvsEvents(bytes, from, to, base, into);
  }

  private int dvsEvents(byte[] bytes, int from, int to, int base, CameraPacket into) {
    int[] at = places.ensureRoom((to - from) / EVENT_BYTES, into);
    long[] times = into.t();
    char[] xs = into.x();
    char[] ys = into.y();
    byte[] polarities = into.polarity();
    int width = header.sensor().width();
    int height = header.sensor().height();
    int n = into.size();
    int outside = 0;
    long time = t;
    int i = from;
    while (i < to) {
      int first = bytes[i] & 0xff;
      if (first >= EsFormat.DVS_RESET) {
        time += first == EsFormat.DVS_OVERFLOW ? EsFormat.DVS_OVERFLOW_MICROS : 0;
        i++;
        continue;
      }
      if (to - i < EVENT_BYTES) {
        break;
      }
      int place = (int) INT.get(bytes, i + EsFormat.EVENT_PLACE);
      time += first >>> EsFormat.DVS_DELTA_SHIFT;
      times[n] = time;
      xs[n] = (char) place;
      ys[n] = (char) (place >>> EsFormat.PLACE_Y_SHIFT);
      polarities[n] = (byte) (first & EsFormat.DVS_POLARITY);
      at[n] = base + i;
      if (xs[n] < width && ys[n] < height) {
        n++;
      } else {
        outside++;
      }
      i += EVENT_BYTES;
    }
    t = time;
    into.setSize(n);
    warn(OUTSIDE, outside);
    return i;
  }

  private int atisEvents(byte[] bytes, int from, int to, int base, CameraPacket into) {
    int[] at = places.ensureRoom((to - from) / EVENT_BYTES, into);
    int n = into.size();
    int outside = 0;
    int exposures = 0;
    int i = from;
    while (i < to) {
      int first = bytes[i] & 0xff;
      if (first >= EsFormat.ATIS_OVERFLOW) {
        t += (first & EsFormat.ATIS_OVERFLOWS) * EsFormat.ATIS_OVERFLOW_MICROS;
        i++;
        continue;
      }
      if (to - i < EVENT_BYTES) {
        break;
      }
      int place = (int) INT.get(bytes, i + EsFormat.EVENT_PLACE);
      int x = place & 0xffff;
      int y = place >>> EsFormat.PLACE_Y_SHIFT;
      t += first >>> EsFormat.ATIS_DELTA_SHIFT;
      if ((first & EsFormat.ATIS_EXPOSURE) != 0) {
        exposures++;
      } else if (x < header.sensor().width() && y < header.sensor().height()) {
        at[n++] = base + i;
        into.add(t, x, y, (first >>> EsFormat.ATIS_POLARITY_SHIFT) & 1);
      } else {
        outside++;
      }
      i += EVENT_BYTES;
    }
    warn(OUTSIDE, outside);
    warn(EXPOSURE, exposures);
    return i;
  }

  private void warn(String kind, int count) {
    if (count > 0) {
      warnings.add(kind, count);
    }
  }
}
