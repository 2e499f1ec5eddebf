/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.live;

import static io.neuromorphic.flink.codec.live.SpifFormat.COORDINATE_MASK;
import static io.neuromorphic.flink.codec.live.SpifFormat.NO_TIME_FOLLOWS;
import static io.neuromorphic.flink.codec.live.SpifFormat.POLARITY_SHIFT;
import static io.neuromorphic.flink.codec.live.SpifFormat.WORD_BYTES;
import static io.neuromorphic.flink.codec.live.SpifFormat.X_SHIFT;

import io.neuromorphic.flink.codec.SensorInfo;
import io.neuromorphic.flink.event.CameraPacket;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads AEStream's datagrams, with times or without: each word says whether a time follows it.
 *
 * <p>AEStream's last datagram is longer than its events and ends with words of earlier ones. They
 * are events like any other: what can be seen of them, times that step back and a word that
 * promises a time with none following, is counted.
 */
public final class SpifDecoder extends EventDatagrams {

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private static final String NOTHING_FOLLOWS = "words that promise a time, with none following";
  private static final String CUT_OFF = "datagrams with a cut-off last word";

  private final LongClock clock = new LongClock();

  /**
   * @param sensor events outside it are skipped, where its size is known
   */
  public SpifDecoder(SensorInfo sensor) {
    super(sensor);
  }

  @Override
  protected void events(byte[] bytes, int from, int to, CameraPacket into) {
    int end = to - (to - from) % WORD_BYTES;
    if (end < to) {
      warnings.add(CUT_OFF);
    }
    for (int i = from; i < end; i += WORD_BYTES) {
      int word = (int) WORD.get(bytes, i);
      long t = NO_TIME;
      if ((word & NO_TIME_FOLLOWS) == 0) {
        i += WORD_BYTES;
        if (i == end) {
          warnings.add(NOTHING_FOLLOWS);
          return;
        }
        t = clock.unfold(Integer.toUnsignedLong((int) WORD.get(bytes, i)));
      }
      add(
          t,
          (word >>> X_SHIFT) & COORDINATE_MASK,
          word & COORDINATE_MASK,
          (word >>> POLARITY_SHIFT) & 1,
          into);
    }
  }
}
