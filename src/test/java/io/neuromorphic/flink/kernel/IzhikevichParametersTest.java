/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IzhikevichParametersTest {

  private static final IzhikevichParameters P = new IzhikevichParameters(0.02, 0.2, -65, 6);

  @Test
  void whatIsNotGivenIsNorsesDefault() {
    assertThat(P)
        .isEqualTo(
            new IzhikevichParameters(
                0.02, 0.2, -65, 6, 0.04, 5, 140, 30, 250, ThresholdMethod.SUPER, 100));
  }

  @Test
  void everyNumberCanBeReplacedByItsNorseName() {
    IzhikevichParameters p = P;
    for (int n = 0; n < IzhikevichParameters.NUMBERS.size(); n++) {
      p = p.with(IzhikevichParameters.NUMBERS.get(n), n + 1);
    }
    assertThat(p)
        .isEqualTo(new IzhikevichParameters(1, 2, 3, 4, 5, 6, 7, 8, 9, ThresholdMethod.SUPER, 10));
    assertThat(P.with("vTh", 20)).isEqualTo(P.with("v_th", 20));
    assertThat(P.with("tauInv", 20)).isEqualTo(P.with("tau_inv", 20));
    assertThat(P.withMethod(ThresholdMethod.CIRC).method()).isEqualTo(ThresholdMethod.CIRC);
  }

  @Test
  void anUnknownNameIsAnsweredWithTheNearest() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> P.with("tauinv", 1))
        .withMessageStartingWith("unknown parameter 'tauinv', did you mean 'tau_inv'?")
        .withMessageContaining("sq, mn, bias");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 1e39})
  void numbersMustBeFiniteAsFloats(double value) {
    for (String name : IzhikevichParameters.NUMBERS) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> P.with(name, value))
          .withMessage(name + " = " + value + ": expected a number that is finite as float32");
    }
  }

  @Test
  void aResetOutOfTheFiniteNumbersIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> P.with("d", -2e30));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> P.with("c", 2e30))
        .withMessage("c = 2.0E30: expected a size of at most 1.0E30");
  }

  @Test
  void thresholdMethodsAreFoundByTheirNorseNames() {
    for (ThresholdMethod method : ThresholdMethod.values()) {
      assertThat(ThresholdMethod.of(method.norseName())).isEqualTo(method);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ThresholdMethod.of("heavy_erfc"))
        .withMessageContaining("did you mean 'heavi_erfc'?");
  }
}
