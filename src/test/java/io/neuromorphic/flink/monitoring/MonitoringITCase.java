/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.RejectReason;
import io.neuromorphic.flink.job.Eventually;
import io.neuromorphic.flink.job.TestBroker;
import io.neuromorphic.flink.job.run.TestCluster;
import io.neuromorphic.flink.job.run.TestCluster.Submitted;
import io.neuromorphic.flink.monitoring.MonitoringFiles.Query;
import io.neuromorphic.flink.monitoring.MonitoringFiles.Row;
import io.neuromorphic.flink.operator.JobCounters;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.core.execution.SavepointFormatType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A job runs, and is read as Prometheus reads it: every metric that the dashboard, the alerts and
 * the page name is there, and the page names all of ours.
 */
class MonitoringITCase {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String OPERATOR = "flink_taskmanager_job_task_operator_";
  private static final String POPULATION = OPERATOR + "population_";
  private static final String INPUT = OPERATOR + "input_";

  /** What Prometheus says itself of each target, and the labels that it gives to all of one. */
  private static final String UP = "up";

  private static final Set<String> TARGET = Set.of("job", "instance");

  @RegisterExtension static final TestBroker BROKER = new TestBroker();

  @TempDir static Path folder;
  private static TestCluster cluster;
  private static MonitoredJob monitored;
  private static Submitted job;
  private static String page;

  /** As the first job was read when all that was sent had been stepped. */
  private static Scrape scrape;

  @BeforeAll
  static void runAJob() throws Exception {
    int port = freePort();
    page = "http://127.0.0.1:" + port + "/metrics";
    cluster =
        TestCluster.start(
            folder.resolve("cluster"),
            Map.of(
                "metrics.reporters",
                "prom",
                "metrics.reporter.prom.factory.class",
                "org.apache.flink.metrics.prometheus.PrometheusReporterFactory",
                "metrics.reporter.prom.port",
                "" + port,
                "metrics.reporter.prom.filterLabelValueCharacters",
                "false"));
    monitored = new MonitoredJob(folder, BROKER);
    job = cluster.submit(monitored.file(), BROKER.bootstrap());
    Eventually.holds("silence is stepped", PATIENCE, () -> job.total(JobCounters.STEPS) > 0);
    monitored.sendCurrents();
    monitored.sendCamera();
    Eventually.holds(
        "all is stepped",
        PATIENCE,
        () -> {
          scrape = Scrape.of(page);
          return of("camera", "eventsRead") == MonitoredJob.CAMERA_EVENTS
              && of("film", "eventsRead") == MonitoredJob.FILM_EVENTS
              && of("currents", "eventsRead") == MonitoredJob.CURRENTS + 2
              && scrape.sum(INPUT + "eventsPending", sample -> true) == 0;
        });
    Eventually.holds(
        "spikes have left, and a checkpoint is complete",
        PATIENCE,
        () -> {
          scrape = Scrape.of(page);
          return scrape.sum(POPULATION + "sensorToSpikeLatencyMillis_count", s -> true) > 1
              && scrape.sum(POPULATION + "realTimeFactor", s -> true) > 0
              && scrape.sum("flink_jobmanager_job_numberOfCompletedCheckpoints", s -> true) > 1;
        });
  }

