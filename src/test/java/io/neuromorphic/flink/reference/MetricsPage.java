/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.reference;

import static io.neuromorphic.flink.reference.Markdown.code;

import io.neuromorphic.flink.state.JobMetric;
import io.neuromorphic.flink.state.JobMetric.Scope;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The page of all metrics, from the names that the code registers them by. */
final class MetricsPage {

  private static final String OPERATOR = "flink_taskmanager_job_task_operator_";

  private MetricsPage() {}

  static String text() {
    Markdown page = new Markdown("Metrics", "JobMetric in state");
    page.block(
        """
        Every metric of ours, from the code that registers it; [monitoring](../monitoring.md) says how to read them, what a restart does to
        them, which of Flink's own to look at, and what to do when an alert fires. Names are as Prometheus has them, without what all begin with,
        `%s`; another reporter has the groups with dots between. A counter of Flink is
        a gauge there, a histogram a summary. All have Flink's labels, too: `job_name`, `task_name`, `operator_name`, `subtask_index`, `tm_id`, `host`.
        """
            .formatted(OPERATOR));
    chapter(page, "Neurons", "Of the operators `populations…`.", EnumSet.of(Scope.POPULATION));
    chapter(
        page,
        "Books",
        "Of the same operators. Over all of them: read = integrated + filtered + late + invalid + pending.",
        EnumSet.of(Scope.BOOKS, Scope.REASON));
    chapter(
        page,
        "Decoders and live inputs",
        "Of the operators `Source: …`.",
        EnumSet.of(Scope.KIND, Scope.LIVE));
    return page.toString();
  }

  private static void chapter(Markdown page, String heading, String intro, Set<Scope> scopes) {
    page.heading(2, heading).block(intro);
    page.table(
        List.of("metric", "type", "unit", "labels", "means", "after a restart"),
        Arrays.stream(JobMetric.values())
            .filter(metric -> scopes.contains(metric.scope()))
            .map(MetricsPage::row)
            .toList());
  }

  private static List<String> row(JobMetric metric) {
    return List.of(
        code(metric.scope().prefix() + metric.key()),
        metric.kind().name().toLowerCase(Locale.ROOT),
        metric.unit(),
        metric.scope().labels(),
        metric.means(),
        metric.afterRestart());
  }
}
