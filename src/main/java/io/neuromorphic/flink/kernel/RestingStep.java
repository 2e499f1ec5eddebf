/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

/**
 * Steps one set of neurons again and again, but not those that rest. The same bits as if all were
 * stepped, as {@link StepKernel#step} does it.
 *
 * <p>A neuron rests where a step without input, and without a spike, left v and u as they were, bit
 * for bit: so will every further step without input. That is kept for blocks of {@link
 * #BLOCK_NEURONS} neurons. A block is looked at from time to time while no input comes to it: its
 * state before and after such a step is compared. Input wakes it.
 *
 * <p>Remembers what it found: the state must not be changed from outside but after a step with
 * resets, and one object serves one set of neurons. Not thread-safe.
 */
public final class RestingStep {

  /** Neurons of a block. */
  public static final int BLOCK_NEURONS = StepKernel.PART;

  /** Steps between two looks, at first. A look costs about as much as two steps. */
  private static final int OFTEN = 32;

  /** The most; looks that find nothing become rare: some neurons never rest. */
  private static final int SELDOM = 1_024;

  private final StepConstants constants;
  private final HorizonStep horizon;
  private final int size;

  /** A bit for each block that may change without input. */
  private final long[] awake;

  private final float[] v0;
  private final float[] u0;
  private int period = OFTEN;
  private int untilLook = OFTEN;

  /**
   * For neurons that share their constants; none of them is known to rest.
   *
   * @param constants of every step
   * @param largestCurrent no current of any step is larger in size; none is NaN
   * @param size number of neurons
   */
  public RestingStep(StepConstants constants, float largestCurrent, int size) {
    this.constants = constants;
    this.horizon = new HorizonStep(constants, largestCurrent);
    this.size = size;
    int blocks = (size + BLOCK_NEURONS - 1) / BLOCK_NEURONS;
    awake = new long[words(size)];
    for (int block = 0; block < blocks; block++) {
      awake[block >> 6] |= 1L << block;
    }
    int scratch = Math.min(size, Long.SIZE * BLOCK_NEURONS);
    v0 = new float[scratch];
    u0 = new float[scratch];
  }

  /** Length of an array with a bit for each block of so many neurons. */
  public static int words(int size) {
    return (size + Long.SIZE * BLOCK_NEURONS - 1) / (Long.SIZE * BLOCK_NEURONS);
  }

  /** Whether no neuron changes until there is input: a step without input would do nothing. */
  public boolean isAtRest() {
    for (long word : awake) {
      if (word != 0) {
        return false;
      }
    }
    return true;
  }

  /** How many neurons are in blocks that rest. */
  public int restingNeurons() {
    int resting = 0;
    for (int from = 0; from < size; from += BLOCK_NEURONS) {
      int block = from / BLOCK_NEURONS;
      if ((awake[block >> 6] >>> block & 1) == 0) {
        resting += Math.min(BLOCK_NEURONS, size - from);
      }
    }
    return resting;
  }

  /**
   * Advances all neurons by one step.
   *
   * @param kernel that does the work
   * @param v membrane potentials, mV, length at least the size, mutated
   * @param u recovery variables, length at least the size, mutated
   * @param current input currents, length at least the size, read only, within the bound given to
   *     the constructor
   * @param input a bit for each block that has a current other than 0, in the order of the blocks,
   *     the lowest bit first; length {@link #words}
   * @param out receives the indices of the neurons that fired, ascending, and the resets
   */
  public void step(
      StepKernel kernel, float[] v, float[] u, float[] current, long[] input, StepOutput out) {
    step(kernel, v, u, current, null, input, out);
  }

