/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.event.Rejection;
import io.neuromorphic.flink.state.NeuromorphicTypes;
import org.apache.flink.util.OutputTag;

/** The side output of rejected events, the same for all operators. */
public final class RejectedTag {

  public static final OutputTag<Rejection> REJECTED =
      new OutputTag<>("rejected", NeuromorphicTypes.REJECTION);

  private RejectedTag() {}
}
