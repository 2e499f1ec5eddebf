/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.event.RejectReason;

/** Names of the accumulators in which a job tells its totals. */
public final class JobCounters {

  public static final String STEPS = "neuromorphic.steps";
  public static final String NEURON_STEPS = "neuromorphic.neuron-steps";
  public static final String RESETS = "neuromorphic.resets";
  public static final String SATURATED = "neuromorphic.saturated";
  public static final String DIGEST_A = "neuromorphic.digest-a";
  public static final String DIGEST_B = "neuromorphic.digest-b";

  /** Wall clock of the first packet read, ms; the least of all subtasks. */
  public static final String FIRST_READ_MILLIS = "neuromorphic.first-read-millis";

  /** Wall clock of the last step, ms; the greatest of all subtasks. */
  public static final String LAST_STEP_MILLIS = "neuromorphic.last-step-millis";

  /** Events that had been read when the job was put back to a snapshot. */
  public static final String READ_BEFORE = "neuromorphic.read-before";

  private JobCounters() {}

  /** Spikes of a population. */
  public static String spikes(String population) {
    return "neuromorphic.spikes." + population;
  }

  /** How much of an input was consumed: bytes of files, else events. */
  public static String work(String input) {
    return "neuromorphic.work." + input;
  }

  /** Events read from an input. */
  public static String read(String input) {
    return "neuromorphic.read." + input;
  }

  /** Events of an input that entered a step. */
  public static String integrated(String input) {
    return "neuromorphic.integrated." + input;
  }

  /** Events of an input that no neuron or polarity wants. */
  public static String filtered(String input) {
    return "neuromorphic.filtered." + input;
  }

  /** Events of an input that wait for their window to be complete. */
  public static String pending(String input) {
    return "neuromorphic.pending." + input;
  }

  /** Events of an input rejected for a reason. */
  public static String rejected(String input, RejectReason reason) {
    return "neuromorphic.rejected." + reason.word() + "." + input;
  }
}
