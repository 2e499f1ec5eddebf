/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FitSpikeTrainTest {

  private static final int ENOUGH_ROUNDS = 100;

  @Test
  void theNeuronLearnsToFireAtItsTargets() {
    FitSpikeTrain fit = new FitSpikeTrain();
    double first = fit.round();
    List<Integer> untrained = fit.spikes();
    assertThat(untrained).doesNotContainAnyElementsOf(FitSpikeTrain.TARGET);

    double loss = first;
    for (int round = 1; loss > 0 && round < ENOUGH_ROUNDS; round++) {
      loss = fit.round();
    }

    assertThat(fit.spikes()).isEqualTo(FitSpikeTrain.TARGET);
    assertThat(first).isGreaterThan(20);
    assertThat(loss).isZero();
  }

  @Test
  void thePageQuotesTheProgram() throws IOException {
    String program =
        Files.readString(
            Path.of("src/test/java/io/neuromorphic/flink/examples/FitSpikeTrain.java"));
    Matcher quotes =
        Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("docs/gradients.md")));
    assertThat(quotes.results().map(quote -> quote.group(1)))
        .hasSize(2)
        .allSatisfy(quote -> assertThat(program).contains(quote));
  }
}
