/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IzhikevichBehaviorTest {

  @Test
  void theTwentyBehaviorsAreNorsesInNameOrderParametersAndStart() {
    List<Map<String, String>> rows = Golden.csv("behaviors.csv");
    assertThat(IzhikevichBehavior.norseNames())
        .isEqualTo(rows.stream().map(row -> row.get("name")).toList());
    for (Map<String, String> row : rows) {
      IzhikevichSpikingBehavior behavior = IzhikevichBehavior.of(row.get("name")).behavior();
      IzhikevichParameters expected = new IzhikevichParameters(0, 0, 0, 0);
      for (String name : List.of("a", "b", "c", "d", "sq", "mn", "bias", "v_th", "tau_inv")) {
        expected = expected.with(name, Double.parseDouble(row.get(name)));
      }
      assertThat(behavior.p()).as(row.get("name")).isEqualTo(expected);
      assertThat(behavior.s().v()).containsExactly(Float.parseFloat(row.get("v0")));
      assertThat(behavior.s().u()).containsExactly(Float.parseFloat(row.get("u0")));
    }
  }

  @Test
  void everyBehaviorSaysWhatItShows() {
    assertThat(IzhikevichBehavior.values()).allSatisfy(b -> assertThat(b.shows()).isNotBlank());
  }

  @Test
  void aMisspeltNameIsAnsweredWithTheNearestAndTheList() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IzhikevichBehavior.of("accommodation"))
        .withMessageStartingWith("unknown behavior 'accommodation', did you mean 'accomodation'?")
        .withMessageContaining("tonic_spiking, phasic_spiking");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IzhikevichBehavior.of("x"))
        .withMessageStartingWith("unknown behavior 'x': expected one of tonic_spiking");
  }
}
