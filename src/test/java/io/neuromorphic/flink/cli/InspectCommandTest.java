/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class InspectCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @Test
  void printsATableOrOneJsonObject() throws IOException {
    Path file = Files.writeString(folder.resolve("camera.csv"), "1,2,3,1\n");
    assertThat(inspect(file.toString())).isZero();
    assertThat(out.toString()).startsWith("format      camera CSV");
    out.getBuffer().setLength(0);
    assertThat(inspect("--json", file.toString())).isZero();
    assertThat(out.toString()).startsWith("{\"format\":\"camera CSV\"").endsWith("}\n");
  }

  @Test
  void aFileThatIsNotThereIsBadUsage() {
    assertThat(inspect(folder.resolve("none.raw").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("no such file: ");
    assertThat(inspect(folder.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("a folder, not a recording: ");
  }

  @Test
  void aRecordingThatCannotBeReadFails() throws IOException {
    Path file = Files.writeString(folder.resolve("x.raw"), "% evt 2.0\n");
    assertThat(inspect(file.toString())).isEqualTo(1);
    assertThat(err.toString()).contains(file + ": byte 0: EVT2 recording");
  }

  private int inspect(String... arguments) {
    return new CommandLine(new InspectCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
