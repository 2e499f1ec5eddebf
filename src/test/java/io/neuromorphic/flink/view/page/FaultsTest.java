/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A page asks again and again: that must not fill the log. */
class FaultsTest {

  private final Faults faults = new Faults();

  private boolean log(RuntimeException fault, String place) {
    fault.setStackTrace(
        new StackTraceElement[] {new StackTraceElement("Frame", place, "Frame.java", 1)});
    return faults.log("/api/frame", fault);
  }

  @Test
  void eachKindIsLoggedOnce() {
    assertThat(log(new IllegalStateException("a"), "of")).isTrue();
    assertThat(log(new IllegalStateException("b"), "of")).as("another text").isFalse();
    assertThat(log(new IllegalStateException("a"), "state")).as("another place").isTrue();
    assertThat(log(new NullPointerException("a"), "of")).as("another type").isTrue();
    assertThat(log(new NullPointerException("a"), "of")).isFalse();
  }

  @Test
  void kindsWithoutEndAreNotKept() {
    long logged = 0;
    for (int i = 0; i < 1_000; i++) {
      logged += log(new IllegalStateException(), "place" + i) ? 1 : 0;
    }
    assertThat(logged).isEqualTo(100);
  }
}
