/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The step with the Vector API. Loaded only where the module {@code jdk.incubator.vector} is
 * present; see {@link StepKernels}.
 *
 * <p>The arithmetic stands in three small methods that the JIT puts into four loops: a list of
 * spikes or z, with the check for finite numbers or without. A vector that fails the check is left
 * to the plain kernel, before anything of it is stored; so is all of a population whose c is not
 * below 0, where Norse's blend has zeros that a choice between v' and c has not.
 */
final class VectorStepKernel implements StepKernel {

  /** At most 16 lanes, so that the spikes of four vectors fit one long. */
  private static final VectorSpecies<Float> FLOATS =
      FloatVector.SPECIES_PREFERRED.length() > 16
          ? FloatVector.SPECIES_512
          : FloatVector.SPECIES_PREFERRED;

  private static final VectorSpecies<Integer> INTS = FLOATS.withLanes(int.class);

  private static final int LANES = FLOATS.length();

  /** JDK 17 has no masks in registers: {@code toLong} is slow, and a blend takes two more steps. */
  private static final boolean MASKS = Runtime.version().feature() > 17;

  /** Where a blend costs more than the same in bits: with AVX-512 on JDK 17. */
  private static final boolean BITWISE = !MASKS && LANES == 16;

  /** Vectors whose spikes are told at once: of as many neurons as bits can be gathered of. */
  private static final int VECTORS = MASKS ? 4 : Integer.SIZE / LANES;

