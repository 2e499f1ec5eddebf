/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The step with the Vector API. Loaded only where the module {@code jdk.incubator.vector} is
 * present; see {@link StepKernels}.
 *
 * <p>Three loops around the same arithmetic: z with the check for finite numbers, z without, and a
 * list of spikes without. The list with the check is read off z, block by block: one loop with both
 * is more than the JIT is ready to inline. What is less than a vector is left to {@link FiniteRest}
 * where no check is needed, else to the plain kernel. A vector that fails the check is left to the
 * plain kernel, before anything of it is stored; so is all of a population whose c is not below 0,
 * where Norse's blend has zeros that a choice between v' and c has not.
 *
 * <p>Longer than other files: this is the one class of the kernel that may use the Vector API, so
 * that the rows of weights are added here, too, in a class of their own within.
 */
final class VectorStepKernel implements StepKernel {

  /** At most 16 lanes, so that two vectors at least fit the bits of an int. */
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

  /** Vectors whose spikes fit an int, and are told at once. */
  private static final int VECTORS = Integer.SIZE / LANES;

  private static final int GROUP = VECTORS * LANES;

  /** Lane l has the bit of its neuron among the highest {@link #LANES} of an int. */
  private static final IntVector PLACES =
      IntVector.broadcast(INTS, 1)
          .lanewise(
              VectorOperators.LSHL,
              IntVector.broadcast(INTS, Integer.SIZE - LANES)
                  .add(IntVector.zero(INTS).addIndex(1)));

