/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The step with the Vector API: four vectors at a time, their alarms gathered into one int. Loaded
 * only where the module {@code jdk.incubator.vector} is present; see {@link StepKernels}.
 */
final class VectorStepKernel implements StepKernel {

  /** At most 8 lanes, so that the spikes of four vectors fit one int. */
  private static final VectorSpecies<Float> FLOATS =
      FloatVector.SPECIES_PREFERRED.length() >= 8
          ? FloatVector.SPECIES_256
          : FloatVector.SPECIES_128;

  private static final VectorSpecies<Integer> INTS =
      FLOATS.length() == 8 ? IntVector.SPECIES_256 : IntVector.SPECIES_128;

  private static final int LANES = FLOATS.length();
  private static final int GROUP = 4 * LANES;

  /** Lane l moves its bits down by LANES - 1 - l, so that no two lanes share one. */
  private static final IntVector SPREAD =
      IntVector.broadcast(INTS, LANES - 1).sub(IntVector.zero(INTS).addIndex(1));

  private final PlainStepKernel plain = new PlainStepKernel();

  /** Vectors narrower than four lanes are not worth it. */
  static boolean useful() {
    return FloatVector.SPECIES_PREFERRED.length() >= 4;
  }

  @Override
  public void part(
      float[] v, float[] u, float[] current, int from, int to, StepConstants c, StepOutput out) {
    int end = to - (to - from) % GROUP;
    stepGroups(v, u, current, from, end, c, out);
    stepRest(v, u, current, end, to, c, out);
  }

  @Override
  public void partFinite(
      float[] v, float[] u, float[] current, int from, int to, StepConstants c, StepOutput out) {
    if (!(c.c() < 0)) {
      part(v, u, current, from, to, c, out);
      return;
    }
    int end = to - (to - from) % GROUP;
    stepFiniteGroups(v, u, current, from, end, c, out);
    stepRest(v, u, current, end, to, c, out);
  }

  private static void stepRest(
      float[] v, float[] u, float[] current, int from, int size, StepConstants c, StepOutput out) {
    if (from < size) {
      float[] alarm = out.alarm(size);
      PlainStepKernel.advance(v, u, current, alarm, from, size, c);
      PlainStepKernel.settle(v, u, alarm, from, size, c, out);
    }
  }

  private static void stepGroups(
      float[] v, float[] u, float[] current, int from, int end, StepConstants c, StepOutput out) {
    FloatVector k = FloatVector.broadcast(FLOATS, c.k());
    FloatVector ka = FloatVector.broadcast(FLOATS, c.ka());
    FloatVector sq = FloatVector.broadcast(FLOATS, c.sq());
    FloatVector mn = FloatVector.broadcast(FLOATS, c.mn());
    FloatVector bias = FloatVector.broadcast(FLOATS, c.bias());
    FloatVector b = FloatVector.broadcast(FLOATS, c.b());
    FloatVector d = FloatVector.broadcast(FLOATS, c.d());
    FloatVector resetV = FloatVector.broadcast(FLOATS, c.c());
    // Not -0, so that slack is not -0 either, and its sign bit means "above".
    FloatVector vTh = FloatVector.broadcast(FLOATS, c.vTh() + 0f);
    FloatVector quietV = FloatVector.broadcast(FLOATS, c.quietV());
    FloatVector quietU = FloatVector.broadcast(FLOATS, c.quietU());
    FloatVector zero = FloatVector.zero(FLOATS);
    IntVector sign = IntVector.broadcast(INTS, 0x8000_0000);
    IntVector spread = SPREAD;
    for (int i = from; i < end; i += GROUP) {
      IntVector fired = IntVector.zero(INTS);
      IntVector poison = IntVector.zero(INTS);
      for (int j = i; j < i + GROUP; j += LANES) {
        FloatVector x = FloatVector.fromArray(FLOATS, v, j);
        FloatVector y = FloatVector.fromArray(FLOATS, u, j);
        FloatVector input = FloatVector.fromArray(FLOATS, current, j);
        FloatVector v1 = x.add(k.mul(sq.mul(x.mul(x)).add(mn.mul(x)).add(bias).sub(y).add(input)));
        FloatVector u1 = y.add(ka.mul(b.mul(x).sub(y)));
        FloatVector slack = vTh.sub(v1);
        VectorMask<Float> over = slack.compare(VectorOperators.LT, zero);
        // Norse's blend: 0·v' makes a reset from beyond the finite numbers NaN.
        FloatVector wiped = v1.mul(zero);
        FloatVector nextV = v1.add(quietV).blend(wiped.add(resetV), over);
        FloatVector nextU = u1.add(quietU.blend(d, over));
        nextV.intoArray(v, j);
        nextU.intoArray(u, j);
        // 0·v'·u, which is 0 or -0 unless one of them is not finite. A product and a bit operation:
        // it is additions that the rest waits for.
        poison = poison.or(wiped.mul(nextU).reinterpretAsInts());
        fired = fired.lanewise(VectorOperators.LSHR, LANES).or(slack.reinterpretAsInts().and(sign));
      }
      int bits =
          fired.lanewise(VectorOperators.LSHR, spread).reduceLanes(VectorOperators.OR)
              >>> (32 - GROUP);
      if (poison.reinterpretAsFloats().compare(VectorOperators.NE, zero).anyTrue()) {
        settleGroup(v, u, i, bits, c, out);
      } else {
        out.spikes(i, bits);
      }
    }
  }