  /**
   * The same with two currents, as {@link StepKernel#stepRecurrent} adds them; in every step of
   * these neurons or in none.
   *
   * @param kernel that does the work
   * @param v membrane potentials, mV, length at least the size, mutated
   * @param u recovery variables, length at least the size, mutated
   * @param current input currents, length at least the size, read only
   * @param recurrent recurrent currents, length at least the size, read only; null for the step of
   *     one current
   * @param input a bit for each block that has a current other than 0, in the order of the blocks,
   *     the lowest bit first; length {@link #words}
   * @param out receives the indices of the neurons that fired, ascending, and the resets
   */
  public void step(
      StepKernel kernel,
      float[] v,
      float[] u,
      float[] current,
      float[] recurrent,
      long[] input,
      StepOutput out) {
    out.start(size);
    long any = 0;
    for (int word = 0; word < awake.length; word++) {
      any |= awake[word] | input[word];
    }
    if (any == 0) {
      return;
    }
    // Two currents are beyond the bound of one.
    boolean finite = recurrent == null && horizon.nextIsFinite(v, u, size);
    boolean look = --untilLook <= 0;
    boolean found = false;
    for (int word = 0; word < awake.length; word++) {
      long blocks = awake[word] | input[word];
      if (blocks == 0) {
        continue;
      }
      awake[word] = blocks;
      long silent = look ? blocks & ~input[word] : 0;
      if (silent == 0) {
        runs(kernel, v, u, current, recurrent, word, blocks, finite, out);
      } else {
        found |= look(kernel, v, u, current, recurrent, word, silent, finite, out);
      }
    }
    if (look) {
      period = found ? OFTEN : Math.min(SELDOM, 2 * period);
      untilLook = period;
    }
  }

  /** Steps the blocks of a word that are to be stepped, those next to each other in one go. */
  private void runs(
      StepKernel kernel,
      float[] v,
      float[] u,
      float[] current,
      float[] recurrent,
      int word,
      long blocks,
      boolean finite,
      StepOutput out) {
    int first = word * Long.SIZE;
    long left = blocks;
    int at = 0;
    while (left != 0) {
      int skipped = Long.numberOfTrailingZeros(left);
      left >>>= skipped;
      at += skipped;
      int length = Long.numberOfTrailingZeros(~left);
      int from = (first + at) * BLOCK_NEURONS;
      int to = Math.min(size, (first + at + length) * BLOCK_NEURONS);
      if (recurrent != null) {
        kernel.partRecurrent(v, u, current, recurrent, from, to, constants, out);
      } else if (finite) {
        kernel.partFinite(v, u, current, from, to, constants, out);
      } else {
        kernel.part(v, u, current, from, to, constants, out);
      }
      at += length;
      left = length == Long.SIZE ? 0 : left >>> length;
    }
  }

  /** Steps the blocks of a word, and finds those of the silent ones that rest. */
  private boolean look(
      StepKernel kernel,
      float[] v,
      float[] u,
      float[] current,
      float[] recurrent,
      int word,
      long silent,
      boolean finite,
      StepOutput out) {
    int base = word * Long.SIZE * BLOCK_NEURONS;
    int length = Math.min(size - base, Long.SIZE * BLOCK_NEURONS);
    System.arraycopy(v, base, v0, 0, length);
    System.arraycopy(u, base, u0, 0, length);
    int spikes = out.spikeCount();
    int resets = out.resets();
    runs(kernel, v, u, current, recurrent, word, awake[word], finite, out);
    long restless =
        blocks(out.spikes(), spikes, out.spikeCount(), base)
            | blocks(out.resetNeurons(), resets, out.resets(), base);
    long resting = 0;
    for (long left = silent & ~restless; left != 0; left &= left - 1) {
      int block = Long.numberOfTrailingZeros(left);
      int from = block * BLOCK_NEURONS;
      int to = Math.min(length, from + BLOCK_NEURONS);
      if (isSame(v, v0, base, from, to) && isSame(u, u0, base, from, to)) {
        resting |= 1L << block;
      }
    }
    awake[word] &= ~resting;
    return resting != 0;
  }

  /** The blocks of neurons {@code neurons[from..to)}, by their distance from {@code base}. */
  private static long blocks(int[] neurons, int from, int to, int base) {
    long blocks = 0;
    for (int i = from; i < to; i++) {
      blocks |= 1L << ((neurons[i] - base) / BLOCK_NEURONS);
    }
    return blocks;
  }

  /** Bits are compared, not values: 0 and -0 go different ways. */
  private static boolean isSame(float[] now, float[] before, int base, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Float.floatToRawIntBits(now[base + i]) != Float.floatToRawIntBits(before[i])) {
        return false;
      }
    }
    return true;
  }
}
