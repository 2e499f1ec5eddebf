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
 * {@link VectorStepKernel} without its check for finite numbers: what the check costs is measured
 * against it. The same bits as long as all numbers are finite. For c below 0 only.
 */
public final class UncheckedVectorStepKernel implements StepKernel {

  private static final VectorSpecies<Float> FLOATS =
      FloatVector.SPECIES_PREFERRED.length() >= 8
          ? FloatVector.SPECIES_256
          : FloatVector.SPECIES_128;

  private static final VectorSpecies<Integer> INTS =
      FLOATS.length() == 8 ? IntVector.SPECIES_256 : IntVector.SPECIES_128;

  private static final int LANES = FLOATS.length();
  private static final int GROUP = 4 * LANES;

  private static final IntVector SPREAD =
      IntVector.broadcast(INTS, LANES - 1).sub(IntVector.zero(INTS).addIndex(1));

  @Override
  public void part(
      float[] v, float[] u, float[] current, int from, int to, StepConstants c, StepOutput out) {
    if (!(c.c() < 0)) {
      throw new IllegalArgumentException("c = " + c.c() + ": expected less than 0");
    }
    int end = to - (to - from) % GROUP;
    stepGroups(v, u, current, from, end, c, out);
    if (end < to) {
      float[] alarm = out.alarm(to);
      UncheckedPlainStepKernel.advance(v, u, current, alarm, end, to, c);
      UncheckedPlainStepKernel.settle(v, u, alarm, end, to, c, out);
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
      out.spikes(
          i,
          fired.lanewise(VectorOperators.LSHR, spread).reduceLanes(VectorOperators.OR)
              >>> (32 - GROUP));
    }
  }

  @Override
  public void stepRecurrent(
      float[] v,
      float[] u,
      float[] current,
      float[] recurrent,
      int size,
      StepConstants c,
      StepOutput out) {
    throw new UnsupportedOperationException("the benchmark steps feed-forward");
  }

  @Override
  public String description() {
    return "unchecked-vector";
  }
}
