/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import java.util.Arrays;

/** Currents that wait for their dt window to be completed, by window, in ascending order. */
public final class PendingInput {

  private long[] windows = new long[8];
  private WindowInput[] inputs = new WindowInput[8];
  private int first;
  private int last;

  /** Number of windows with input. */
  public int windows() {
    return last - first;
  }

  /** Number of the i-th window with input, ascending. */
  public long window(int i) {
    return windows[first + i];
  }

  /** The input of the i-th window with input. */
  public WindowInput input(int i) {
    return inputs[first + i];
  }

  /**
   * Number of events of an input.
   *
   * @param book index of the input in the books
   */
  long events(int book) {
    long all = 0;
    for (int i = first; i < last; i++) {
      long[] events = inputs[i].events();
      all += book < events.length ? events[book] : 0;
    }
    return all;
  }

  /** The input of a window, made if there is none. */
  public WindowInput at(long window) {
    // Events come nearly in order: the newest window is the usual one.
    if (last > first && windows[last - 1] == window) {
      return inputs[last - 1];
    }
    if (last == first || windows[last - 1] < window) {
      return insert(last, window, new WindowInput());
    }
    int found = Arrays.binarySearch(windows, first, last, window);
    if (found >= 0) {
      return inputs[found];
    }
    return insert(-found - 1, window, new WindowInput());
  }

  /** Adds the input of a window later than all others. */
  public void append(long window, WindowInput input) {
    if (last > first && windows[last - 1] >= window) {
      throw new IllegalArgumentException("window " + window + " after " + windows[last - 1]);
    }
    insert(last, window, input);
  }

  private WindowInput insert(int at, long window, WindowInput input) {
    if (last == windows.length) {
      int size = last - first;
      int capacity = size > windows.length / 2 ? 2 * windows.length : windows.length;
      long[] movedWindows = new long[capacity];
      WindowInput[] movedInputs = new WindowInput[capacity];
      System.arraycopy(windows, first, movedWindows, 0, size);
      System.arraycopy(inputs, first, movedInputs, 0, size);
      windows = movedWindows;
      inputs = movedInputs;
      at -= first;
      first = 0;
      last = size;
    }
    System.arraycopy(windows, at, windows, at + 1, last - at);
    System.arraycopy(inputs, at, inputs, at + 1, last - at);
    windows[at] = window;
    inputs[at] = input;
    last++;
    return input;
  }

  /** Takes out the input of the given window if it is the first that waits; else null. */
  public WindowInput takeIfFirst(long window) {
    if (first == last || windows[first] != window) {
      return null;
    }
    WindowInput input = inputs[first];
    inputs[first++] = null;
    if (first == last) {
      first = 0;
      last = 0;
    }
    return input;
  }

  /** A deep copy. */
  public PendingInput copy() {
    PendingInput copy = new PendingInput();
    for (int i = 0; i < windows(); i++) {
      copy.append(window(i), input(i).copy());
    }
    return copy;
  }
}
