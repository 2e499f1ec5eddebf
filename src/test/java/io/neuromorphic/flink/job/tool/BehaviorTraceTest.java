/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.neuromorphic.flink.kernel.Golden;
import io.neuromorphic.flink.kernel.IzhikevichBehavior;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BehaviorTraceTest {

  @ParameterizedTest
  @EnumSource(IzhikevichBehavior.class)
  void onNorsesGridABehaviorsOwnStimulusAndCourseAreTheReference(IzhikevichBehavior behavior) {
    List<Map<String, String>> rows = Golden.csv("feed_forward/" + behavior.norseName() + ".csv");
    int steps = rows.size() - 1;
    double timestep = behavior.parameters().tauInv() / 1_000;
    BehaviorTrace trace =
        BehaviorTrace.of(behavior.norseName(), Optional.empty(), steps * timestep, timestep);
    assertThat(trace.current()).hasSize(steps);
    assertThat(trace.lengthMillis()).isEqualTo(trace.timeMillis());
    assertThat(trace.dt()).isEqualTo(0.001);
    int spike = 0;
    for (int i = 0; i < steps; i++) {
      Map<String, String> row = rows.get(i + 1);
      assertThat(
              Golden.hex(trace.current()[i])
                  + Golden.hex(trace.v()[i + 1])
                  + Golden.hex(trace.u()[i + 1]))
          .as("current, v and u of step %s", i)
          .isEqualTo(row.get("current") + row.get("v") + row.get("u"));
      if (row.get("z").equals("1")) {
        assertThat(trace.spikes()[spike++]).isEqualTo(i);
      }
    }
    assertThat(trace.spikes()).hasSize(spike);
  }

  @Test
  void aConstantCurrentStartsAtItsOnset() {
    BehaviorTrace trace =
        BehaviorTrace.of("tonic_spiking", Optional.of(new BehaviorTrace.Step(14, 20.3)), 250, 0.1);
    assertThat(trace.current()).hasSize(2_500);
    assertThat(trace.current()[202]).isZero();
    assertThat(trace.current()[203]).isEqualTo(14);
    assertThat(trace.endMillis(2)).isEqualTo(0.3);
    assertThat(trace.spikes().length).isGreaterThan(5);
    assertThat(trace.spikes()[0]).isGreaterThan(203);
  }

  @Test
  void windowsAndNamesThatMakeNoSenseAreBadUsage() {
    assertUsage("unknown behavior 'dop', did you mean 'dap'?", "dop", 250, 0.1);
    assertUsage("--timestep 0.0: expected model ms above 0", "dap", 250, 0);
    assertUsage("--timestep NaN: expected model ms above 0", "dap", 250, Double.NaN);
    assertUsage("--time -1.0: expected at least one timestep of 0.1 ms", "dap", -1, 0.1);
    assertUsage("--time 1.0E9: more than ten million steps", "dap", 1e9, 0.1);
  }

  @Test
  void theListNamesAllBehaviorsInALineEach() {
    List<String> lines = BehaviorText.list().lines().toList();
    assertThat(lines).hasSize(21);
    for (IzhikevichBehavior behavior : IzhikevichBehavior.values()) {
      assertThat(lines.get(behavior.ordinal() + 1))
          .startsWith(behavior.norseName() + " ")
          .endsWith(behavior.shows());
    }
    assertThat(lines.get(7)).contains("-0.1", "mn=4.1, bias=108 ");
  }

  @Test
  void aShownBehaviorTellsWindowCourseAndSpikes() {
    String text = BehaviorText.show(BehaviorTrace.of("resonator", Optional.empty(), 250, 0.25));
    assertThat(text.lines())
        .contains(
            "resonator: fires for pulses of the right spacing only",
            "parameters  a=0.1, b=0.26, c=-60, d=-1",
            "current     0.65 for 4 ms at 40, 60, 280 and 320 ms",
            "window      250 ms of the model, 1,000 steps of 0.25 ms (dt 0.001 s)",
            "            the stimulus lasts 400 ms: see all of it with --time 400",
            "0 spikes, ms");
    assertThat(text.lines().filter(line -> line.matches("( +[-.\\d]+){4,5}"))).hasSize(25);
    assertThat(BehaviorText.show(BehaviorTrace.of("resonator", Optional.empty(), 400, 0.25)))
        .endsWith("1 spike, ms\n  338.25\n")
        .doesNotContain("--time");
  }

  private static void assertUsage(String message, String name, double time, double timestep) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> BehaviorTrace.of(name, Optional.empty(), time, timestep))
        .withMessageStartingWith(message);
  }
}
