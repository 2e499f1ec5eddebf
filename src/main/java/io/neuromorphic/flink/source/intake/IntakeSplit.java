/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import org.apache.flink.api.connector.source.SourceSplit;

/**
 * A split of the wrapped source, with the clock that its events are judged by.
 *
 * @param <S> kind of splits of the wrapped source
 */
public final class IntakeSplit<S extends SourceSplit> implements SourceSplit {

  private final S split;
  private final SplitClock clock;
  private final boolean ended;

  IntakeSplit(S split, SplitClock clock) {
    this(split, clock, false);
  }

  IntakeSplit(S split, SplitClock clock, boolean ended) {
    this.split = split;
    this.clock = clock;
    this.ended = ended;
  }

  /** Whether it is not to be read: it only tells what those before the next have reached. */
  boolean hasEnded() {
    return ended;
  }

  S split() {
    return split;
  }

  SplitClock clock() {
    return clock;
  }

  @Override
  public String splitId() {
    return split.splitId();
  }
}