  private static final int GROUP = VECTORS * LANES;

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
    if (!(c.c() < 0)) {
      plain.part(v, u, current, from, to, c, out);
      return;
    }
    int end = to - (to - from) % GROUP;
    groups(v, u, current, from, end, c, out);
    if (end < to) {
      float[] z = out.alarm(to);
      int left = vectors(v, u, current, z, end, to, c, out);
      PlainStepKernel.partDense(v, u, current, z, left, to, c, out);
      out.spikes(z, end, to);
    }
  }

  @Override
  public void partFinite(
      float[] v, float[] u, float[] current, int from, int to, StepConstants c, StepOutput out) {
    if (!(c.c() < 0)) {
      plain.part(v, u, current, from, to, c, out);
      return;
    }
    int end = to - (to - from) % GROUP;
    finiteGroups(v, u, current, from, end, c, out);
    if (end < to) {
      float[] z = out.alarm(to);
      int left = finiteVectors(v, u, current, z, end, to, c);
      PlainStepKernel.partDense(v, u, current, z, left, to, c, out);
      out.spikes(z, end, to);
    }
  }

  @Override
  public void stepDense(
      float[] v, float[] u, float[] current, float[] z, int size, StepConstants c, StepOutput out) {
    if (!(c.c() < 0)) {
      plain.stepDense(v, u, current, z, size, c, out);
      return;
    }
    out.start(size);
    int left = vectors(v, u, current, z, 0, size, c, out);
    PlainStepKernel.partDense(v, u, current, z, left, size, c, out);
  }

  @Override
  public void stepDenseFinite(
      float[] v, float[] u, float[] current, float[] z, int size, StepConstants c, StepOutput out) {
    if (!(c.c() < 0)) {
      plain.stepDense(v, u, current, z, size, c, out);
      return;
    }
    out.start(size);
    int left = finiteVectors(v, u, current, z, 0, size, c);
    PlainStepKernel.partDense(v, u, current, z, left, size, c, out);
  }

  private static FloatVector nextV(
      FloatVector v, FloatVector u, FloatVector current, StepConstants c) {
    FloatVector square = v.mul(v).mul(c.sq());
    return v.add(square.add(v.mul(c.mn())).add(c.bias()).sub(u).add(current).mul(c.k()));
  }

  private static FloatVector nextU(FloatVector v, FloatVector u, StepConstants c) {
    return u.add(v.mul(c.b()).sub(u).mul(c.ka()));
  }

  /**
   * {@code fired} where v' is above the threshold, else {@code quiet}.
   *
   * @param vTh not -0, so that vTh - v' is not -0 either, and its sign bit means "above"
   */
  private static FloatVector choose(
      FloatVector v1, FloatVector vTh, FloatVector quiet, FloatVector fired) {
    if (!BITWISE) {
      return quiet.blend(fired, v1.compare(VectorOperators.GT, vTh));
    }
    IntVector over = vTh.sub(v1).reinterpretAsInts().lanewise(VectorOperators.ASHR, 31);
    IntVector bits = quiet.reinterpretAsInts();
    IntVector change = bits.lanewise(VectorOperators.XOR, fired.reinterpretAsInts()).and(over);
    return bits.lanewise(VectorOperators.XOR, change).reinterpretAsFloats();
  }

  /** Whether a neuron may have left the finite numbers: 0·(v'·u') is 0 or -0, or else NaN. */
  private static boolean isWild(FloatVector v1, FloatVector u1, FloatVector zero) {
    return v1.mul(u1).mul(zero).compare(VectorOperators.NE, zero).anyTrue();
  }

  private static void groups(
      float[] v, float[] u, float[] current, int from, int end, StepConstants c, StepOutput out) {
    FloatVector vTh = FloatVector.broadcast(FLOATS, c.vTh() + 0f);
    FloatVector resetV = FloatVector.broadcast(FLOATS, c.c());
    FloatVector quietU = FloatVector.broadcast(FLOATS, c.quietU());
    FloatVector d = FloatVector.broadcast(FLOATS, c.d());
    FloatVector zero = FloatVector.zero(FLOATS);
    IntVector spread = SPREAD;
    for (int i = from; i < end; i += GROUP) {
      IntVector signs = IntVector.zero(INTS);
      long bits = 0;
      for (int n = 0; n < VECTORS; n++) {
        int j = i + n * LANES;
        FloatVector x = FloatVector.fromArray(FLOATS, v, j);
        FloatVector y = FloatVector.fromArray(FLOATS, u, j);
        FloatVector v1 = nextV(x, y, FloatVector.fromArray(FLOATS, current, j), c);
        FloatVector u1 = nextU(x, y, c);
        if (isWild(v1, u1, zero)) {
          bits |= plainly(v, u, current, j, c, out) << n * LANES;
          signs = signs.lanewise(VectorOperators.LSHR, LANES);
          continue;
        }
        choose(v1, vTh, v1, resetV).intoArray(v, j);
        u1.add(choose(v1, vTh, quietU, d)).intoArray(u, j);
        if (MASKS) {
          bits |= v1.compare(VectorOperators.GT, vTh).toLong() << n * LANES;
        } else {
          signs = withSigns(signs, vTh.sub(v1));
        }
      }
      out.spikes(i, MASKS ? bits : bits | gathered(signs, spread));
    }
  }

  private static void finiteGroups(
      float[] v, float[] u, float[] current, int from, int end, StepConstants c, StepOutput out) {
    FloatVector vTh = FloatVector.broadcast(FLOATS, c.vTh() + 0f);
    FloatVector resetV = FloatVector.broadcast(FLOATS, c.c());
    FloatVector quietU = FloatVector.broadcast(FLOATS, c.quietU());
    FloatVector d = FloatVector.broadcast(FLOATS, c.d());
    IntVector spread = SPREAD;
    for (int i = from; i < end; i += GROUP) {
      IntVector signs = IntVector.zero(INTS);
      long bits = 0;
      // Counted from 0, or the JIT would not unroll it.
      for (int n = 0; n < VECTORS; n++) {
        int j = i + n * LANES;
        FloatVector x = FloatVector.fromArray(FLOATS, v, j);
        FloatVector y = FloatVector.fromArray(FLOATS, u, j);
        FloatVector v1 = nextV(x, y, FloatVector.fromArray(FLOATS, current, j), c);
        FloatVector u1 = nextU(x, y, c);
        choose(v1, vTh, v1, resetV).intoArray(v, j);
        u1.add(choose(v1, vTh, quietU, d)).intoArray(u, j);
        if (MASKS) {
          bits |= v1.compare(VectorOperators.GT, vTh).toLong() << n * LANES;
        } else {
          signs = withSigns(signs, vTh.sub(v1));
        }
      }
      out.spikes(i, MASKS ? bits : gathered(signs, spread));
    }
  }

  /** Each lane's sign bit, above those that are there already. */
  private static IntVector withSigns(IntVector signs, FloatVector slack) {
    IntVector sign = slack.reinterpretAsInts().and(0x8000_0000);
    return signs.lanewise(VectorOperators.LSHR, LANES).or(sign);
  }

  /** The signs of {@link #VECTORS} vectors in the order of their neurons. */
  private static long gathered(IntVector signs, IntVector spread) {
    int all = signs.lanewise(VectorOperators.LSHR, spread).reduceLanes(VectorOperators.OR);
    return Integer.toUnsignedLong(all);
  }

  /** One vector's neurons, by the plain kernel; bits of those that fired. */
  private static long plainly(
      float[] v, float[] u, float[] current, int from, StepConstants c, StepOutput out) {
    float[] z = out.alarm(from + LANES);
    PlainStepKernel.partDense(v, u, current, z, from, from + LANES, c, out);
    long bits = 0;
    for (int n = 0; n < LANES; n++) {
      bits |= z[from + n] == 0f ? 0 : 1L << n;
    }
    return bits;
  }

  /** Whole vectors of {@code [from, to)}; returns the first neuron that is left. */
  private static int vectors(
      float[] v,
      float[] u,
      float[] current,
      float[] z,
      int from,
      int to,
      StepConstants c,
      StepOutput out) {
    FloatVector vTh = FloatVector.broadcast(FLOATS, c.vTh() + 0f);
    FloatVector resetV = FloatVector.broadcast(FLOATS, c.c());
    FloatVector quietU = FloatVector.broadcast(FLOATS, c.quietU());
    FloatVector d = FloatVector.broadcast(FLOATS, c.d());
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector one = FloatVector.broadcast(FLOATS, 1f);
    int end = to - (to - from) % LANES;
    for (int i = from; i < end; i += LANES) {
      FloatVector x = FloatVector.fromArray(FLOATS, v, i);
      FloatVector y = FloatVector.fromArray(FLOATS, u, i);
      FloatVector v1 = nextV(x, y, FloatVector.fromArray(FLOATS, current, i), c);
      FloatVector u1 = nextU(x, y, c);
      if (isWild(v1, u1, zero)) {
        PlainStepKernel.partDense(v, u, current, z, i, i + LANES, c, out);
      } else {
        choose(v1, vTh, v1, resetV).intoArray(v, i);
        u1.add(choose(v1, vTh, quietU, d)).intoArray(u, i);
        choose(v1, vTh, zero, one).intoArray(z, i);
      }
    }
    return end;
  }

  /** Whole vectors of {@code [from, to)}; returns the first neuron that is left. */
  private static int finiteVectors(
      float[] v, float[] u, float[] current, float[] z, int from, int to, StepConstants c) {
    FloatVector vTh = FloatVector.broadcast(FLOATS, c.vTh() + 0f);
    FloatVector resetV = FloatVector.broadcast(FLOATS, c.c());
    FloatVector quietU = FloatVector.broadcast(FLOATS, c.quietU());
    FloatVector d = FloatVector.broadcast(FLOATS, c.d());
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector one = FloatVector.broadcast(FLOATS, 1f);
    int end = to - (to - from) % LANES;
    for (int i = from; i < end; i += LANES) {
      FloatVector x = FloatVector.fromArray(FLOATS, v, i);
      FloatVector y = FloatVector.fromArray(FLOATS, u, i);
      FloatVector v1 = nextV(x, y, FloatVector.fromArray(FLOATS, current, i), c);
      FloatVector u1 = nextU(x, y, c);
      choose(v1, vTh, v1, resetV).intoArray(v, i);
      u1.add(choose(v1, vTh, quietU, d)).intoArray(u, i);
      choose(v1, vTh, zero, one).intoArray(z, i);
    }
    return end;
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
