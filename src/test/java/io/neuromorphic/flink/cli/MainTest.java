/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.cli.Door.Answer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class MainTest {

  @Test
  void theVersionIsShown() {
    Answer answer = Door.succeeding().call("--version");

    assertThat(answer.status()).isZero();
    assertThat(answer.out()).startsWith("flink-neuromorphic ").contains("Java ");
  }

  @Test
  void theHelpListsTheCommands() {
    Answer answer = Door.succeeding().call("--help");

    assertThat(answer.status()).isZero();
    assertThat(answer.out()).contains("Usage: neuromorphic", "run ", "bench --help");
    assertThat(answer.err()).isEmpty();
  }

  @Test
  void whoeverSaysNothingGetsTheShortHelp() {
    Answer answer = Door.succeeding().call();

    assertThat(answer.status()).isEqualTo(2);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err())
        .startsWith("Usage: neuromorphic ")
        .contains("Run and look:", "First things to do:")
        .doesNotContain("--debug  ");
  }

  @Test
  void anOptionAloneNeedsACommand() {
    Answer answer = Door.succeeding().call("--debug");

    assertThat(answer.status()).isEqualTo(2);
    assertThat(answer.errLines())
        .containsExactly("neuromorphic: Missing required subcommand", "Try 'neuromorphic --help'.");
  }

  @ParameterizedTest
  @CsvSource({"runn, run", "rnu, run"})
  void anUnknownCommandGetsASuggestion(String typed, String meant) {
    Answer answer = Door.succeeding().call(typed, "job.yaml");

    assertThat(answer.status()).isEqualTo(2);
    assertThat(answer.errLines())
        .containsExactly(
            "neuromorphic: unknown command '" + typed + "', did you mean '" + meant + "'?",
            "Try 'neuromorphic --help'.");
    assertThat(answer.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"veiw, view", "expain, explain", "behaviour, behavior", "inspcet, inspect"})
  void itIsTheNearestOfAllCommands(String typed, String meant) {
    CommandLine line = Main.commandLine(Main.commands());
    StringWriter err = new StringWriter();
    line.setErr(new PrintWriter(err));

    assertThat(Main.execute(line, typed)).isEqualTo(2);
    assertThat(err.toString()).contains("did you mean '" + meant + "'?");
  }

  @Test
  void anUnknownOptionGetsASuggestion() {
    Answer answer = Door.succeeding().call("run", "jobs/event-camera.yaml", "--jsno");

    assertThat(answer.status()).isEqualTo(2);
    assertThat(answer.errLines())
        .containsExactly(
            "neuromorphic run: unknown option '--jsno', did you mean '--json'?",
            "Try 'neuromorphic run --help'.");
  }

  @Test
  void anArgumentTooManyIsNamed() {
    Answer answer = Door.succeeding().call("run", "jobs/event-camera.yaml", "b.yaml");

    assertThat(answer.status()).isEqualTo(2);
    assertThat(answer.errLines())
        .containsExactly(
            "neuromorphic run: one argument too many 'b.yaml'", "Try 'neuromorphic run --help'.");
  }

  @Test
  void errorsOfTheMachineAreToldWithoutAStackTrace() {
    @Command(name = "burn")
    final class Burn implements Runnable {
      @Override
      public void run() {
        throw new OutOfMemoryError("Java heap space");
      }
    }
    CommandLine line = Main.commandLine(List.of(new Burn()));
    StringWriter err = new StringWriter();
    line.setErr(new PrintWriter(err, true));

    assertThat(Main.execute(line, "burn")).isEqualTo(1);
    assertThat(err.toString().lines()).hasSize(2).startsWith("neuromorphic: Java heap space");
    assertThat(err.toString())
        .contains("Give it more memory, such as NEUROMORPHIC_HEAP=4g; now it has ");
  }
}
