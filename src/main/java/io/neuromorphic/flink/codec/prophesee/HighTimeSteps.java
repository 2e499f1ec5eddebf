/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.prophesee;

import java.util.function.IntConsumer;

/**
 * The TIME_HIGH words that lead a reader from one time to another, by the rules of {@link
 * HighTime}: wraps are told by the counter's largest value and 0, long ways back in several steps.
 */
public final class HighTimeSteps {

  /** So many words lead over a gap at most. */
  static final int MAX_WORDS = 1 << 18;

  private static final long NONE = -1;

  private final int bits;
  private final int wrapDrop;
  private final IntConsumer words;
  private long current = NONE;

  /**
   * @param bits of the counter
   * @param wrapDrop it has wrapped around where it falls by so much or more
   * @param words takes the counter of each word
   */
  public HighTimeSteps(int bits, int wrapDrop, IntConsumer words) {
    this.bits = bits;
    this.wrapDrop = wrapDrop;
    this.words = words;
  }

  /** Whether no word has been written yet. */
  public boolean isAtStart() {
    return current == NONE;
  }

  /** The counter with its wraps where the reader is now; -1 at the start. */
  public long current() {
    return current;
  }

  /** Wraps from the reader's time to another; negative if that is before the last wrap. */
  public long wrapsTo(long high) {
    return (high >>> bits) - (isAtStart() ? 0 : current >>> bits);
  }

  /** Length of a wrap. */
  public long wrapLength() {
    return 1L << bits;
  }

  /** The counter with its wraps when it was 0 last. */
  public long lastWrap() {
    return current >>> bits << bits;
  }

  /** Whether words lead to a time, and not too many of them. */
  public boolean canReach(long high) {
    long wraps = wrapsTo(high);
    return wraps >= 0 && wraps <= maxWraps();
  }

  /** So many wraps can be told one after the other. */
  public long maxWraps() {
    return MAX_WORDS / 2;
  }

  /** Writes the words that lead to a time that {@link #canReach can be reached}. */
  public void reach(long high) {
    int last = (1 << bits) - 1;
    for (long wraps = wrapsTo(high); wraps > 0; wraps--) {
      if (isAtStart() || (current & last) != last) {
        words.accept(last);
      }
      words.accept(0);
      current = isAtStart() ? 1L << bits : ((current >>> bits) + 1) << bits;
    }
    while (current - high >= wrapDrop) {
      write(current - wrapDrop + 1);
    }
    if (current != high) {
      write(high);
    }
  }

  private void write(long high) {
    words.accept((int) (high & ((1L << bits) - 1)));
    current = high;
  }
}
