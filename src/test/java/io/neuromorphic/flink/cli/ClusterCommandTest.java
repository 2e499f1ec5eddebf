/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ClusterCommandTest {

  @TempDir Path folder;

  @Test
  void aSecretIsNotTakenFromTheCommandLine() {
    StringWriter err = new StringWriter();
    CommandLine line =
        Main.commandLine(List.of(new ClusterCommand())).setErr(new PrintWriter(err, true));
    Path own = folder.resolve("cluster");

    int status =
        Main.execute(
            line,
            new String[] {
              "cluster", "start", "--folder", "" + own, "--set", "s3.secret-key=hunter2"
            });

    assertThat(status).isEqualTo(2);
    assertThat(err.toString())
        .contains("--set s3.secret-key=...: a command line is no place for a secret")
        .doesNotContain("hunter2");
    assertThat(own).doesNotExist();
  }
}