  /** For c &lt; 0: {@link StepConstants#quietV} is -0, which changes nothing, and v is c or v'. */
  private static void stepFiniteGroups(
      float[] v, float[] u, float[] current, int from, int end, StepConstants c, StepOutput out) {
    FloatVector k = FloatVector.broadcast(FLOATS, c.k());
    FloatVector ka = FloatVector.broadcast(FLOATS, c.ka());
    FloatVector sq = FloatVector.broadcast(FLOATS, c.sq());
    FloatVector mn = FloatVector.broadcast(FLOATS, c.mn());
    FloatVector bias = FloatVector.broadcast(FLOATS, c.bias());
    FloatVector b = FloatVector.broadcast(FLOATS, c.b());
    FloatVector d = FloatVector.broadcast(FLOATS, c.d());
    FloatVector resetV = FloatVector.broadcast(FLOATS, c.c());
    FloatVector vTh = FloatVector.broadcast(FLOATS, c.vTh() + 0f);
    FloatVector quietU = FloatVector.broadcast(FLOATS, c.quietU());
    FloatVector zero = FloatVector.zero(FLOATS);
    IntVector sign = IntVector.broadcast(INTS, 0x8000_0000);
    IntVector spread = SPREAD;
    for (int i = from; i < end; i += GROUP) {
      IntVector fired = IntVector.zero(INTS);
      for (int j = i; j < i + GROUP; j += LANES) {
        FloatVector x = FloatVector.fromArray(FLOATS, v, j);
        FloatVector y = FloatVector.fromArray(FLOATS, u, j);
        FloatVector input = FloatVector.fromArray(FLOATS, current, j);
        FloatVector v1 = x.add(k.mul(sq.mul(x.mul(x)).add(mn.mul(x)).add(bias).sub(y).add(input)));
        FloatVector u1 = y.add(ka.mul(b.mul(x).sub(y)));
        FloatVector slack = vTh.sub(v1);
        VectorMask<Float> over = slack.compare(VectorOperators.LT, zero);
        v1.blend(resetV, over).intoArray(v, j);
        u1.add(quietU.blend(d, over)).intoArray(u, j);
        fired = fired.lanewise(VectorOperators.LSHR, LANES).or(slack.reinterpretAsInts().and(sign));
      }
      int bits =
          fired.lanewise(VectorOperators.LSHR, spread).reduceLanes(VectorOperators.OR)
              >>> (32 - GROUP);
      out.spikes(i, bits);
    }
  }

  /** A group with a neuron whose v or u is not finite; of all others the bits are right. */
  private static void settleGroup(
      float[] v, float[] u, int first, int bits, StepConstants c, StepOutput out) {
    for (int n = 0; n < GROUP; n++) {
      int i = first + n;
      if (!Float.isFinite(v[i]) || !Float.isFinite(u[i])) {
        out.settle(v, u, i, c);
      } else if ((bits >>> n & 1) != 0) {
        out.spike(i);
      }
    }
  }

  /** Recurrent populations spend their time in sums over weights: the plain step serves them. */
  @Override
  public void stepRecurrent(
      float[] v,
      float[] u,
      float[] current,
      float[] recurrent,
      int size,
      StepConstants c,
      StepOutput out) {
    plain.stepRecurrent(v, u, current, recurrent, size, c, out);
  }

  @Override
  public String description() {
    return "vector, " + LANES + " lanes";
  }
}
