/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The step with the Vector API: four vectors at a time, their alarms gathered into one int. Loaded
 * only where the module {@code jdk.incubator.vector} is present; see {@link StepKernels}.
 */
final class VectorStepKernel implements StepKernel {

  /** At most 8 lanes, so that the alarms of four vectors fit one int. */
  private static final VectorSpecies<Float> FLOATS =
      FloatVector.SPECIES_PREFERRED.length() >= 8
          ? FloatVector.SPECIES_256
          : FloatVector.SPECIES_128;

  private static final VectorSpecies<Integer> INTS =
      FLOATS.length() == 8 ? IntVector.SPECIES_256 : IntVector.SPECIES_128;

  private static final int LANES = FLOATS.length();
  private static final int GROUP = 4 * LANES;
  private static final int SIGN = 0x8000_0000;
  private static final int INFINITY = 0x7f80_0000;

  /** Lane l moves its bits down by LANES - 1 - l, so that no two lanes share one. */
  private static final IntVector SPREAD =
      IntVector.broadcast(INTS, LANES - 1).sub(IntVector.zero(INTS).addIndex(1));

  private final PlainStepKernel plain = new PlainStepKernel();

  /** Vectors narrower than four lanes are not worth it. */
  static boolean useful() {
    return FloatVector.SPECIES_PREFERRED.length() >= 4;
  }

  @Override
  public void step(
      float[] v, float[] u, float[] current, int size, StepConstants c, StepOutput out) {
    out.start(size);
    FloatVector k = FloatVector.broadcast(FLOATS, c.k());
    FloatVector ka = FloatVector.broadcast(FLOATS, c.ka());
    FloatVector sq = FloatVector.broadcast(FLOATS, c.sq());
    FloatVector mn = FloatVector.broadcast(FLOATS, c.mn());
    FloatVector bias = FloatVector.broadcast(FLOATS, c.bias());
    FloatVector b = FloatVector.broadcast(FLOATS, c.b());
    FloatVector vTh = FloatVector.broadcast(FLOATS, c.vTh());
    FloatVector quietV = FloatVector.broadcast(FLOATS, c.quietV());
    FloatVector quietU = FloatVector.broadcast(FLOATS, c.quietU());
    FloatVector zero = FloatVector.zero(FLOATS);
    IntVector infinity = IntVector.broadcast(INTS, INFINITY);
    IntVector sign = IntVector.broadcast(INTS, SIGN);
    IntVector spread = SPREAD;
    int end = size - size % GROUP;
    for (int i = 0; i < end; i += GROUP) {
      IntVector alarms = IntVector.zero(INTS);
      for (int j = 0; j < GROUP; j += LANES) {
        FloatVector x = FloatVector.fromArray(FLOATS, v, i + j);
        FloatVector y = FloatVector.fromArray(FLOATS, u, i + j);
        FloatVector input = FloatVector.fromArray(FLOATS, current, i + j);
        FloatVector v1 = x.add(k.mul(sq.mul(x.mul(x)).add(mn.mul(x)).add(bias).sub(y).add(input)));
        FloatVector u1 = y.add(ka.mul(b.mul(x).sub(y)));
        v1.add(quietV).intoArray(v, i + j);
        u1.add(quietU).intoArray(u, i + j);
        // Negative above the threshold, NaN where v' or u' is not finite.
        IntVector slack = vTh.sub(v1).add(v1.add(u1).mul(zero)).reinterpretAsInts();
        // The sign bit of slack | (infinity - slack) is set for both.
        IntVector alarm = slack.or(infinity.sub(slack)).and(sign);
        alarms = alarms.lanewise(VectorOperators.LSHR, LANES).or(alarm);
      }
      int bits = alarms.lanewise(VectorOperators.LSHR, spread).reduceLanes(VectorOperators.OR);
      for (bits >>>= 32 - GROUP; bits != 0; bits &= bits - 1) {
        out.settle(v, u, i + Integer.numberOfTrailingZeros(bits), c);
      }
    }
    if (end < size) {
      float[] alarm = out.alarm(size);
      PlainStepKernel.advance(v, u, current, alarm, end, size, c);
      PlainStepKernel.settle(v, u, alarm, end, size, c, out);
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
