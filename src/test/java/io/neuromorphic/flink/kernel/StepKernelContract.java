/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Every kernel gives the reference's bits: state, spikes and resets. Long, as it is one list of
 * what all kernels must do, with what it takes to ask each for it.
 */
abstract class StepKernelContract {

  private static final float[] SPECIAL = {
    0f,
    -0f,
    1f,
    -1f,
    30f,
    -65f,
    Float.MIN_VALUE,
    -Float.MIN_VALUE,
    Float.MIN_NORMAL,
    -Float.MIN_NORMAL / 3,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    1e20f,
    -1e20f,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    Float.NaN,
    Float.intBitsToFloat(0xffc00001)
  };

  abstract StepKernel kernel();

  @Test
  void everyLengthFrom0To1100EqualsTheReference() {
    Random random = new Random(seed());
    StepConstants k = tonicSpiking();
    for (int size = 0; size <= 1_100; size++) {
      float[] v = floats(random, size, -90, 60);
      float[] u = floats(random, size, -20, 10);
      assertSteps(v, u, floats(random, size, -20, 100), k, 3);
    }
  }

  @Test
  void neuronsExactlyAtTheThresholdStayQuietAndOneUlpAboveFire() {
    // With every factor 0 the new v is the old one.
    for (float vTh : new float[] {30f, 0f, -0f, -55f, 1e-40f, -1e-40f, 1e19f, -1e19f}) {
      StepConstants k = new StepConstants(0, 0, 0, 0, 0, 0, -65, 6, vTh, -70, -14);
      float[] v = new float[77];
      for (int i = 0; i < v.length; i++) {
        v[i] = i % 3 == 0 ? vTh : i % 3 == 1 ? Math.nextUp(vTh) : Math.nextDown(vTh);
      }
      float[] current = new float[v.length];
      StepOutput out = assertSteps(v.clone(), new float[v.length], current, k, 1);
      assertThat(out.spikeCount()).isEqualTo(26);
      assertThat(out.spikes()).startsWith(1, 4, 7);
    }
  }

  @Test
  void everyPairingOfSpecialStatesAndCurrentsEqualsTheReference() {
    List<float[]> rows = new ArrayList<>();
    for (float v : SPECIAL) {
      for (float u : SPECIAL) {
        for (float current : SPECIAL) {
          rows.add(new float[] {v, u, current});
        }
      }
    }
    for (float[] reset :
        new float[][] {{-65, 6}, {0, 0}, {-0f, -0f}, {0, -1}, {65, 0}, {-1, -0f}}) {
      for (float vTh : new float[] {30, -0f, -70}) {
        for (float k : new float[] {.25f, 0f, -.5f}) {
          StepConstants constants =
              new StepConstants(k, k / 50, .04f, 5, 140, .2f, reset[0], reset[1], vTh, -70, -14);
          assertSteps(column(rows, 0), column(rows, 1), column(rows, 2), constants, 2);
          StepConstants still =
              new StepConstants(k, k, 0, 0, 0, 0, reset[0], reset[1], vTh, -0f, 0);
          assertSteps(column(rows, 0), column(rows, 1), column(rows, 2), still, 2);
        }
      }
    }
  }

  @Test
  void randomParametersAndStatesOfEverySizeEqualTheReference() {
    Random random = new Random(seed());
    for (int round = 0; round < 300; round++) {
      StepConstants k =
          new StepConstants(
              magnitude(random),
              magnitude(random),
              magnitude(random),
              magnitude(random),
              magnitude(random),
              magnitude(random),
              magnitude(random),
              magnitude(random),
              magnitude(random),
              -70,
              -14);
      int size = 100 + random.nextInt(200);
      float[][] arrays = new float[3][size];
      for (float[] array : arrays) {
        for (int i = 0; i < size; i++) {
          array[i] =
              random.nextInt(20) == 0 ? Float.intBitsToFloat(random.nextInt()) : magnitude(random);
        }
      }
      assertSteps(arrays[0], arrays[1], arrays[2], k, 3);
    }
  }

  @Test
  void onlyTheFirstNeuronsAreTouched() {
    float[] v = floats(new Random(1), 100, 20, 40);
    float[] u = new float[100];
    float[] untouched = v.clone();
    kernel().step(v, u, new float[100], 50, tonicSpiking(), new StepOutput(0));
    assertThat(java.util.Arrays.copyOfRange(v, 50, 100))
        .isEqualTo(java.util.Arrays.copyOfRange(untouched, 50, 100));
  }

