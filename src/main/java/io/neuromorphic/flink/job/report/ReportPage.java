/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.report;

import io.neuromorphic.flink.job.config.PopulationConfig;
import io.neuromorphic.flink.plot.ActivityChart;
import io.neuromorphic.flink.plot.ActivityPlot;
import io.neuromorphic.flink.source.inspect.PixelGrid;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The report of a run: the order of its sections. */
final class ReportPage {

  private static final String STYLE = "report.css";
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

  private final RunFacts facts;
  private final RunActivity seen;
  private final Page page;

  private ReportPage(RunFacts facts, RunActivity seen) {
    this.facts = facts;
    this.seen = seen;
    page = new Page(facts.config().name() + " \u2013 run report", style());
  }

  /** The page. */
  static String of(RunFacts facts, RunActivity seen) {
    ReportPage report = new ReportPage(facts, seen);
    report.head();
    report.plan();
    report.spikes();
    report.cameras();
    RunTables tables = new RunTables(report.page, facts, seen);
    tables.write();
    return report.page.end();
  }

  private static String style() {
    try (InputStream in = ReportPage.class.getResourceAsStream(STYLE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(STYLE, e);
    }
  }

  private void head() {
    page.open("header");
    page.element("h1", facts.config().name());
    outcome();
    Duration took = Duration.between(facts.started(), facts.ended()).truncatedTo(ChronoUnit.MILLIS);
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("job file", facts.file()));
    rows.add(
        List.of(
            "when",
            WHEN.format(facts.started())
                + " to "
                + WHEN.format(facts.ended())
                + ", "
                + Words.micros(took.toMillis() * 1e3)));
    rows.add(List.of("version", facts.version()));
    facts.outcome().result().ifPresent(run -> rows.add(List.of("digest", run.digest())));
    if (facts.resumed()) {
      rows.add(
          List.of(
              "resumed", "from a savepoint: books, counts and digest include what was before it"));
    }
    page.pairs(rows);
    page.close();
  }

  private void outcome() {
    if (facts.outcome() instanceof RunOutcome.Failed failed) {
      page.element("p", "The run failed: " + failed.reason(), "class", "bad");
      page.element(
          "p",
          "Below is what was seen of it until then. What it has written may be less: an output is"
              + " complete when a run has ended well, or up to its last checkpoint.",
          "class",
          "note");
    } else if (facts.outcome() instanceof RunOutcome.Done done && done.stopped()) {
      page.element(
          "p",
          "The run was stopped before its inputs had ended. What it had done by then is complete.",
          "class",
          "warn");
    } else {
      page.element("p", "The run ended by itself: its inputs are done.", "class", "good");
    }
  }

  private void plan() {
    page.section("plan", "Plan");
    page.open("figure", "class", "diagram");
    page.open("div", "class", "scroll");
    page.raw(facts.diagram());
    page.close();
    page.close();
    page.close();
  }

  private void spikes() {
    page.section("spikes", "Spikes");
    long reached =
        seen.populations().values().stream()
            .mapToLong(PopulationActivity::reached)
            .max()
            .orElse(Long.MIN_VALUE);
    long first =
        seen.populations().values().stream()
            .filter(population -> population.spikes() > 0)
            .mapToLong(population -> population.bins().startMicros())
            .min()
            .orElse(reached);
    long origin = facts.outcome().originMicros().orElse(first);
    long start = facts.resumed() ? Math.max(origin, first) : origin;
    List<PopulationConfig> populations = facts.config().populations();
    for (Map.Entry<String, PopulationActivity> population : seen.populations().entrySet()) {
      new SpikeCharts(
              page,
              population.getKey(),
              population.getValue(),
              facts.config().dtMicros(),
              origin,
              start,
              Math.max(reached, start + facts.config().dtMicros()))
          .write();
    }
    if (populations.size() > seen.populations().size()) {
      page.element(
          "p",
          "Drawn are the first "
              + seen.populations().size()
              + " of "
              + populations.size()
              + " populations, to save memory; the counts are those of all.",
          "class",
          "note");
    }
    page.close();
  }

  private void cameras() {
    if (seen.cameras().isEmpty()) {
      return;
    }
    page.section("cameras", "Cameras");
    seen.cameras()
        .forEach(
            (input, camera) -> {
              page.element("h3", input);
              if (camera.events() == 0) {
                page.element("p", "No event.", "class", "note");
                return;
              }
              PixelGrid grid = camera.grid();
              ActivityPlot.Image image =
                  new ActivityPlot.Image(
                      grid.left(),
                      grid.top(),
                      grid.cell(),
                      grid.width(),
                      grid.height(),
                      grid.on(),
                      grid.off(),
                      false);
              page.open("figure", "class", "map");
              page.open("div", "class", "scroll");
              page.raw(ActivityChart.svg("Events of " + input + " by pixel", image));
              page.close();
              page.element(
                  "figcaption",
                  Words.whole(camera.events())
                      + " events in time, as they came from the sensor. "
                      + ActivityChart.legend(image));
              page.close();
            });
    page.close();
  }
}
