/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.report;

import io.neuromorphic.flink.event.RejectReason;
import io.neuromorphic.flink.event.Rejection;
import io.neuromorphic.flink.job.explain.EffectiveSettings;
import io.neuromorphic.flink.job.run.RunSummary;
import io.neuromorphic.flink.job.run.RunSummary.InputBooks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The tables of a report: books, counts, performance, settings. */
final class RunTables {

  private final Page page;
  private final RunFacts facts;
  private final RunActivity seen;

  RunTables(Page page, RunFacts facts, RunActivity seen) {
    this.page = page;
    this.facts = facts;
    this.seen = seen;
  }

  void write() {
    if (facts.outcome() instanceof RunOutcome.Done done) {
      books(done.summary());
      rejected(done.summary().rejected());
      counts(done.summary());
      performance(done.summary());
    } else if (facts.outcome() instanceof RunOutcome.Failed failed) {
      reached(failed);
      rejected(seen.examples().counts());
    }
    settings();
    jobFile();
    machine();
  }

  /** Books and digest are told when a run ends well. */
  private void reached(RunOutcome.Failed failed) {
    page.section("reached", "How far it came");
    List<List<String>> rows = new ArrayList<>();
    failed
        .last()
        .ifPresent(
            last -> {
              rows.add(List.of("events read", Words.whole(last.events())));
              rows.add(List.of("spikes", Words.whole(last.spikes())));
              rows.add(List.of("wall clock", Words.about(last.seconds()) + " s"));
            });
    seen.populations()
        .forEach(
            (name, population) ->
                rows.add(List.of("spikes seen of " + name, Words.whole(population.spikes()))));
    page.pairs(rows);
    page.element(
        "p",
        "A run that fails has neither books nor digest; these are the last numbers that were told.",
        "class",
        "note");
    page.close();
  }

  private void books(RunSummary summary) {
    page.section("books", "Books");
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("input", "read", "integrated", "filtered", "late", "invalid", "pending"));
    for (Map.Entry<String, InputBooks> input : summary.events().entrySet()) {
      InputBooks b = input.getValue();
      rows.add(
          List.of(
              input.getKey(),
              Words.whole(b.read()),
              Words.whole(b.integrated()),
              Words.whole(b.filtered()),
              Words.whole(b.late()),
              Words.whole(b.invalid()),
              Words.whole(b.pending())));
    }
    page.table(rows);
    page.element(
        "p",
        summary.balanced()
            ? "The books balance: every event read is accounted for."
            : "THE BOOKS DO NOT BALANCE: read is not the sum of the rest. Please report this.",
        "class",
        summary.balanced() ? "good" : "bad");
    page.close();
  }

  private void rejected(Map<String, Map<RejectReason, Long>> rejected) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "input",
            "reason",
            facts.outcome().result().isPresent() ? "events" : "events seen",
            "the first few"));
    rejected.forEach(
        (input, reasons) ->
            reasons.forEach(
                (reason, count) ->
                    rows.add(
                        List.of(input, reason.word(), Words.whole(count), some(input, reason)))));
    page.section("rejected", "Rejected");
    if (rows.size() == 1) {
      page.element("p", "No event was rejected.");
    } else {
      page.table(rows);
    }
    page.close();
  }

  private String some(String input, RejectReason reason) {
    List<String> some = new ArrayList<>();
    for (Rejection rejection : seen.examples().of(input, reason)) {
      some.add(rejection.position() + ": " + rejection.value() + " \u2013 " + rejection.detail());
    }
    return String.join("\n", some);
  }

  private void counts(RunSummary summary) {
    page.section("counts", "Counts");
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("population", "spikes"));
    summary.spikes().forEach((name, count) -> rows.add(List.of(name, Words.whole(count))));
    page.table(rows);
    if (!summary.topics().isEmpty()) {
      List<List<String>> topics = new ArrayList<>();
      topics.add(List.of("topic", "records"));
      summary.topics().forEach((name, count) -> topics.add(List.of(name, Words.whole(count))));
      page.table(topics);
    }
    page.pairs(
        List.of(
            List.of("steps", Words.whole(summary.steps())),
            List.of("neuron steps", Words.whole(summary.neuronSteps())),
            List.of("resets", Words.whole(summary.resets())),
            List.of("saturated", Words.whole(summary.saturated()))));
    page.close();
  }

  private void performance(RunSummary summary) {
    page.section("performance", "Performance");
    double seconds = summary.wallSeconds();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("wall clock", Words.about(seconds) + " s, first event to last step"));
    rows.add(List.of("events a second", Words.about(summary.eventsPerSecond())));
    if (!facts.resumed() && seconds > 0) {
      long shards = facts.config().populations().stream().mapToLong(p -> p.shards()).sum();
      double covered = (double) summary.steps() / shards * facts.config().dtMicros();
      rows.add(List.of("neuron steps a second", Words.about(summary.neuronSteps() / seconds)));
      rows.add(List.of("event time", Words.micros(covered)));
      rows.add(
          List.of(
              "real-time factor",
              Words.about(covered / 1e6 / seconds) + " (event time / wall clock)"));
    }
    page.pairs(rows);
    page.close();
  }

  private void settings() {
    page.section("settings", "Settings");
    page.element("p", "All that the job went by, defaults included.", "class", "note");
    Map<String, String> settings = EffectiveSettings.of(facts.config());
    facts.outcome().originMicros().ifPresent(origin -> settings.put("origin", origin + " \u00b5s"));
    List<List<String>> rows = new ArrayList<>();
    settings.forEach((key, value) -> rows.add(List.of(key, SecretLines.masked(value))));
    page.pairs(rows);
    page.close();
  }

  private void jobFile() {
    page.section("job-file", "Job file");
    page.element("pre", facts.text());
    if (!facts.settings().isEmpty()) {
      page.element("p", "Changed on the command line:", "class", "note");
      page.element(
          "pre", String.join("\n", facts.settings().stream().map(s -> "--set " + s).toList()));
    }
    page.close();
  }

  private void machine() {
    Runtime runtime = Runtime.getRuntime();
    page.section("machine", "Machine");
    page.element(
        "p",
        String.join(
            ", ",
            System.getProperty("java.vm.name") + " " + Runtime.version(),
            System.getProperty("os.name") + " " + System.getProperty("os.arch"),
            runtime.availableProcessors() + " processors",
            Words.whole(runtime.maxMemory() >> 20) + " MiB of heap at most"));
    page.close();
  }
}
