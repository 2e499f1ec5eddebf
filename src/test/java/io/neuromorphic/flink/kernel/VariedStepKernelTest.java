/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Neurons that do not all have the same parameters. */
class VariedStepKernelTest {

  private static final double DT = 1e-3;

  private final SplittableRandom random = new SplittableRandom(8);

  private double[] values(int size, double low, double high) {
    return random.doubles(size, low, high).toArray();
  }

  private float[] floats(int size, double low, double high) {
    float[] floats = new float[size];
    for (int i = 0; i < size; i++) {
      floats[i] = (float) random.nextDouble(low, high);
    }
    return floats;
  }

  private Map<String, double[]> all(int size) {
    Map<String, double[]> varied = new HashMap<>();
    varied.put("a", values(size, .01, .1));
    varied.put("b", values(size, -.2, .3));
    varied.put("c", values(size, -70, 10));
    varied.put("d", values(size, -3, 9));
    varied.put("sq", values(size, .03, .05));
    varied.put("mn", values(size, 4, 6));
    varied.put("bias", values(size, 100, 150));
    varied.put("v_th", values(size, 20, 40));
    varied.put("tau_inv", values(size, 100, 900));
    return varied;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 9, 255, 1_023, 1_025, 2_500})
  void everyNeuronIsTheReferenceWithItsOwnConstants(int size) {
    int first = 3;
    IzhikevichParameters base = new IzhikevichParameters(.02, .2, -65, 6);
    Map<String, double[]> varied = all(size + first);
    float[] v = floats(size, -80, 40);
    float[] u = floats(size, -20, 10);
    float[] startV = floats(size, -80, -60);
    float[] startU = floats(size, -20, 0);
    VariedStepKernel kernel = new VariedStepKernel(base, varied, DT, startV, startU, first);
    IzhikevichReference[] reference = new IzhikevichReference[size];
    StepConstants[] constants = new StepConstants[size];
    for (int i = 0; i < size; i++) {
      reference[i] = new IzhikevichReference(v[i], u[i]);
      IzhikevichParameters own = base;
      for (String name : varied.keySet()) {
        own = own.with(name, varied.get(name)[first + i]);
      }
      constants[i] = StepConstants.of(own, DT, startV[i], startU[i]);
    }
    StepOutput out = new StepOutput(size);
    int spikes = 0;
    int resets = 0;
    for (int step = 0; step < 60; step++) {
      float[] current = floats(size, -20, 120);
      float[] recurrent = floats(size, -20, 40);
      if (step % 7 == 0) {
        // It leaves the finite numbers.
        v[step % size] = 1e25f;
        reference[step % size].v = 1e25f;
      }
      boolean apart = step % 2 == 1;
      if (apart) {
        kernel.stepRecurrent(v, u, current, recurrent, size, null, out);
      } else {
        kernel.step(v, u, current, size, null, out);
      }
      int told = 0;
      for (int i = 0; i < size; i++) {
        if (apart) {
          reference[i].step(current[i], recurrent[i], constants[i]);
        } else {
          reference[i].step(current[i], constants[i]);
        }
        assertThat(reference[i].isAt(v[i], u[i])).as("neuron %s, step %s", i, step).isTrue();
        if (reference[i].fired) {
          assertThat(out.spikes()[told++]).isEqualTo(i);
        }
        resets += reference[i].reset ? 1 : 0;
      }
      assertThat(out.spikeCount()).isEqualTo(told);
      spikes += told;
    }
    assertThat(spikes).isPositive();
    assertThat(resets).isPositive();
  }

  @ParameterizedTest
  @EnumSource(IzhikevichBehavior.class)
  void aListOfEqualValuesGivesTheBitsOfTheValue(IzhikevichBehavior behavior) {
    int size = 37;
    IzhikevichParameters p = behavior.parameters();
    IzhikevichState start = behavior.behavior().s();
    Map<String, double[]> varied = new HashMap<>();
    Map.of("a", p.a(), "b", p.b(), "c", p.c(), "d", p.d(), "tau_inv", p.tauInv())
        .forEach(
            (name, value) -> {
              double[] equal = new double[size];
              Arrays.fill(equal, value);
              varied.put(name, equal);
            });
    float[][] states = new float[4][size];
    for (int n = 0; n < 4; n++) {
      Arrays.fill(states[n], n % 2 == 0 ? start.v()[0] : start.u()[0]);
    }
    // What is varied is not taken from the base.
    IzhikevichParameters base =
        new IzhikevichParameters(
            9, 9, 9, 9, p.sq(), p.mn(), p.bias(), p.vTh(), 1, p.method(), p.alpha());
    VariedStepKernel kernel =
        new VariedStepKernel(base, varied, DT, states[0].clone(), states[1].clone(), 0);
    StepConstants constants = StepConstants.of(p, DT, start.v()[0], start.u()[0]);
    StepOutput one = new StepOutput(size);
    StepOutput other = new StepOutput(size);
    for (int step = 0; step < 2_000; step++) {
      float[] current = floats(size, -5, 30);
      kernel.step(states[0], states[1], current, size, constants, one);
      StepKernels.best().step(states[2], states[3], current, size, constants, other);
      assertThat(states[0]).isEqualTo(states[2]);
      assertThat(states[1]).isEqualTo(states[3]);
      assertThat(one.spikeCount()).isEqualTo(other.spikeCount());
    }
  }

  @Test
  void denseSpikesAreThoseOfTheList() {
    int size = 100;
    Map<String, double[]> varied = all(size);
    float[] start = new float[size];
    VariedStepKernel kernel =
        new VariedStepKernel(
            new IzhikevichParameters(0, 0, 0, 0), varied, DT, start, start.clone(), 0);
    float[] v = floats(size, 0, 40);
    float[] z = new float[size];
    Arrays.fill(z, 7);
    float[] listV = v.clone();
    StepOutput out = new StepOutput(size);
    kernel.stepDense(v, new float[size], new float[size], z, size, null, out);
    assertThat(out.spikeCount()).isZero();
    kernel.step(listV, new float[size], new float[size], size, null, out);
    float[] expected = new float[size];
    for (int n = 0; n < out.spikeCount(); n++) {
      expected[out.spikes()[n]] = 1;
    }
    assertThat(out.spikeCount()).isPositive();
    assertThat(z).isEqualTo(expected);
  }

  @Test
  void aNeuronWithoutFiniteConstantsIsNamed() {
    double[] a = {0.02, 0.02, 1e39};
    assertThatThrownBy(
            () ->
                new VariedStepKernel(
                    new IzhikevichParameters(0, .2, -65, 6),
                    Map.of("a", a),
                    DT,
                    new float[2],
                    new float[2],
                    1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("neuron 2");
  }
}
