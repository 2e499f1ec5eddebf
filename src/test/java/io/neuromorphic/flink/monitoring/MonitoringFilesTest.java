/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.monitoring.MonitoringFiles.Alert;
import io.neuromorphic.flink.monitoring.MonitoringFiles.Query;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Alerts and dashboard can be read, and whoever is woken by one finds what to do. */
class MonitoringFilesTest {

  private static final String PAGE = "docs/monitoring.md#";

  @Test
  void everyAlertHasAnEntryThatSaysWhatToDo() throws IOException {
    for (Alert alert : MonitoringFiles.alerts()) {
      assertThat(alert.runbook()).isEqualTo(PAGE + alert.name().toLowerCase(Locale.ROOT));
      assertThat(MonitoringFiles.chapter("### " + alert.name()))
          .as(alert.name())
          .contains("**Means.**", "**Look.**", "**Do.**");
      assertThat(alert.severity()).isIn("info", "warning", "critical");
    }
  }

  @Test
  void everyEntryIsThatOfAnAlert() throws IOException {
    List<String> entries =
        MonitoringFiles.chapter("## Runbook")
            .lines()
            .filter(line -> line.startsWith("### "))
            .map(line -> line.substring("### ".length()))
            .toList();
    assertThat(entries)
        .containsExactlyElementsOf(MonitoringFiles.alerts().stream().map(Alert::name).toList());
  }

  @Test
  void lagRejectsStallsAndCheckpointsWakeSomebody() throws IOException {
    assertThat(MonitoringFiles.alerts())
        .extracting(Alert::name)
        .contains(
            "EventTimeLag", "EventsInvalid", "EventsLate", "TimeStandsStill", "CheckpointsFail");
  }

  /** The largest of all subtasks, or a sum over all clusters, hides the one that stands still. */
  @Test
  void whatStandsStillIsNotHiddenByWhatRuns() throws IOException {
    Map<String, String> expressions =
        MonitoringFiles.alerts().stream()
            .collect(Collectors.toMap(Alert::name, alert -> alert.query().text()));
    assertThat(expressions.get("TimeStandsStill")).startsWith("min by (job_name, population) (");
    for (String name : List.of("NoTaskManager", "NoMetrics")) {
      assertThat(expressions.get(name)).startsWith("max by (job, instance) (");
    }
  }

  @Test
  void everyExpressionCanBeReadAndShowsOnlyLabelsThatItKeeps() throws IOException {
    List<Query> all =
        Stream.concat(
                MonitoringFiles.dashboard().stream(),
                MonitoringFiles.alerts().stream().map(Alert::query))
            .toList();
    assertThat(all).hasSizeGreaterThan(40);
    for (Query query : all) {
      assertThat(PromQl.of(query.text()).labels())
          .as("%s: %s", query.where(), query.text())
          .containsAll(
              query.shown().stream().filter(l -> !l.equals("value")).collect(Collectors.toSet()));
    }
  }
}
