/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.job.tool.BehaviorText;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** {@code behavior --all}. */
class BehaviorGalleryTest {

  @TempDir Path folder;
  private final StringWriter said = new StringWriter();

  private int call(String... args) {
    CommandLine line =
        Main.commandLine(List.of(new BehaviorCommand()))
            .setOut(new PrintWriter(said, true))
            .setErr(new PrintWriter(said, true));
    return Main.execute(line, args);
  }

  @Test
  void allTwentyAreDrawnInTheirOrder() throws Exception {
    Path file = folder.resolve("all.svg");

    assertThat(call("behavior", "--all", "--plot", file.toString())).as(said.toString()).isZero();
    String svg = Files.readString(file);
    int last = -1;
    List<String> names = BehaviorText.names();
    assertThat(names).hasSize(20);
    for (int i = 0; i < names.size(); i++) {
      int at = svg.indexOf("(" + (char) ('A' + i) + ") " + names.get(i).replace('_', ' '));
      assertThat(at).as(names.get(i)).isGreaterThan(last);
      last = at;
    }
    assertThat(svg.split(" ms</text", -1)).hasSize(21);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--all",
        "--all --plot x.pdf",
        "--all --plot FOLDER/a.svg tonic_spiking",
        "--all --plot FOLDER/a.svg --current 3",
        "--all --plot FOLDER/a.svg --time 9",
      })
  void whatDoesNotGoTogetherIsRefused(String args) {
    String[] all = ("behavior " + args.replace("FOLDER", folder.toString())).split(" ");

    assertThat(call(all)).isEqualTo(2);
    assertThat(said.toString()).contains("--all".substring(args.contains("pdf") ? 5 : 0));
    assertThat(folder).isEmptyDirectory();
  }
}
