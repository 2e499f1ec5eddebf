/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class FailureTextTest {

  @Test
  void saysWhatJavaLeavesOut() {
    assertThat(FailureText.of(new NoSuchFileException("/a/b"))).isEqualTo("no such file: /a/b");
    assertThat(FailureText.of(new AccessDeniedException("/a/b"))).isEqualTo("no access to /a/b");
  }

  @Test
  void keepsWhatIsSaid() {
    assertThat(FailureText.of(new NoSuchFileException("/a/b", null, "put it back")))
        .isEqualTo("/a/b: put it back");
    assertThat(FailureText.of(new IOException("broken"))).isEqualTo("broken");
  }

  @Test
  void namesAnExceptionWithoutWords() {
    assertThat(FailureText.of(new IOException())).isEqualTo("IOException");
    assertThat(FailureText.of(new IOException(" "))).isEqualTo("IOException");
  }
}
