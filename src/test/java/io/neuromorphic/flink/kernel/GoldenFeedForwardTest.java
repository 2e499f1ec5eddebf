/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One neuron under each behaviour's stimulus: zero bits of difference from Norse, every step. */
class GoldenFeedForwardTest {

  private static final Pattern CUSTOM =
      Pattern.compile("custom\\d+_a(.+)_b(.+)_c(.+)_d(.+)_v(.+)_u(.+)_tau(.+)_dt(.+)");

  static List<String> names() {
    return Golden.feedForward();
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyStepHasNorsesBits(String name) {
    List<Map<String, String>> rows = Golden.csv("feed_forward/" + name + ".csv");
    IzhikevichSpikingBehavior behavior = behavior(name);
    double dt = dt(name);
    IzhikevichState state = behavior.s();
    assertRow(rows.get(0), state.v()[0], state.u()[0], "");
    for (Map<String, String> row : rows.subList(1, rows.size())) {
      float[] input = {Golden.float32(row.get("current"))};
      IzhikevichStep step = Izhikevich.izhikevichStep(input, state, behavior.p(), dt);
      state = step.state();
      assertRow(row, state.v()[0], state.u()[0], step.z()[0] == 1f ? "1" : "0");
      assertThat(step.resets()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void theReferenceHasThemToo(String name) {
    List<Map<String, String>> rows = Golden.csv("feed_forward/" + name + ".csv");
    IzhikevichSpikingBehavior behavior = behavior(name);
    StepConstants constants = StepConstants.of(behavior.p(), dt(name), 0f, 0f);
    IzhikevichReference neuron = new IzhikevichReference(behavior.s().v()[0], behavior.s().u()[0]);
    for (Map<String, String> row : rows.subList(1, rows.size())) {
      neuron.step(Golden.float32(row.get("current")), constants);
      assertRow(row, neuron.v, neuron.u, neuron.fired ? "1" : "0");
    }
  }

  private static void assertRow(Map<String, String> row, float v, float u, String z) {
    assertThat(Golden.hex(v) + "," + Golden.hex(u) + "," + z)
        .as("v, u and z after step %s", row.get("step"))
        .isEqualTo(row.get("v") + "," + row.get("u") + "," + row.get("z"));
  }

  private static IzhikevichSpikingBehavior behavior(String name) {
    Matcher custom = CUSTOM.matcher(name);
    return custom.matches()
        ? Izhikevich.createIzhikevichSpikingBehavior(
            number(custom, 1),
            number(custom, 2),
            number(custom, 3),
            number(custom, 4),
            number(custom, 5),
            number(custom, 6),
            number(custom, 7))
        : IzhikevichBehavior.of(name).behavior();
  }

  private static double dt(String name) {
    Matcher custom = CUSTOM.matcher(name);
    return custom.matches() ? number(custom, 8) : Izhikevich.DEFAULT_DT;
  }

  private static double number(Matcher matcher, int group) {
    return Double.parseDouble(matcher.group(group));
  }
}
