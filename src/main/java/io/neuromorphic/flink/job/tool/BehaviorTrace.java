/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.tool;

import io.neuromorphic.flink.kernel.IzhikevichBehavior;
import io.neuromorphic.flink.kernel.IzhikevichParameters;
import io.neuromorphic.flink.kernel.IzhikevichState;
import io.neuromorphic.flink.kernel.StepConstants;
import io.neuromorphic.flink.kernel.StepKernels;
import io.neuromorphic.flink.kernel.StepOutput;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/**
 * A named behaviour over a window of model time. Step i leads from time i·timestep to
 * (i+1)·timestep under the current of its beginning; a spike bears the time of the end of its step.
 *
 * @param name of the behaviour
 * @param shows what it shows
 * @param stimulus the current in words
 * @param timestep model ms
 * @param dt seconds a step: timestep / tau_inv
 * @param v membrane potential, mV, at every time from 0 on: one more than steps
 * @param u recovery variable, likewise
 * @param current of every step
 * @param spikes steps that fired, ascending
 * @param lengthMillis up to where the stimulus has something to show, model ms; 0 if everywhere
 */
@SuppressWarnings("ArrayRecordComponent") // Made for one reader.
public record BehaviorTrace(
    String name,
    String shows,
    String stimulus,
    double timestep,
    double dt,
    float[] v,
    float[] u,
    float[] current,
    int[] spikes,
    double lengthMillis) {

  /** Ten million steps: a second of work, and as much as a plot can bear. */
  private static final double MOST_STEPS = 1e7;

  /**
   * The current to show a behaviour under, where it is not its own.
   *
   * @param current from the onset on; before it, 0
   * @param onsetMillis model ms
   */
  public record Step(double current, double onsetMillis) {}

  /**
   * Runs a behaviour from its initial state.
   *
   * @param name as in Norse
   * @param step current, or nothing for the behaviour's own stimulus
   * @param timeMillis length of the window, model ms
   * @param timestep model ms
   * @throws UsageException for an unknown name or a window that is none
   */
  public static BehaviorTrace of(
      String name, Optional<Step> step, double timeMillis, double timestep) {
    IzhikevichBehavior behavior = behavior(name);
    int steps = steps(timeMillis, timestep);
    Stimulus stimulus =
        step.map(s -> Stimulus.step(s.current(), s.onsetMillis()))
            .orElseGet(() -> Stimulus.of(behavior));
    float[] current = new float[steps];
    BigDecimal exactStep = BigDecimal.valueOf(timestep);
    for (int i = 0; i < steps; i++) {
      // The double nearest to i times the decimal: i * 0.1 would miss 20 by a hair.
      current[i] = stimulus.at(exactStep.multiply(BigDecimal.valueOf(i)).doubleValue());
    }
    double dt = timestep / behavior.parameters().tauInv();
    return run(behavior, stimulus, timestep, dt, current);
  }

  /**
   * Runs a behaviour under its own stimulus, until that has nothing more to show.
   *
   * @param name as in Norse
   * @param timestep model ms
   * @throws UsageException for an unknown name or a timestep that is none
   */
  public static BehaviorTrace whole(String name, double timestep) {
    return of(name, Optional.empty(), Stimulus.of(behavior(name)).lengthMillis(), timestep);
  }

  /** Model time of the end of a step, ms. */
  public double endMillis(int step) {
    return BigDecimal.valueOf(timestep).multiply(BigDecimal.valueOf(step + 1L)).doubleValue();
  }

  /** Length of the window, model ms. */
  public double timeMillis() {
    return endMillis(current.length - 1);
  }

  private static BehaviorTrace run(
      IzhikevichBehavior behavior, Stimulus stimulus, double timestep, double dt, float[] current) {
    int steps = current.length;
    IzhikevichParameters p = behavior.parameters();
    IzhikevichState state = behavior.behavior().s();
    float[] v = new float[steps + 1];
    float[] u = new float[steps + 1];
    v[0] = state.v()[0];
    u[0] = state.u()[0];
    StepConstants constants = StepConstants.of(p, dt, v[0], u[0]);
    StepOutput out = new StepOutput(1);
    int[] spikes = new int[steps];
    int fired = 0;
    float[] now = new float[1];
    for (int i = 0; i < steps; i++) {
      now[0] = current[i];
      StepKernels.best().step(state.v(), state.u(), now, 1, constants, out);
      v[i + 1] = state.v()[0];
      u[i + 1] = state.u()[0];
      if (out.spikeCount() > 0) {
        spikes[fired++] = i;
      }
    }
    return new BehaviorTrace(
        behavior.norseName(),
        behavior.shows(),
        stimulus.words(),
        timestep,
        dt,
        v,
        u,
        current,
        Arrays.copyOf(spikes, fired),
        stimulus.lengthMillis());
  }

  private static IzhikevichBehavior behavior(String name) {
    try {
      return IzhikevichBehavior.of(name);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  private static int steps(double timeMillis, double timestep) {
    if (!(timestep > 0) || !Double.isFinite(timestep)) {
      throw new UsageException("--timestep " + timestep + ": expected model ms above 0");
    }
    if (!(timeMillis >= timestep) || !Double.isFinite(timeMillis)) {
      throw new UsageException(
          "--time " + timeMillis + ": expected at least one timestep of " + timestep + " ms");
    }
    double steps = Math.ceil(timeMillis / timestep - 1e-9);
    if (steps > MOST_STEPS) {
      throw new UsageException(
          "--time " + timeMillis + ": more than ten million steps of " + timestep + " ms");
    }
    return (int) steps;
  }
}
