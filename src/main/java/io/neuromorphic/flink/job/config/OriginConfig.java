/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import java.util.OptionalLong;

/**
 * Start of the first dt window that is stepped.
 *
 * @param micros the user's instant, µs; empty for {@code auto}
 */
public record OriginConfig(OptionalLong micros) {

  /** Found by looking at the first events of the inputs. */
  public static final OriginConfig AUTO = new OriginConfig(OptionalLong.empty());
}
