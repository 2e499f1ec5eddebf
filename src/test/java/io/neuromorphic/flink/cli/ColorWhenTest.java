/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.cli.Door.Answer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Colours are for terminals, and for those who ask for them. */
class ColorWhenTest {

  private static final String ESCAPE = "\u001b";

  private static boolean coloured(ColorWhen when, Map<String, String> environment, boolean tty) {
    return when.paint(environment, tty) == Paint.COLOURED;
  }

  @Test
  void aTerminalHasThemAndAPipeHasNot() {
    assertThat(coloured(ColorWhen.AUTO, Map.of(), true)).isTrue();
    assertThat(coloured(ColorWhen.AUTO, Map.of(), false)).isFalse();
    assertThat(coloured(ColorWhen.ALWAYS, Map.of("NO_COLOR", "1"), false)).isTrue();
    assertThat(coloured(ColorWhen.NEVER, Map.of("CLICOLOR_FORCE", "1"), true)).isFalse();
  }

  @Test
  void theEnvironmentIsHeard() {
    assertThat(coloured(ColorWhen.AUTO, Map.of("NO_COLOR", "1"), true)).isFalse();
    assertThat(coloured(ColorWhen.AUTO, Map.of("NO_COLOR", ""), true)).isTrue();
    assertThat(coloured(ColorWhen.AUTO, Map.of("CLICOLOR_FORCE", "1"), false)).isTrue();
    assertThat(coloured(ColorWhen.AUTO, Map.of("CLICOLOR_FORCE", "0"), false)).isFalse();
    assertThat(coloured(ColorWhen.AUTO, Map.of("CLICOLOR_FORCE", "1", "NO_COLOR", "1"), true))
        .isFalse();
    assertThat(coloured(ColorWhen.AUTO, Map.of("CLICOLOR", "0"), true)).isFalse();
    assertThat(coloured(ColorWhen.AUTO, Map.of("TERM", "dumb"), true)).isFalse();
  }

  @Test
  void argumentsAreHeardBeforeTheyAreParsed() {
    assertThat(ColorWhen.in(List.of("run", "--color=always", "x"))).isEqualTo(ColorWhen.ALWAYS);
    assertThat(ColorWhen.in(List.of("--color", "never", "run"))).isEqualTo(ColorWhen.NEVER);
    assertThat(ColorWhen.in(List.of("run", "--", "--color=always"))).isEqualTo(ColorWhen.AUTO);
    assertThat(ColorWhen.in(List.of("run", "--color"))).isEqualTo(ColorWhen.AUTO);
    assertThat(ColorWhen.in(List.of("run", "--color=pink"))).isEqualTo(ColorWhen.AUTO);
  }

  /** Whoever cuts the colours off has the plain text. */
  private static void assertOnlyColoured(String coloured, String plain) {
    assertThat(coloured).contains(ESCAPE);
    assertThat(coloured.replaceAll(ESCAPE + "\\[[0-9;]*m", "")).isEqualTo(plain);
    assertThat(plain).doesNotContain(ESCAPE);
  }

  @Test
  void aSummaryDiffersByColoursAlone() {
    Answer plain = Door.succeeding().call("run", "jobs/event-camera.yaml", "--color=never");
    Answer coloured = Door.succeeding().call("run", "jobs/event-camera.yaml", "--color=always");

    assertThat(plain.status()).isZero();
    assertOnlyColoured(coloured.out(), plain.out());
    assertThat(plain.out().stripTrailing()).isEqualTo(SummaryText.of(Door.summary()));
    assertThat(coloured.out())
        .contains(ESCAPE + "[1minput   ", ESCAPE + "[2m0123456789abcdef0123456789abcdef")
        .contains(ESCAPE + "[33m     7" + ESCAPE + "[0m");
  }

  @Test
  void jsonHasNone() {
    Answer json =
        Door.succeeding().call("run", "jobs/event-camera.yaml", "--json", "--color=always");
    assertThat(json.out()).startsWith("{").doesNotContain(ESCAPE);
  }

  @Test
  void errorsAreRed() {
    for (String[] args :
        new String[][] {{"runn"}, {"run", "x.yaml"}, {"run", "jobs/event-camera.yaml", "--jsno"}}) {
      String[] always = Arrays.copyOf(args, args.length + 1);
      always[args.length] = "--color=always";
      Answer plain = Door.succeeding().call(args);
      Answer coloured = Door.succeeding().call(always);
      assertThat(plain.status()).isEqualTo(2);
      assertOnlyColoured(coloured.err(), plain.err());
      assertThat(coloured.err()).contains(ESCAPE + "[1;31m");
    }
  }

  @Test
  void warningsAreYellow() {
    StringWriter err = new StringWriter();
    new ProgressBar(new PrintWriter(err), true, 80, Paint.COLOURED).warning("odd");
    assertThat(err.toString().strip()).isEqualTo(ESCAPE + "[33mwarning:" + ESCAPE + "[0m odd");
  }

  @Test
  void helpIsColouredWhereItIsAskedFor() {
    Answer plain = Door.succeeding().call("run", "--help");
    Answer coloured = Door.succeeding().call("run", "--help", "--color=always");
    assertThat(plain.out()).doesNotContain(ESCAPE);
    assertThat(coloured.out()).contains(ESCAPE);
  }
}
