/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.live;

import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.codec.aedat3.Aedat3Datagrams;
import io.neuromorphic.flink.event.CameraPacket;
import java.util.Map;

/**
 * Reads the datagrams of libcaer and cAER, which are numbered. Numbers that were left out are
 * counted as missing, also where they come later; far from the last one, it is a sender that
 * started again.
 */
public final class Aedat3DatagramDecoder implements DatagramDecoder {

  /** Datagrams that may be lost in a row; some seconds' of any camera. */
  private static final long LARGEST_GAP = 100_000;

  /** One that is so little below what is expected was overtaken. */
  private static final long MOST_OVERTAKEN = 1_000;

  private final Aedat3Datagrams datagrams = new Aedat3Datagrams();
  private final CameraPacket events = new CameraPacket(0);
  private long expected = -1;
  private long missing;

  @Override
  public void decode(byte[] bytes, int from, int to, CameraPacket into)
      throws MalformedStreamException {
    events.clear();
    long number = datagrams.decode(bytes, from, to, events);
    for (int i = 0; i < events.size(); i++) {
      into.add(events.t()[i], events.x()[i], events.y()[i], events.polarity()[i]);
    }
    long gap = number - expected;
    if (expected >= 0 && gap < 0 && gap >= -MOST_OVERTAKEN) {
      return;
    }
    if (expected >= 0 && gap > 0 && gap <= LARGEST_GAP) {
      missing += gap;
    }
    expected = number + 1;
  }

  @Override
  public Map<String, Long> warnings() {
    return datagrams.warnings();
  }

  @Override
  public long missing() {
    return missing;
  }
}