  @Test
  void aPopulationThatFiresAsOneIsListedInOrder() {
    float[] v = floats(new Random(2), 1_000, 100, 200);
    StepOutput out = assertSteps(v, new float[1_000], new float[1_000], tonicSpiking(), 1);
    assertThat(out.spikeCount()).isEqualTo(1_000);
  }

  @Test
  void tellsWhoWasResetAmongThoseThatFireAtEveryPlaceAndSize() {
    long resets = 0;
    long spikes = 0;
    for (int size : new int[] {1, 7, 8, 9, 31, 32, 33, 64, 77, 1_024, 1_025, 1_100}) {
      for (int at = 0; at < size; at += size < 100 ? 1 : 13) {
        float[] v = new float[size];
        float[] u = new float[size];
        float[] current = new float[size];
        java.util.Arrays.fill(v, -60);
        makeWild(at, at, v, u, current);
        makeWild(at * 7 % size, at + 1, v, u, current);
        makeWild(size - 1, at + 2, v, u, current);
        v[(at + 5) % size] = 1_000;
        StepOutput out = assertSteps(v, u, current, tonicSpiking(), 1);
        resets += out.resets();
        spikes += out.spikeCount();
      }
    }
    assertThat(resets).isGreaterThan(1_000);
    assertThat(spikes).isGreaterThan(300);
  }

  /** Sends v beyond the floats, or u, or both; or has them there already. */
  private static void makeWild(int i, int way, float[] v, float[] u, float[] current) {
    switch (way % 6) {
      case 0 -> v[i] = 1e30f;
      case 1 -> u[i] = Float.NEGATIVE_INFINITY;
      case 2 -> v[i] = Float.NaN;
      case 3 -> u[i] = Float.NaN;
      case 4 -> current[i] = Float.POSITIVE_INFINITY;
      default -> v[i] = -1e25f;
    }
  }

  @Test
  void tellsResetsOfUAloneAndForgetsThemInTheNextStep() {
    // u' leaves the floats where u is large; v' does not, as k is 0: neurons 2, 5, 8 … of 100.
    StepConstants k = new StepConstants(0, 1e20f, 0, 0, 0, 0, -65, 6, 30, -70, -14);
    float[] v = new float[100];
    float[] u = new float[100];
    for (int i = 0; i < 100; i++) {
      v[i] = i % 3 == 1 ? 31 : -70;
      u[i] = i % 3 == 2 ? 1e30f : 0;
    }
    StepOutput out = new StepOutput(0);
    kernel().step(v, u, new float[100], 100, k, out);
    assertThat(out.resets()).isEqualTo(33);
    assertThat(out.resetNeurons()).startsWith(2, 5, 8, 11).hasSizeGreaterThanOrEqualTo(33);
    assertThat(out.resetNeurons()[32]).isEqualTo(98);
    assertThat(out.spikeCount()).isEqualTo(33);
    assertThat(out.spikes()).startsWith(1, 4, 7);
    int[] told = out.resetNeurons();
    kernel().step(v, u, new float[100], 100, k, out);
    assertThat(out.resets()).isZero();
    assertThat(out.resetNeurons()).isSameAs(told);
  }

  @Test
  void aPopulationThatLeavesTheNumbersAsOneIsListedInOrder() {
    for (int size : new int[] {32, 100, 1_000}) {
      float[] v = new float[size];
      java.util.Arrays.fill(v, Float.NaN);
      StepOutput out = assertSteps(v, new float[size], new float[size], tonicSpiking(), 1);
      assertThat(out.resets()).isEqualTo(size);
      assertThat(out.resetNeurons()[size - 1]).isEqualTo(size - 1);
      assertThat(out.spikeCount()).isZero();
    }
  }

  @Test
  void stepsThatAreKnownToStayFiniteEqualThoseWithTheCheckForEveryBehaviour() {
    Random random = new Random(seed());
    int spikes = 0;
    for (IzhikevichBehavior behavior : IzhikevichBehavior.values()) {
      StepConstants k = StepConstants.of(behavior.parameters(), 0.001, -70, -14);
      for (int size : new int[] {0, 1, 7, 15, 16, 17, 31, 33, 64, 77, 256, 1_000, 1_063}) {
        float[] v = floats(random, size, -90, 60);
        float[] u = floats(random, size, -20, 10);
        spikes += assertFinite(v, u, floats(random, size, -20, 100), k);
      }
    }
    assertThat(spikes).isGreaterThan(1_000);
  }

