/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.convert;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.codec.RecordingTarget;
import io.neuromorphic.flink.codec.csv.CsvEncoder;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversionTargetsTest {

  private final ConversionTargets targets =
      new ConversionTargets(
          List.of(
              new RecordingTarget("a", List.of("raw"), CsvEncoder::new, true),
              new RecordingTarget("b", List.of("raw", "b"), CsvEncoder::new, true),
              new RecordingTarget("b-other", List.of(), CsvEncoder::new, true)));

  @Test
  void extensionsTellWhatAFileMayBeMeantToHave() {
    assertThat(targets.namesOf("X.RAW")).containsExactly("a", "b");
    assertThat(targets.namesOf("x.raw.b")).containsExactly("b");
    assertThat(targets.namesOf("raw")).isEmpty();
    assertThat(targets.namesOf("x.b-other")).isEmpty();
  }

  @Test
  void everyTargetIsFoundByItsNameAlone() {
    List<String> names = new ConversionTargets().names();
    assertThat(new HashSet<>(names)).hasSameSizeAs(names);
    for (String name : names) {
      assertThat(name).isLowerCase();
      assertThat(new ConversionTargets().named(name)).isPresent();
    }
    assertThat(targets.named("c")).isEmpty();
  }
}
