/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.chaos;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What a soak has shown, in lines for people. */
final class SoakReport {

  private SoakReport() {}

  /**
   * The lines.
   *
   * @param capacity events a second at most; NaN where it was not measured
   * @param rate events a second that were sent
   */
  static List<String> of(Soak.Result result, double capacity, double rate) {
    List<SoakSample> samples = result.samples();
    List<String> lines = new ArrayList<>();
    lines.add(String.format("capacity            %.2f M events/s", capacity / 1e6));
    lines.add(String.format("sent                %.2f M events/s", rate / 1e6));
    lines.add(String.format("events              %,d", result.sent()));
    lines.add(String.format("spikes              %,d", result.spikes()));
    lines.add("kills               " + result.kills().size());
    lines.add("                    first tenth      middle          last tenth");
    lines.add(row("heap after gc, MB", samples, SoakSample::heapAfterCollection));
    lines.add(row("state, MB", samples, SoakSample::stateMegabytes));
    lines.add(row("checkpoint, ms", samples, SoakSample::checkpointMillis));
    lines.add(row("lag, s", samples, SoakSample::lagSeconds));
    lines.add(
        String.format(
            "longest lag         %.1f s",
            samples.stream().mapToDouble(SoakSample::lagSeconds).max().orElse(Double.NaN)));
    lines.add(
        String.format(
            "untold in a sample  %,d events at most",
            samples.stream().mapToLong(SoakSample::untold).max().orElse(0)));
    lines.add("books               " + result.state().events());
    lines.add("digest of the state " + result.state().digest());
    lines.add("digest of readers   " + result.digest());
    result.stories().forEach(story -> lines.add("killed              " + story));
    lines.add(
        result.problems().isEmpty()
            ? "nothing was lost, nothing doubled"
            : "PROBLEMS            " + result.problems());
    return lines;
  }

  private static String row(
      String name, List<SoakSample> samples, ToDoubleFunction<SoakSample> value) {
    int tenth = Math.max(1, samples.size() / 10);
    return String.format(
        "%-19s %-16s %-15s %s",
        name,
        middle(samples.subList(0, Math.min(tenth, samples.size())), value),
        middle(samples, value),
        middle(samples.subList(Math.max(0, samples.size() - tenth), samples.size()), value));
  }

  private static String middle(List<SoakSample> samples, ToDoubleFunction<SoakSample> value) {
    double[] sorted =
        samples.stream().mapToDouble(value).filter(v -> !Double.isNaN(v)).sorted().toArray();
    return sorted.length == 0
        ? "-"
        : String.format("%.2f", sorted[sorted.length / 2])
            + (Arrays.stream(sorted).count() == 1 ? " (one)" : "");
  }
}
