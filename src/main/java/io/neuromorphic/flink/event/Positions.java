/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.event;

import java.util.Arrays;

/**
 * Where the events of a packet came from, so that a rejected one can be found again: {@code line
 * N}, {@code byte N}, {@code event N} or {@code topic-partition@offset}, with {@code #i} where many
 * events share one place.
 *
 * @param prefix what stands before the number: {@code "line "}, {@code "byte "}, {@code
 *     "spikes-0@"}
 * @param base number of the first place
 * @param offsets place of each event relative to {@code base}; null where {@code step} tells it
 * @param step without offsets: 1 if event i is at {@code base + i}, 0 if all share one place and
 *     are told apart as {@code #i}
 */
@SuppressWarnings("ArrayRecordComponent") // a column of a packet, shared and never changed
public record Positions(String prefix, long base, int[] offsets, int step) {

  /** Nothing is known; {@code event i} of its packet. */
  public static final Positions UNKNOWN = counting("event ", 0);

  /** Event i is at {@code prefix + (base + i)}. */
  public static Positions counting(String prefix, long base) {
    return new Positions(prefix, base, null, 1);
  }

  /** All events share the place {@code prefix + base} and are told apart as {@code #i}. */
  public static Positions within(String prefix, long base) {
    return new Positions(prefix, base, null, 0);
  }

  /** The one event of a packet, at {@code prefix + base}. */
  public static Positions single(String prefix, long base) {
    return counting(prefix, base);
  }

  /** Event i is at {@code prefix + (base + offsets[i])}. */
  public static Positions at(String prefix, long base, int[] offsets) {
    return new Positions(prefix, base, offsets, 0);
  }

  /** Where event i came from. */
  public String label(int i) {
    return stem() + number(i);
  }

  /** Where the first event came from; where there is none, the place that is counted from. */
  public String first() {
    return offsets != null && offsets.length == 0 ? prefix + base : label(0);
  }

  /** Positions of the events {@code kept[0..count)} alone. */
  public Positions select(int[] kept, int count) {
    int[] selected = new int[count];
    for (int i = 0; i < count; i++) {
      selected[i] = offsets == null ? kept[i] : offsets[kept[i]];
    }
    return offsets == null && step == 0 ? at(stem(), 0, selected) : at(prefix, base, selected);
  }

  /** The part of a label before its number: {@code label(i)} is {@code stem() + number(i)}. */
  public String stem() {
    return offsets == null && step == 0 ? prefix + base + "#" : prefix;
  }

  /** The number in the label of event i. */
  public long number(int i) {
    if (offsets != null) {
      return base + offsets[i];
    }
    return step == 0 ? i : base + i;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Positions other
        && prefix.equals(other.prefix)
        && base == other.base
        && step == other.step
        && Arrays.equals(offsets, other.offsets);
  }

  @Override
  public int hashCode() {
    return prefix.hashCode() * 31 + Long.hashCode(base);
  }

  @Override
  public String toString() {
    return first() + "…";
  }
}