  /** Both finite steps against the reference's bits, which {@link #run} has found in the other. */
  private int assertFinite(float[] v, float[] u, float[] current, StepConstants k) {
    int size = v.length;
    float[][] states = {v.clone(), u.clone(), v.clone(), u.clone(), v, u};
    StepOutput expected = new StepOutput(0);
    StepOutput list = new StepOutput(0);
    StepOutput dense = new StepOutput(0);
    int spikes = 0;
    for (int step = 0; step < 20; step++) {
      float[] z = new float[size];
      java.util.Arrays.fill(z, Float.NaN);
      run(states[0], states[1], current, null, k, 1, expected);
      assertThat(expected.resets()).isZero();
      kernel().stepFinite(states[2], states[3], current, size, k, list);
      kernel().stepDenseFinite(states[4], states[5], current, z, size, k, dense);
      for (int array = 0; array < 2; array++) {
        int[] bits = bits(states[array]);
        assertThat(bits(states[2 + array])).as("list, %s of %s", array, size).isEqualTo(bits);
        assertThat(bits(states[4 + array])).as("dense, %s of %s", array, size).isEqualTo(bits);
      }
      int count = expected.spikeCount();
      int[] fired = java.util.Arrays.copyOf(expected.spikes(), count);
      float[] expectedZ = new float[size];
      for (int neuron : fired) {
        expectedZ[neuron] = 1f;
      }
      assertThat(java.util.Arrays.copyOf(list.spikes(), list.spikeCount())).isEqualTo(fired);
      assertThat(bits(z)).as("z of %s", size).isEqualTo(bits(expectedZ));
      assertThat(dense.spikeCount()).isZero();
      spikes += count;
    }
    return spikes;
  }

  @Test
  void aPopulationThatIsSteppedInPartsIsSteppedAsOne() {
    Random random = new Random(seed());
    RandomSteps steps = new RandomSteps(random.nextLong());
    for (int round = 0; round < 200; round++) {
      StepConstants k = random.nextBoolean() ? tonicSpiking() : steps.constants();
      int size = random.nextInt(3) == 0 ? 3_000 : 1 + random.nextInt(700);
      float[] v = floats(random, size, -90, 60);
      float[] u = floats(random, size, -20, 10);
      float[] current = floats(random, size, -20, 100);
      float[] recurrent = floats(random, size, -20, 100);
      v[random.nextInt(size)] = Float.NaN;
      u[random.nextInt(size)] = 1e38f;
      assertParts(v, u, current, null, k, random);
      assertParts(v, u, current, recurrent, k, random);
    }
  }

  private void assertParts(
      float[] v, float[] u, float[] current, float[] recurrent, StepConstants k, Random random) {
    int size = v.length;
    float[] expectedV = v.clone();
    float[] expectedU = u.clone();
    StepOutput expected = new StepOutput(0);
    run(expectedV, expectedU, current, recurrent, k, 1, expected);
    float[] inPartsV = v.clone();
    float[] inPartsU = u.clone();
    StepOutput out = new StepOutput(0);
    out.start(size);
    int to;
    for (int from = 0; from < size; from = to) {
      to = Math.min(size, from + random.nextInt(random.nextBoolean() ? 20 : 2_000));
      if (recurrent == null) {
        kernel().part(inPartsV, inPartsU, current, from, to, k, out);
      } else {
        kernel().partRecurrent(inPartsV, inPartsU, current, recurrent, from, to, k, out);
      }
      assertThat(bits(java.util.Arrays.copyOfRange(inPartsV, to, size)))
          .isEqualTo(bits(java.util.Arrays.copyOfRange(v, to, size)));
    }
    assertThat(bits(inPartsV)).isEqualTo(bits(expectedV));
    assertThat(bits(inPartsU)).isEqualTo(bits(expectedU));
    assertThat(java.util.Arrays.copyOf(out.spikes(), out.spikeCount()))
        .isEqualTo(java.util.Arrays.copyOf(expected.spikes(), expected.spikeCount()));
    assertThat(java.util.Arrays.copyOf(out.resetNeurons(), out.resets()))
        .isEqualTo(java.util.Arrays.copyOf(expected.resetNeurons(), expected.resets()));
  }

  /** Steps kernel and reference side by side, feed-forward and recurrent. */
  private StepOutput assertSteps(
      float[] v, float[] u, float[] current, StepConstants k, int steps) {
    StepOutput recurrentOut = new StepOutput(0);
    run(v.clone(), u.clone(), current, reversed(current), k, steps, recurrentOut);
    runDense(v.clone(), u.clone(), current, k, steps);
    StepOutput out = new StepOutput(0);
    run(v, u, current, null, k, steps, out);
    return out;
  }

