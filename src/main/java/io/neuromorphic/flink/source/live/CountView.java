/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

import java.util.function.LongSupplier;
import org.apache.flink.metrics.Counter;

/**
 * A counter that another one counts for.
 *
 * @param count what it has counted; asked by any thread
 */
record CountView(LongSupplier count) implements Counter {

  @Override
  public long getCount() {
    return count.getAsLong();
  }

  @Override
  public void inc() {
    throw readOnly();
  }

  @Override
  public void inc(long more) {
    throw readOnly();
  }

  @Override
  public void dec() {
    throw readOnly();
  }

  @Override
  public void dec(long less) {
    throw readOnly();
  }

  private static UnsupportedOperationException readOnly() {
    return new UnsupportedOperationException("this counter is only read");
  }
}
