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
    Path file = Files.writeString(folder.resolve("x.raw"), "% evt 4.0\n");
    assertThat(inspect(file.toString())).isEqualTo(1);
    assertThat(err.toString()).contains(file + ": byte 0: EVT4 recording");
  }

  @Test
  void drawsARecordingOfEitherKind() throws IOException {
    Path camera = Files.writeString(folder.resolve("camera.csv"), "1,2,3,1\n2,3,4,0\n");
    Path picture = folder.resolve("x.svg");
    assertThat(inspect(camera.toString(), "--plot", picture.toString())).isZero();
    assertThat(Files.readString(picture))
        .contains("camera.csv", "sensor size unknown", "2 events, 1 ON, 1 OFF", "x (pixels)");
    assertThat(out.toString()).startsWith("format      camera CSV");
    Path currents = Files.writeString(folder.resolve("currents.csv"), "1,motion,3,1.5\n");
    assertThat(inspect(currents.toString(), "--plot", picture.toString())).isZero();
    assertThat(Files.readString(picture)).contains("current CSV", "1 events").doesNotContain("ON");
  }

  @Test
  void aPictureThatCannotBeWrittenIsBadUsage() throws IOException {
    Path file = Files.writeString(folder.resolve("camera.csv"), "1,2,3,1\n");
    assertThat(inspect(file.toString(), "--plot", "x.pdf")).isEqualTo(2);
    assertThat(err.toString()).contains("--plot x.pdf: expected a name that ends in .svg or .png");
    assertThat(inspect(file.toString(), "--plot", "no/x.png")).isEqualTo(2);
    assertThat(err.toString()).contains("--plot no/x.png: expected a file in a folder that exists");
  }

  private int inspect(String... arguments) {
    return new CommandLine(new InspectCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
