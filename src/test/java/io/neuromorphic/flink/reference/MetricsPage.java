/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.reference;

import io.neuromorphic.flink.operator.BookMetric;
import io.neuromorphic.flink.operator.PopulationMetric;
import io.neuromorphic.flink.source.live.LiveMetric;
import io.neuromorphic.flink.state.MetricDescription;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The page of all metrics, from the descriptions that they are registered with. */
public final class MetricsPage {

  private static final List<String> COLUMNS =
      List.of("metric", "type", "unit", "labels", "means", "after a restart");

  private MetricsPage() {}

  /** The page. */
  public static String text() {
    Markdown page =
        new Markdown("Metrics", "the descriptions in operator, source.live and state")
            .block(
                """
                Metrics of a job, as Flink's reporters tell them. How they are collected, what Flink adds, a dashboard, alerts and what to do when one
                fires: [monitoring](../monitoring.md). Each value is that of one subtask: sum counters over subtasks, take the max of lags, the min of speeds.
                A counter of Flink is exported to Prometheus as a gauge, a histogram as a summary.
                """);
    section(
        page,
        "Neurons",
        "`flink_taskmanager_job_task_operator_population_…`, of the operators `populations…`:",
        Arrays.stream(PopulationMetric.values())
            .map(metric -> row("", "population", metric.described())));
    section(
        page,
        "Books",
        """
        `flink_taskmanager_job_task_operator_input_…`, of the same operators. Summed up over all of them: read = integrated + filtered + late + invalid + pending,
        but for what is under way to the neurons; these are the numbers of the summary and of `state`.
        """,
        Arrays.stream(BookMetric.values())
            .map(
                metric ->
                    metric == BookMetric.EVENTS_REJECTED
                        ? row("reason_", "input, reason", metric.described())
                        : row("", "input", metric.described())));
    section(
        page,
        "Decoders and live inputs",
        "`flink_taskmanager_job_task_operator_input_…`, of the operators `Source: …`:",
        Stream.concat(
            Stream.of(row("kind_", "input, kind", MetricDescription.DECODER_WARNINGS)),
            Arrays.stream(LiveMetric.values())
                .map(metric -> row("live_", "input", metric.described()))));
    return page.toString();
  }

  private static void section(Markdown page, String heading, String of, Stream<List<String>> rows) {
    page.heading(2, heading).block(of).table(COLUMNS, rows.toList());
  }

  private static List<String> row(String group, String labels, MetricDescription metric) {
    return List.of(
        Markdown.code(group + metric.name()),
        metric.kind().name().toLowerCase(Locale.ROOT),
        metric.unit(),
        labels,
        metric.means(),
        metric.afterRestart());
  }
}