  /**
   * The step to z against the step to indices: the same state and resets, z of those that fired.
   */
  private void runDense(float[] v, float[] u, float[] current, StepConstants k, int steps) {
    int size = v.length;
    float[] expectedV = v.clone();
    float[] expectedU = u.clone();
    StepOutput expected = new StepOutput(0);
    StepOutput out = new StepOutput(0);
    float[] z = new float[size + 1];
    for (int step = 0; step < steps; step++) {
      java.util.Arrays.fill(z, Float.NaN);
      kernel().step(expectedV, expectedU, current, size, k, expected);
      kernel().stepDense(v, u, current, z, size, k, out);
      float[] expectedZ = new float[size + 1];
      expectedZ[size] = Float.NaN;
      for (int n = 0; n < expected.spikeCount(); n++) {
        expectedZ[expected.spikes()[n]] = 1f;
      }
      assertThat(bits(z)).as("z, %s neurons", size).isEqualTo(bits(expectedZ));
      assertThat(bits(v)).as("v, %s neurons", size).isEqualTo(bits(expectedV));
      assertThat(bits(u)).as("u, %s neurons", size).isEqualTo(bits(expectedU));
      assertThat(out.spikeCount()).isZero();
      assertThat(out.resets()).isEqualTo(expected.resets());
      assertThat(java.util.Arrays.copyOf(out.resetNeurons(), out.resets()))
          .isEqualTo(java.util.Arrays.copyOf(expected.resetNeurons(), expected.resets()));
    }
  }

  private void run(
      float[] v,
      float[] u,
      float[] current,
      float[] recurrent,
      StepConstants k,
      int steps,
      StepOutput out) {
    int size = v.length;
    IzhikevichReference[] neurons = new IzhikevichReference[size];
    for (int i = 0; i < size; i++) {
      neurons[i] = new IzhikevichReference(v[i], u[i]);
    }
    for (int step = 0; step < steps; step++) {
      int spikes = 0;
      int resets = 0;
      if (recurrent == null) {
        kernel().step(v, u, current, size, k, out);
      } else {
        kernel().stepRecurrent(v, u, current, recurrent, size, k, out);
      }
      for (int i = 0; i < size; i++) {
        IzhikevichReference neuron = neurons[i];
        float v0 = neuron.v;
        float u0 = neuron.u;
        if (recurrent == null) {
          neuron.step(current[i], k);
        } else {
          neuron.step(current[i], recurrent[i], k);
        }
        if (bits(v[i]) != bits(neuron.v) || bits(u[i]) != bits(neuron.u)) {
          assertThat(v[i] + ", " + u[i])
              .as(
                  "%s: neuron %s of %s from %s, %s with %s: %s",
                  k, i, size, v0, u0, current[i], step)
              .isEqualTo(neuron.v + ", " + neuron.u);
          assertThat(bits(v[i])).isEqualTo(bits(neuron.v));
          assertThat(bits(u[i])).isEqualTo(bits(neuron.u));
        }
        if (neuron.fired) {
          assertThat(out.spikes()[spikes++]).isEqualTo(i);
        }
        if (neuron.reset) {
          assertThat(out.resetNeurons()[resets++]).isEqualTo(i);
        }
      }
      assertThat(out.spikeCount()).isEqualTo(spikes);
      assertThat(out.resets()).isEqualTo(resets);
    }
  }

  private static int[] bits(float[] values) {
    int[] bits = new int[values.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = bits(values[i]);
    }
    return bits;
  }

  private static int bits(float value) {
    return Float.floatToRawIntBits(value);
  }

  private static float[] reversed(float[] values) {
    float[] reversed = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      reversed[i] = values[values.length - 1 - i];
    }
    return reversed;
  }

  private static float[] column(List<float[]> rows, int column) {
    float[] values = new float[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = rows.get(i)[column];
    }
    return values;
  }

  private static float[] floats(Random random, int size, float from, float to) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = from + (to - from) * random.nextFloat();
    }
    return values;
  }

  /** Mostly of a sane size, of either sign, sometimes zero. */
  private static float magnitude(Random random) {
    float value = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(7) - 3));
    return random.nextInt(30) == 0 ? value * 0f : value;
  }

  private static StepConstants tonicSpiking() {
    return StepConstants.of(IzhikevichBehavior.TONIC_SPIKING.parameters(), 0.001, -70, -14);
  }

  private static long seed() {
    long seed = Long.getLong("neuromorphic.seed", System.nanoTime());
    System.out.println("random seed: -Dneuromorphic.seed=" + seed);
    return seed;
  }
}
