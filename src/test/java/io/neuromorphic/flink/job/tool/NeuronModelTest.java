/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.neuromorphic.flink.kernel.IzhikevichBehavior;
import io.neuromorphic.flink.kernel.IzhikevichParameters;
import io.neuromorphic.flink.kernel.IzhikevichSpikingBehavior;
import io.neuromorphic.flink.kernel.ThresholdMethod;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeuronModelTest {

  @Test
  void aBehaviorIsTakenByItsName() {
    IzhikevichSpikingBehavior dap = neuron("dap");
    assertThat(dap.p()).isEqualTo(IzhikevichBehavior.DAP.parameters());
    assertThat(dap.s().v()).containsExactly(-70);
    assertThat(dap.s().u()).containsExactly(-14);
  }

  @Test
  void parametersReplaceThoseOfABehavior() {
    IzhikevichSpikingBehavior changed = neuron("tonic_spiking", "c=-50", "b=0.25,v_rest=-64");
    assertThat(changed.p())
        .isEqualTo(IzhikevichBehavior.TONIC_SPIKING.parameters().with("c", -50).with("b", 0.25));
    assertThat(changed.s().v()).containsExactly(-64);
    assertThat(changed.s().u()).containsExactly(-70 * 0.25f);
  }

  @Test
  void withoutABehaviorANeuronStartsAtItsReset() {
    IzhikevichSpikingBehavior made = neuron(null, "a=0.02,b=0.2,c=-65,d=8");
    assertThat(made.p()).isEqualTo(new IzhikevichParameters(0.02, 0.2, -65, 8));
    assertThat(made.s().v()).containsExactly(-65);
    assertThat(made.s().u()).containsExactly(-65 * 0.2f);
  }

  @Test
  void everyParameterHasItsName() {
    IzhikevichSpikingBehavior made =
        neuron(
            null,
            "a=1, b=2, c=3, d=4, sq=5, mn=6, bias=7, v_th=8, tau_inv=9, method=circ, alpha=10,"
                + " v_rest=11, u_rest=12");
    assertThat(made.p())
        .isEqualTo(new IzhikevichParameters(1, 2, 3, 4, 5, 6, 7, 8, 9, ThresholdMethod.CIRC, 10));
    assertThat(made.s().v()).containsExactly(11);
    assertThat(made.s().u()).containsExactly(24);
    assertThat(neuron("dap", "vTh=8,tauInv=9,vRest=11,uRest=12").p())
        .isEqualTo(neuron("dap", "v_th=8,tau_inv=9,v_rest=11,u_rest=12").p());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a=0.02,b=0.2 | --param lacks c, d: expected a, b, c and d",
        "a | --param 'a': expected NAME=VALUE, such as a=0.02",
        "a=1,,b=2 | --param '': expected NAME=VALUE, such as a=0.02",
        "a=1,a=2 | --param a is given twice",
        "v_th=1,vTh=2 | --param vTh is given twice",
        "a=1,b=x,c=1,d=1 | --param b=x: expected a decimal number",
        "a=1e39,b=1,c=1,d=1 | a = 1.0E39: expected a number that is finite as float32",
        "a=1,b=1,c=1,d=1,v_rest=1e39 | v_rest = 1.0E39, u_rest = 1.0E39: expected a finite v and u_rest*b"
      })
  void whatMakesNoSenseIsNamed(String parameters, String message) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> neuron(null, parameters))
        .withMessage(message);
  }

  @Test
  void unknownNamesAreAnsweredWithTheNearest() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> neuron("tonic_spikeing"))
        .withMessageStartingWith(
            "unknown behavior 'tonic_spikeing', did you mean 'tonic_spiking'?");
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> neuron("dap", "tau=x"))
        .withMessageStartingWith("unknown parameter 'tau'");
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> neuron("dap", "method=suber"))
        .withMessageStartingWith("unknown threshold method 'suber', did you mean 'super'?");
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> neuron(null))
        .withMessage("expected --behavior NAME or --param a=..,b=..,c=..,d=..");
  }

  private static IzhikevichSpikingBehavior neuron(String behavior, String... parameters) {
    return NeuronModel.of(Optional.ofNullable(behavior), List.of(parameters)).neuron();
  }
}