  private static final FloatVector ZERO = FloatVector.zero(FLOATS);

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
    float[] z = out.block();
    int end = to - (to - from) % LANES;
    int next;
    for (int block = from; block < end; block = next) {
      next = Math.min(end, block + StepOutput.BLOCK);
      vectors(v, u, current, z, block, next, block, c, out);
      tell(z, block, next - block, out);
    }
    plain.part(v, u, current, end, to, c, out);
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
    FiniteRest.part(v, u, current, end, to, c, out);
  }

  @Override
  public void stepDense(
      float[] v, float[] u, float[] current, float[] z, int size, StepConstants c, StepOutput out) {
    if (!(c.c() < 0)) {
      plain.stepDense(v, u, current, z, size, c, out);
      return;
    }
    out.start(size);
    int end = size - size % LANES;
    vectors(v, u, current, z, 0, end, 0, c, out);
    PlainStepKernel.partDense(v, u, current, z, end, size, c, out);
  }

  @Override
  public void stepDenseFinite(
      float[] v, float[] u, float[] current, float[] z, int size, StepConstants c, StepOutput out) {
    if (!(c.c() < 0)) {
      plain.stepDense(v, u, current, z, size, c, out);
      return;
    }
    out.start(size);
    int end = size - size % LANES;
    finiteVectors(v, u, current, z, 0, end, 0, c);
    FiniteRest.partDense(v, u, current, z, end, size, c);
  }

  private static FloatVector nextV(
      FloatVector v,
      FloatVector u,
      FloatVector current,
      FloatVector k,
      FloatVector sq,
      FloatVector mn,
      FloatVector bias) {
    FloatVector bracket = sq.mul(v.mul(v)).add(mn.mul(v)).add(bias).sub(u).add(current);
    return v.add(k.mul(bracket));
  }

  private static FloatVector nextU(FloatVector v, FloatVector u, FloatVector ka, FloatVector b) {
    return u.add(ka.mul(b.mul(v).sub(u)));
  }

  /**
   * Which neurons fire, as {@link #choose} wants it: null where it wants bits.
   *
   * @param slack vTh - v', which is never -0: its sign bit means "fires"
   */
  private static VectorMask<Float> mask(FloatVector slack) {
    return BITWISE ? null : slack.compare(VectorOperators.LT, ZERO);
  }

  /** The same as bits, all or none of a lane; null where masks do for everything. */
  private static IntVector over(FloatVector slack) {
    return !MASKS ? slack.reinterpretAsInts().lanewise(VectorOperators.ASHR, 31) : null;
  }

  /** One or the other by who fires: a mask or bits, whichever this JVM is faster with. */
  private static FloatVector choose(
      VectorMask<Float> mask, IntVector over, FloatVector quiet, FloatVector fired) {
    if (!BITWISE) {
      return quiet.blend(fired, mask);
    }
    IntVector bits = quiet.reinterpretAsInts();
    IntVector change = bits.lanewise(VectorOperators.XOR, fired.reinterpretAsInts()).and(over);
    return bits.lanewise(VectorOperators.XOR, change).reinterpretAsFloats();
  }

  /** Whether a neuron may have left the finite numbers: 0·(v'·u') is 0 or -0, or else NaN. */
  private static boolean isWild(FloatVector v1, FloatVector u1, FloatVector zero) {
    return v1.mul(u1).mul(zero).compare(VectorOperators.NE, zero).anyTrue();
  }

  private static void finiteGroups(
      float[] v, float[] u, float[] current, int from, int end, StepConstants c, StepOutput out) {
    FloatVector k = FloatVector.broadcast(FLOATS, c.k());
    FloatVector ka = FloatVector.broadcast(FLOATS, c.ka());
    FloatVector sq = FloatVector.broadcast(FLOATS, c.sq());
    FloatVector mn = FloatVector.broadcast(FLOATS, c.mn());
    FloatVector bias = FloatVector.broadcast(FLOATS, c.bias());
    FloatVector b = FloatVector.broadcast(FLOATS, c.b());
    FloatVector vTh = FloatVector.broadcast(FLOATS, c.vTh() + 0f);
    FloatVector resetV = FloatVector.broadcast(FLOATS, c.c());
    FloatVector quietU = FloatVector.broadcast(FLOATS, c.quietU());
    FloatVector d = FloatVector.broadcast(FLOATS, c.d());
    IntVector places = PLACES;
    for (int i = from; i < end; i += GROUP) {
      int bits = 0;
      IntVector fired = IntVector.zero(INTS);
      // Counted from 0, or the JIT would not unroll it.
      for (int n = 0; n < VECTORS; n++) {
        int j = i + n * LANES;
        FloatVector x = FloatVector.fromArray(FLOATS, v, j);
        FloatVector y = FloatVector.fromArray(FLOATS, u, j);
        FloatVector input = FloatVector.fromArray(FLOATS, current, j);
        FloatVector v1 = nextV(x, y, input, k, sq, mn, bias);
        FloatVector u1 = nextU(x, y, ka, b);
        FloatVector slack = vTh.sub(v1);
        VectorMask<Float> mask = mask(slack);
        IntVector over = over(slack);
        choose(mask, over, v1, resetV).intoArray(v, j);
        u1.add(choose(mask, over, quietU, d)).intoArray(u, j);
        if (MASKS) {
          bits |= (int) mask.toLong() << n * LANES;
        } else {
          fired = fired.lanewise(VectorOperators.LSHR, LANES).or(over.and(places));
        }
      }
      out.spikes(i, MASKS ? bits : fired.reduceLanes(VectorOperators.OR));
    }
  }

  /** The spikes of up to a block of neurons, whole vectors, from their z. */
  private static void tell(float[] z, int first, int size, StepOutput out) {
    int end = (size + GROUP - 1) / GROUP * GROUP;
    Arrays.fill(z, size, end, 0f);
    FloatVector half = FloatVector.broadcast(FLOATS, .5f);
    IntVector places = PLACES;
    for (int i = 0; i < end; i += GROUP) {
      int bits = 0;
      IntVector fired = IntVector.zero(INTS);
      for (int n = 0; n < VECTORS; n++) {
        FloatVector slack = half.sub(FloatVector.fromArray(FLOATS, z, i + n * LANES));
        if (MASKS) {
          bits |= (int) mask(slack).toLong() << n * LANES;
        } else {
          IntVector over = over(slack);
          fired = fired.lanewise(VectorOperators.LSHR, LANES).or(over.and(places));
        }
      }
      out.spikes(first + i, MASKS ? bits : fired.reduceLanes(VectorOperators.OR));
    }
  }

  /** One vector's neurons, by the plain kernel. */
  private static void plainly(
      float[] v,
      float[] u,
      float[] current,
      float[] z,
      int from,
      int shift,
      StepConstants c,
      StepOutput out) {
    float[] alarm = out.alarm(v.length);
    PlainStepKernel.partDense(v, u, current, alarm, from, from + LANES, c, out);
    System.arraycopy(alarm, from, z, from - shift, LANES);
  }

  /** Whole vectors of {@code [from, to)}; z of neuron i goes to i - shift. */
  private static void vectors(
      float[] v,
      float[] u,
      float[] current,
      float[] z,
      int from,
      int to,
      int shift,
      StepConstants c,
      StepOutput out) {
    FloatVector k = FloatVector.broadcast(FLOATS, c.k());
    FloatVector ka = FloatVector.broadcast(FLOATS, c.ka());
    FloatVector sq = FloatVector.broadcast(FLOATS, c.sq());
    FloatVector mn = FloatVector.broadcast(FLOATS, c.mn());
    FloatVector bias = FloatVector.broadcast(FLOATS, c.bias());
    FloatVector b = FloatVector.broadcast(FLOATS, c.b());
    FloatVector vTh = FloatVector.broadcast(FLOATS, c.vTh() + 0f);
    FloatVector resetV = FloatVector.broadcast(FLOATS, c.c());
    FloatVector quietU = FloatVector.broadcast(FLOATS, c.quietU());
    FloatVector d = FloatVector.broadcast(FLOATS, c.d());
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector one = FloatVector.broadcast(FLOATS, 1f);
    for (int i = from; i < to; i += LANES) {
      FloatVector x = FloatVector.fromArray(FLOATS, v, i);
      FloatVector y = FloatVector.fromArray(FLOATS, u, i);
      FloatVector input = FloatVector.fromArray(FLOATS, current, i);
      FloatVector v1 = nextV(x, y, input, k, sq, mn, bias);
      FloatVector u1 = nextU(x, y, ka, b);
      FloatVector slack = vTh.sub(v1);
      VectorMask<Float> mask = mask(slack);
      IntVector over = over(slack);
      if (isWild(v1, u1, zero)) {
        plainly(v, u, current, z, i, shift, c, out);
      } else {
        choose(mask, over, v1, resetV).intoArray(v, i);
        u1.add(choose(mask, over, quietU, d)).intoArray(u, i);
        choose(mask, over, zero, one).intoArray(z, i - shift);
      }
    }
  }

  /** Whole vectors of {@code [from, to)}; z of neuron i goes to i - shift. */
  private static void finiteVectors(
      float[] v,
      float[] u,
      float[] current,
      float[] z,
      int from,
      int to,
      int shift,
      StepConstants c) {
    FloatVector k = FloatVector.broadcast(FLOATS, c.k());
    FloatVector ka = FloatVector.broadcast(FLOATS, c.ka());
    FloatVector sq = FloatVector.broadcast(FLOATS, c.sq());
    FloatVector mn = FloatVector.broadcast(FLOATS, c.mn());
    FloatVector bias = FloatVector.broadcast(FLOATS, c.bias());
    FloatVector b = FloatVector.broadcast(FLOATS, c.b());
    FloatVector vTh = FloatVector.broadcast(FLOATS, c.vTh() + 0f);
    FloatVector resetV = FloatVector.broadcast(FLOATS, c.c());
    FloatVector quietU = FloatVector.broadcast(FLOATS, c.quietU());
    FloatVector d = FloatVector.broadcast(FLOATS, c.d());
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector one = FloatVector.broadcast(FLOATS, 1f);
    for (int i = from; i < to; i += LANES) {
      FloatVector x = FloatVector.fromArray(FLOATS, v, i);
      FloatVector y = FloatVector.fromArray(FLOATS, u, i);
      FloatVector input = FloatVector.fromArray(FLOATS, current, i);
      FloatVector v1 = nextV(x, y, input, k, sq, mn, bias);
      FloatVector u1 = nextU(x, y, ka, b);
      FloatVector slack = vTh.sub(v1);
      VectorMask<Float> mask = mask(slack);
      IntVector over = over(slack);
      choose(mask, over, v1, resetV).intoArray(v, i);
      u1.add(choose(mask, over, quietU, d)).intoArray(u, i);
      choose(mask, over, zero, one).intoArray(z, i - shift);
    }
  }

  /** Recurrent populations spend their time in sums over weights: the plain step serves them. */
  @Override
  public void partRecurrent(
      float[] v,
      float[] u,
      float[] current,
      float[] recurrent,
      int from,
      int to,
      StepConstants c,
      StepOutput out) {
    plain.partRecurrent(v, u, current, recurrent, from, to, c, out);
  }

  @Override
  public String description() {
    return "vector, " + LANES + " lanes";
  }

  /** Whether rows of weights are worth adding by vectors. */
  static boolean hasRowSums() {
    return VectorRowSums.DOUBLES.length() >= 4;
  }

  /** Adds rows of weights. */
  static RowSums rowSums() {
    return new VectorRowSums();
  }

  /**
   * Rows of weights by vectors of as many doubles as there are; here, as only one class of the
   * kernel uses the Vector API. What fills no vector is added one by one.
   */
  private static final class VectorRowSums implements RowSums {

    private static final VectorSpecies<Double> DOUBLES =
        DoubleVector.SPECIES_PREFERRED.vectorBitSize() > 512
            ? DoubleVector.SPECIES_512
            : DoubleVector.SPECIES_PREFERRED;

    private static final int LANES = DOUBLES.length();

    /** As many floats, and as many halves, as doubles. */
    private static final VectorSpecies<Float> FLOATS = VectorSpecies.of(float.class, part(2));

    private static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, part(2));
    private static final VectorSpecies<Short> SHORTS = VectorSpecies.of(short.class, part(4));

    /** See {@link Float16}. */
    private static final float HALF_SCALE = 0x1p112f;

    /** See {@link InputSums#onGrid}. */
    private static final double TO_GRID = 6_144;

    private static VectorShape part(int divisor) {
      return VectorShape.forBitSize(Math.max(64, DOUBLES.vectorBitSize() / divisor));
    }

    private static DoubleVector doubles(float[] row, int j) {
      return doubles(FloatVector.fromArray(FLOATS, row, j));
    }

    private static DoubleVector doubles(FloatVector floats) {
      return (DoubleVector) floats.convertShape(VectorOperators.F2D, DOUBLES, 0);
    }

    @Override
    public void add(float[] a, float[] b, float[] c, float[] d, double[] into, int size) {
      int end = size - size % LANES;
      for (int j = 0; j < end; j += LANES) {
        DoubleVector first = doubles(a, j).add(doubles(b, j));
        DoubleVector second = doubles(c, j).add(doubles(d, j));
        DoubleVector.fromArray(DOUBLES, into, j).add(first.add(second)).intoArray(into, j);
      }
      for (int j = end; j < size; j++) {
        into[j] += ((double) a[j] + b[j]) + ((double) c[j] + d[j]);
      }
    }

    @Override
    public void add(float[] row, double[] into, int size) {
      int end = size - size % LANES;
      for (int j = 0; j < end; j += LANES) {
        DoubleVector.fromArray(DOUBLES, into, j).add(doubles(row, j)).intoArray(into, j);
      }
      for (int j = end; j < size; j++) {
        into[j] += row[j];
      }
    }

    @Override
    public void addScaled(float[] row, double gain, double[] into, int size) {
      int end = size - size % LANES;
      for (int j = 0; j < end; j += LANES) {
        addRounded(doubles(row, j).mul(gain), into, j);
      }
      PlainRowSums.addScaled(row, gain, into, end, size);
    }

    @Override
    public void addHalves(short[] row, double gain, double[] into, int size) {
      int end = size - size % LANES;
      for (int j = 0; j < end; j += LANES) {
        IntVector bits =
            (IntVector)
                ShortVector.fromArray(SHORTS, row, j).convertShape(VectorOperators.S2I, INTS, 0);
        FloatVector sizes =
            bits.and(0x7fff).lanewise(VectorOperators.LSHL, 13).reinterpretAsFloats();
        IntVector signs = bits.and(0x8000).lanewise(VectorOperators.LSHL, 16);
        FloatVector floats =
            sizes.mul(HALF_SCALE).reinterpretAsInts().or(signs).reinterpretAsFloats();
        addRounded(doubles(floats).mul(gain), into, j);
      }
      PlainRowSums.addHalves(row, gain, into, end, size);
    }

    private static void addRounded(DoubleVector products, double[] into, int j) {
      DoubleVector rounded = products.add(TO_GRID).sub(TO_GRID);
      DoubleVector.fromArray(DOUBLES, into, j).add(rounded).intoArray(into, j);
    }
  }
}