  @AfterAll
  static void stop() throws Exception {
    monitored.close();
    cluster.close();
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static double of(String input, String metric) {
    return scrape.sum(INPUT + metric, "input", input);
  }

  @Test
  void everyQueryOfTheDashboardAndTheAlertsNamesWhatIsExported() throws Exception {
    List<Query> queries =
        Stream.concat(
                MonitoringFiles.dashboard().stream(),
                MonitoringFiles.alerts().stream().map(MonitoringFiles.Alert::query))
            .toList();
    for (Query query : queries) {
      PromQl read = PromQl.of(query.text());
      Set<String> names = new TreeSet<>(scrape.names());
      names.add(UP);
      assertThat(names).as(query.where()).containsAll(read.metrics());
      Set<String> labels =
          read.metrics().stream()
              .flatMap(metric -> scrape.labels(metric).stream())
              .collect(Collectors.toCollection(TreeSet::new));
      labels.addAll(TARGET);
      assertThat(labels).as("%s: %s", query.where(), query.text()).containsAll(read.labels());
    }
  }

  @Test
  void theReferenceHasEveryMetricOfOursWithItsTypeAndLabels() throws Exception {
    Set<String> documented = new TreeSet<>();
    Set<String> common = new TreeSet<>(scrape.labels(OPERATOR + "numRecordsIn"));
    for (Row row : MonitoringFiles.reference()) {
      String name = OPERATOR + row.name();
      documented.add(name);
      boolean histogram = row.type().equals("histogram");
      assertThat(scrape.types()).as(name).containsEntry(name, histogram ? "summary" : "gauge");
      Set<String> labels = scrape.labels(name);
      labels.removeAll(common);
      labels.remove("quantile");
      assertThat(String.join(", ", labels)).as(name).isEqualTo(row.rest().get(1));
    }
    assertThat(documented)
        .containsExactlyElementsOf(
            scrape.types().keySet().stream()
                .filter(name -> name.startsWith(POPULATION) || name.startsWith(INPUT))
                .toList());
  }

  @Test
  void thePageSaysWhichSourceHasWhichOfFlinksOwn() throws Exception {
    List<Row> rows = MonitoringFiles.table("### Flink's own");
    assertThat(rows).hasSizeGreaterThan(8);
    for (Row row : rows) {
      assertThat(
              Map.of(
                  "film",
                  has(row.name(), "film"),
                  "currents",
                  has(row.name(), "currents"),
                  "camera",
                  has(row.name(), "camera")))
          .as(row.name())
          .isEqualTo(
              Map.of(
                  "film", row.type(), "currents", row.rest().get(0), "camera", row.rest().get(1)));
    }
  }

  private static String has(String metric, String input) {
    return scrape
            .all(OPERATOR + metric)
            .anyMatch(sample -> ("Source: " + input).equals(sample.labels().get("operator_name")))
        ? "yes"
        : "no";
  }

  @Test
  void booksBalanceAndAreThoseOfTheAccumulators() throws Exception {
    for (String input : List.of("camera", "film", "currents")) {
      assertThat(of(input, "eventsRead"))
          .as(input)
          .isEqualTo(
              of(input, "eventsIntegrated")
                  + of(input, "eventsFiltered")
                  + of(input, "eventsLate")
                  + of(input, "eventsInvalid")
                  + of(input, "eventsPending"));
      assertThat(of(input, "eventsIntegrated")).isEqualTo(job.total(JobCounters.integrated(input)));
      assertThat(of(input, "eventsFiltered")).isEqualTo(job.total(JobCounters.filtered(input)));
      for (RejectReason reason : RejectReason.values()) {
        assertThat(
                scrape.sum(
                    INPUT + "reason_eventsRejected",
                    sample ->
                        input.equals(sample.labels().get("input"))
                            && reason.word().equals(sample.labels().get("reason"))))
            .as("%s %s", input, reason)
            .isEqualTo(job.total(JobCounters.rejected(input, reason)));
      }
    }
    assertThat(of("camera", "eventsFiltered")).as("two columns").isEqualTo(20);
    assertThat(of("currents", "eventsInvalid")).isEqualTo(2);
    for (String population : List.of("retina", "motion")) {
      assertThat(scrape.sum(POPULATION + "spikes", "population", population))
          .as(population)
          .isPositive()
          .isEqualTo(job.total(JobCounters.spikes(population)));
    }
  }

  @Test
  void sourcesTellWhatTheyHaveReadAndWhatWasWrong() {
    assertThat(of("camera", "live_datagrams")).isEqualTo(10);
    assertThat(of("camera", "live_events")).isEqualTo(MonitoredJob.CAMERA_EVENTS);
    assertThat(of("camera", "live_droppedDatagrams")).isZero();
    assertThat(of("film", "kind_decoderWarnings")).isPositive();
    assertThat(numRecords("numRecordsIn", "currents")).isEqualTo(MonitoredJob.CURRENTS + 2);
    assertThat(numRecords("numRecordsInErrors", "currents")).isEqualTo(1);
    assertThat(numRecords("pendingRecords", "currents")).isZero();
    assertThat(numRecords("numRecordsIn", "camera")).isPositive();
    // The live clock is the wall clock: what is shown is a delay, and a short one.
    assertThat(numRecords("currentFetchEventTimeLag", "camera")).isBetween(-1e4, 6e4);
    assertThat(scrape.all(POPULATION + "eventTimeLag"))
        .allMatch(sample -> sample.value() > 0 && sample.value() < 6e4);
  }

  private static double numRecords(String metric, String input) {
    return scrape.sum(OPERATOR + metric, "operator_name", "Source: " + input);
  }

  @Test
  void afterARestoreCountersOfStateGoOnAndThoseOfSourcesBeginAnew() throws Exception {
    String savepoint =
        job.stopWithSavepoint(folder.resolve("savepoint"), SavepointFormatType.CANONICAL);
    Submitted resumed =
        cluster.submit(monitored.file(), BROKER.bootstrap(), Optional.of(savepoint));
    try {
      Scrape[] now = {null};
      Eventually.holds(
          "it tells metrics",
          PATIENCE,
          () -> {
            now[0] = Scrape.of(page);
            return now[0].sum(INPUT + "eventsRead", "input", "camera") > 0
                && now[0].names().contains(INPUT + "live_datagrams");
          });
      for (String kept : List.of("eventsRead", "eventsIntegrated", "eventsInvalid")) {
        assertThat(now[0].sum(INPUT + kept, sample -> true))
            .as(kept)
            .isEqualTo(scrape.sum(INPUT + kept, sample -> true))
            .isPositive();
      }
      assertThat(now[0].sum(POPULATION + "spikes", sample -> true))
          .isGreaterThanOrEqualTo(scrape.sum(POPULATION + "spikes", sample -> true));
      assertThat(now[0].sum(INPUT + "live_datagrams", sample -> true)).isZero();
      assertThat(now[0].sum(OPERATOR + "numRecordsInErrors", sample -> true)).isZero();
      assertThat(now[0].names()).doesNotContain(INPUT + "kind_decoderWarnings");
    } finally {
      resumed.cancel();
    }
  }
}
