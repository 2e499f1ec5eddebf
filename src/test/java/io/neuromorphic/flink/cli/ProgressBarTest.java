/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.job.run.ProgressSnapshot;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressBarTest {

  private final StringWriter err = new StringWriter();

  @Test
  void aTerminalGetsOneLineThatIsRewritten() {
    ProgressBar bar = new ProgressBar(new PrintWriter(err), true);

    bar.show(snapshot(1_000_000, 0.5, 2));
    bar.show(snapshot(1_000_001, 0.5, 2.05));
    bar.show(snapshot(1, 1, 4));
    bar.end();
    bar.end();

    String first =
        "[############------------]  50%  1,000,000 events (500,000/s)  7 spikes"
            + "  at 1.500 s  after 2 s";
    String second =
        "[########################] 100%  1 events (0/s)  7 spikes  at 1.500 s  after 4 s";
    assertThat(err)
        .hasToString(
            "\r"
                + first
                + "\r"
                + second
                + " ".repeat(first.length() - second.length())
                + System.lineSeparator());
  }

  @Test
  void aPipeGetsALineEveryFewSecondsWithoutControlCharacters() {
    ProgressBar bar = new ProgressBar(new PrintWriter(err), false);

    for (int i = 0; i <= 110; i++) {
      bar.show(snapshot(i, Double.NaN, i / 10.0));
    }
    bar.end();

    assertThat(err.toString().lines())
        .containsExactly(
            "50 events (10/s)  7 spikes  at 1.500 s  after 5 s",
            "100 events (10/s)  7 spikes  at 1.500 s  after 10 s");
    assertThat(err.toString()).doesNotContain("\r", "\u001b");
  }

  @Test
  void eventTimeCountsFromTheOrigin() {
    ProgressBar bar = new ProgressBar(new PrintWriter(err), true);
    bar.origin(1_000_000);

    bar.show(snapshot(1, Double.NaN, 1));
    bar.line("done");
    bar.show(new ProgressSnapshot(1, 0, Long.MIN_VALUE, Double.NaN, 4));

    assertThat(err.toString().replace("\r", "").lines())
        .containsExactly(
            "origin 1000000 us",
            "1 events (1/s)  7 spikes  at 0.500 s  after 1 s",
            "done",
            "1 events (0/s)  0 spikes  after 4 s");
  }

  @Test
  void whereThereIsAnEndItSaysWhen() {
    ProgressBar bar = new ProgressBar(new PrintWriter(err), false);

    for (int i = 1; i <= 110; i++) {
      bar.show(snapshot(i, i / 1_000.0, i / 10.0));
    }
    assertThat(err.toString().lines())
        .containsExactly(
            "[#-----------------------]   5%  50 events (10/s)  7 spikes  at 1.500 s  after 5 s"
                + "  about 2 min left",
            "[##----------------------]  10%  100 events (10/s)  7 spikes  at 1.500 s  after 10 s"
                + "  about 2 min left");
  }

  @Test
  void aNarrowTerminalGetsWhatFits() {
    for (int columns : new int[] {200, 100, 80, 60, 40, 20}) {
      StringWriter shown = new StringWriter();
      ProgressBar bar = new ProgressBar(new PrintWriter(shown), true, columns, Paint.PLAIN);
      for (int i = 1; i <= 110; i++) {
        bar.show(snapshot(i * 1_000, i / 1_000.0, i / 10.0));
      }
      String[] lines = shown.toString().substring(1).split("\r");
      assertThat(lines).allMatch(line -> line.length() < columns);
      assertThat(lines[lines.length - 1]).contains(columns > 20 ? "110,000 events" : "11%");
      assertThat(lines[lines.length - 1]).contains("11%");
    }
  }

  @Test
  void aTerminalThatKnowsItsWidthIsBelieved() {
    assertThat(Terminal.widthOf("40 132\n")).isEqualTo(132);
    assertThat(Terminal.widthOf("0 0\n")).isEqualTo(80);
    assertThat(Terminal.widthOf("24 5\n")).isEqualTo(20);
    assertThat(Terminal.widthOf("")).isEqualTo(80);
  }

  private static ProgressSnapshot snapshot(long events, double fraction, double seconds) {
    return new ProgressSnapshot(events, 7, 1_500_000, fraction, seconds);
  }
}
