/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ConversionTargetTest {

  @Test
  void everyFormatIsChosenByNameInAnyCase() {
    for (String name : Conversion.targets()) {
      assertThat(Conversion.target(wish("x.unknown", name.toUpperCase(Locale.ROOT))))
          .isEqualTo(name);
    }
  }

  @Test
  void theExtensionTellsWhereOnlyOneFormatHasIt() {
    assertThat(Conversion.target(wish("x.CSV", null))).isEqualTo("csv");
    assertThat(Conversion.target(wish("x.txt", null))).isEqualTo("csv");
  }

  @Test
  void aNameThatTellsNoFormatAsksForOne() {
    assertThatThrownBy(() -> Conversion.target(wish("x.bag", null)))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "x.bag: its name tells no format; choose with --to: "
                + String.join(", ", Conversion.targets()));
  }

  private static Conversion.Wish wish(String out, String to) {
    return new Conversion.Wish("in", Path.of(out), to, null, false, false);
  }
}
