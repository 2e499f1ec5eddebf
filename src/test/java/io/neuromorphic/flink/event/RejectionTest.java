/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RejectionTest {

  @Test
  void detailAndValueAreCutAtWhatIsPromised() {
    Rejection fits = rejection("d".repeat(500), "v".repeat(200));
    assertThat(fits.detail()).isEqualTo("d".repeat(500));
    assertThat(fits.value()).isEqualTo("v".repeat(200));

    Rejection cut = rejection("d".repeat(501), "v".repeat(1 << 20));
    assertThat(cut.detail()).hasSize(500).endsWith("...");
    assertThat(cut.value()).hasSize(200).endsWith("...");
    assertThat(cut.withSource("camera").detail()).isEqualTo(cut.detail());
  }

  private static Rejection rejection(String detail, String value) {
    return new Rejection(RejectReason.UNPARSABLE, detail, "", "t-0@1", value);
  }
}
