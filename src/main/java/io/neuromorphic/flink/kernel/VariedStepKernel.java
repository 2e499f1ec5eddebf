/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import java.util.Arrays;
import java.util.Map;

/**
 * Steps one set of neurons that do not all have the same parameters. Made for these neurons: it has
 * their constants, and does not look at those that it is given. Written like the plain kernel: the
 * arithmetic in a loop that the JIT makes vectors of, then a pass over the few that fired.
 */
public final class VariedStepKernel implements StepKernel {

  private static final int BLOCK = 1_024;

  private final VariedConstants all;

  /**
   * For the neurons {@code [first, first + initialV.length)} of a population.
   *
   * @param base what is the same for all
   * @param varied by Norse's names: a number for every neuron of the population
   * @param dt seconds
   * @param initialV of every neuron of the range, mV: where it starts again when it is not finite
   * @param initialU of every neuron of the range
   * @param first neuron of the range
   * @throws IllegalArgumentException names the neuron whose constants are not finite
   */
  public VariedStepKernel(
      IzhikevichParameters base,
      Map<String, double[]> varied,
      double dt,
      float[] initialV,
      float[] initialU,
      int first) {
    this(VariedConstants.of(base, varied, dt, initialV, initialU, first));
  }

  VariedStepKernel(VariedConstants all) {
    this.all = all;
  }

  @Override
  public void part(
      float[] v, float[] u, float[] current, int from, int to, StepConstants k, StepOutput out) {
    float[] alarm = out.alarm(to);
    int next;
    for (int block = from; block < to; block = next) {
      next = Math.min(to, block + BLOCK);
      advance(v, u, current, alarm, block, next, all);
      settle(v, u, alarm, block, next, out);
    }
  }

  @Override
  public void partRecurrent(
      float[] v,
      float[] u,
      float[] current,
      float[] recurrent,
      int from,
      int to,
      StepConstants k,
      StepOutput out) {
    float[] alarm = out.alarm(to);
    int next;
    for (int block = from; block < to; block = next) {
      next = Math.min(to, block + BLOCK);
      advanceRecurrent(v, u, current, recurrent, alarm, block, next, all);
      settle(v, u, alarm, block, next, out);
    }
  }

  @Override
  public void stepDense(
      float[] v, float[] u, float[] current, float[] z, int size, StepConstants k, StepOutput out) {
    step(v, u, current, size, k, out);
    Arrays.fill(z, 0, size, 0f);
    for (int n = 0; n < out.spikeCount(); n++) {
      z[out.spikes()[n]] = 1f;
    }
    out.forgetSpikes();
  }

  @Override
  public String description() {
    return "plain, parameters by neuron";
  }

  // As in the plain kernel: 0 for a neuron that stays quiet, positive or NaN for any other.
  private static void advance(
      float[] v, float[] u, float[] current, float[] alarm, int from, int to, VariedConstants all) {
    float[] k = all.k();
    float[] ka = all.ka();
    float[] sq = all.sq();
    float[] mn = all.mn();
    float[] bias = all.bias();
    float[] b = all.b();
    float[] vTh = all.vTh();
    float[] quietV = all.quietV();
    float[] quietU = all.quietU();
    for (int i = from; i < to; i++) {
      float x = v[i];
      float y = u[i];
      float v1 = x + k[i] * ((((sq[i] * (x * x) + mn[i] * x) + bias[i]) - y) + current[i]);
      float u1 = y + ka[i] * (b[i] * x - y);
      float above = (v1 - vTh[i]) + 0f * u1;
      v[i] = v1 + quietV[i];
      u[i] = u1 + quietU[i];
      alarm[i] = above + Math.abs(above);
    }
  }

  private static void advanceRecurrent(
      float[] v,
      float[] u,
      float[] current,
      float[] recurrent,
      float[] alarm,
      int from,
      int to,
      VariedConstants all) {
    float[] k = all.k();
    float[] ka = all.ka();
    float[] sq = all.sq();
    float[] mn = all.mn();
    float[] bias = all.bias();
    float[] b = all.b();
    float[] vTh = all.vTh();
    float[] quietV = all.quietV();
    float[] quietU = all.quietU();
    for (int i = from; i < to; i++) {
      float x = v[i];
      float y = u[i];
      float bracket = ((((sq[i] * (x * x) + mn[i] * x) + bias[i]) - y) + current[i]) + recurrent[i];
      float v1 = x + k[i] * bracket;
      float u1 = y + ka[i] * (b[i] * x - y);
      float above = (v1 - vTh[i]) + 0f * u1;
      v[i] = v1 + quietV[i];
      u[i] = u1 + quietU[i];
      alarm[i] = above + Math.abs(above);
    }
  }

  private void settle(float[] v, float[] u, float[] alarm, int from, int to, StepOutput out) {
    for (int i = from; i < to; i++) {
      if (!(alarm[i] == 0f)
          && out.settle(
              v,
              u,
              i,
              all.vTh()[i],
              all.c()[i],
              all.d()[i],
              all.initialV()[i],
              all.initialU()[i])) {
        out.spike(i);
      }
    }
  }
}
