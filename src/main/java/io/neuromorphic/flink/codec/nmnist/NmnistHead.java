/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.nmnist;

/** Tells N-MNIST recordings, which have no header, by their first records. */
public final class NmnistHead {

  private static final int MIN_RECORDS = 20;
  private static final int MIN_RISES = 16;

  /** For every time that falls, as one does where a bit was damaged, so many rise at least. */
  private static final int RISES_PER_FALL = 16;

  private NmnistHead() {}

  /**
   * Whether the times of the records rise all the way.
   *
   * <p>Of random bytes n times are in order with a chance of 1 in n!: of 20, the fewest that are
   * trusted, 1 in 10^18; with the one fall that these may have, 1 in 10^12; less for more. Bytes
   * that are all alike do not rise, single values among them fall as often as they rise, and text,
   * whose lines may be sorted, is refused.
   *
   * @param head first bytes of the file
   * @param length how many
   */
  public static boolean matches(byte[] head, int length) {
    int records = length / NmnistFormat.RECORD_BYTES;
    if (records < MIN_RECORDS || isText(head, length)) {
      return false;
    }
    int rises = 0;
    int falls = 0;
    long base = 0;
    long last = 0;
    for (int i = 0; i < records; i++) {
      int at = i * NmnistFormat.RECORD_BYTES;
      if ((head[at + NmnistFormat.Y] & 0xff) == NmnistFormat.OVERFLOW_Y) {
        base += NmnistFormat.OVERFLOW_MICROS;
        continue;
      }
      long t = base + (NmnistFormat.word(head, at) & NmnistFormat.TIME_MASK);
      rises += t > last ? 1 : 0;
      falls += t < last ? 1 : 0;
      last = t;
    }
    return rises >= MIN_RISES && rises / RISES_PER_FALL >= falls;
  }

  private static boolean isText(byte[] head, int length) {
    for (int i = 0; i < length; i++) {
      if (head[i] < ' ' && head[i] != '\n' && head[i] != '\r' && head[i] != '\t') {
        return false;
      }
    }
    return true;
  }
}
