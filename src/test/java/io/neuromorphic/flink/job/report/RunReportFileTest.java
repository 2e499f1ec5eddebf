/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.RejectReason;
import io.neuromorphic.flink.event.Rejection;
import io.neuromorphic.flink.event.SpikePacket;
import io.neuromorphic.flink.job.JobFile;
import io.neuromorphic.flink.job.run.ProgressListener;
import io.neuromorphic.flink.job.run.ProgressSnapshot;
import io.neuromorphic.flink.job.run.RunSummary;
import io.neuromorphic.flink.job.tool.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a run that is played: what was seen and what the summary says is on it. */
class RunReportFileTest {

  private static final String EVIL = "<script>alert('1')</script>&\u0000]]>";

  @TempDir Path folder;
  private final List<String> notes = new ArrayList<>();
  private JobFile job;
  private Path page;

  @BeforeEach
  void writeJob() throws Exception {
    page = folder.resolve("report.html");
    job =
        JobFile.of(
            folder,
            """
            # <script>alert(2)</script> and password: hunter2
            name: played
            dt: 1ms
            inputs:
              - {name: camera, scene: {size: [4, 3]}, into: retina}
              - {name: currents, recording: "a<b>.csv"}
            populations:
              retina: {size: [4, 3], behavior: tonic_spiking}
              large: {size: 1000000, behavior: tonic_spiking}
            """);
    Files.writeString(folder.resolve("a<b>.csv"), "t,population,neuron,current\n");
  }

  private RunReportFile report(String... settings) {
    return new RunReportFile(
        page, job.set(settings).read(), job.file(), List.of(settings), "1.2.3", false);
  }

  private static RunSummary summary() {
    return new RunSummary(
            "played",
            5_000,
            Map.of(
                "camera", new RunSummary.InputBooks(1_234_567, 1_234_560, 0, 7, 0, 0),
                "currents", new RunSummary.InputBooks(3, 0, 0, 0, 3, 0)),
            200,
            24_000,
            Map.of("retina", 3L, "large", 0L),
            11,
            12,
            "0123456789abcdef0123456789abcdef",
            Map.of("spikes.retina", 3L),
            2,
            617_285)
        .withRejected(
            Map.of(
                "camera", Map.of(RejectReason.LATE, 7L),
                "currents", Map.of(RejectReason.UNPARSABLE, 3L)));
  }

  private WrittenReport finish(RunReportFile report, boolean stopped) throws Exception {
    ProgressListener listener = report.listener(new Noting());
    listener.origin(5_000);
    if (stopped) {
      listener.stopping();
    }
    listener.finished(summary());
    return WrittenReport.of(Files.readString(page));
  }

  @Test
  void theNumbersAreThoseOfTheSummary() throws Exception {
    RunReportFile report = report();
    report
        .observer()
        .spikes(
            new SpikePacket("retina", 0, new long[] {6_000, 9_000, 9_000}, new int[] {2, 2, 3}, 3));
    WrittenReport written = finish(report, false);

    assertThat(written.rows("books"))
        .contains(List.of("camera", "1,234,567", "1,234,560", "0", "7", "0", "0"))
        .contains(List.of("currents", "3", "0", "0", "0", "3", "0"));
    assertThat(written.section("books")).contains("The books balance");
    assertThat(written.rows("counts"))
        .contains(List.of("retina", "3"), List.of("spikes.retina", "3"), List.of("steps", "200"))
        .contains(List.of("resets", "11"), List.of("saturated", "12"));
    assertThat(written.elements("header").get(0).getTextContent())
        .contains("0123456789abcdef0123456789abcdef", "1.2.3", "ended by itself");
    assertThat(written.section("spikes"))
        .contains("3 spikes.", "Inter-spike intervals. 1, median 3 ms, CV 0", "No spike.");
    assertThat(written.section("performance")).contains("617,285");
    assertThat(notes).containsExactly("report " + page);
    assertThat(folder.resolve("report.html.part")).doesNotExist();
  }

  @Test
  void whateverItIsToldIsText() throws Exception {
    RunReportFile report = report();
    report
        .observer()
        .rejected(new Rejection(RejectReason.UNPARSABLE, EVIL, "currents", "line 2", EVIL));
    WrittenReport written = finish(report, false);

    assertThat(written.elements("script")).isEmpty();
    assertThat(written.section("rejected"))
        .contains("unparsable", "line 2", "<script>alert('1')</script>&?]]>");
    assertThat(written.section("job-file")).contains("<script>alert(2)</script>");
    assertThat(written.section("settings")).contains("a<b>.csv");
  }

  @Test
  void itNeedsNothingElse() throws Exception {
    RunReportFile report = report();
    CameraPacket events = new CameraPacket(2);
    events.add(5_000, 1, 2, 1);
    events.add(5_001, 3, 0, 0);
    report.observer().camera("camera", events);
    SpikePacket many = new SpikePacket("large", 0, 0);
    for (int i = 0; i < 5_000; i++) {
      many.addStep((5 + i) * 1_000L, 0, new int[] {(int) (i * 1_037_399L % 1_000_000)}, 1);
    }
    report.observer().spikes(many);
    WrittenReport written = finish(report, false);

    assertThat(written.elements("image")).hasSize(2);
    assertThat(written.fetched()).isEmpty();
    assertThat(written.elements("meta"))
        .anySatisfy(
            meta -> assertThat(meta.getAttribute("content")).startsWith("default-src 'none'"));
    assertThat(written.section("cameras")).contains("2 events");
  }

  @Test
  void secretsAreLeftOut() throws Exception {
    finish(report("kafka.properties.sasl\\.jaas\\.config=${env:JAAS}"), false);

    assertThat(Files.readString(page))
        .doesNotContain("hunter2")
        .contains("password: ...", "--set kafka.properties.sasl\\.jaas\\.config=...");
  }

  @Test
  void aRunThatWasStoppedSaysSo() throws Exception {
    assertThat(finish(report(), true).elements("header").get(0).getTextContent())
        .contains("was stopped before its inputs had ended");
  }

  @Test
  void aRunThatFailedTellsWhyAndWhatWasSeen() throws Exception {
    RunReportFile report = report();
    ProgressListener listener = report.listener(new Noting());
    listener.origin(5_000);
    listener.progress(new ProgressSnapshot(1_234, 3, 9_000, 0.5, 2.5));
    report
        .observer()
        .spikes(new SpikePacket("retina", 0, new long[] {6_000, 9_000}, new int[] {2, 2}, 2));
    for (int i = 0; i < 5; i++) {
      report.observer().rejected(new Rejection(RejectReason.LATE, "x", "camera", "line " + i, "v"));
    }
    report.failed(new IllegalStateException("the disk is full, password=hunter2"), new Noting());

    WrittenReport written = WrittenReport.of(Files.readString(page));
    assertThat(written.elements("header").get(0).getTextContent())
        .contains("The run failed: the disk is full, password=...")
        .doesNotContain("digest", "hunter2");
    assertThat(written.section("plan")).contains("retina");
    assertThat(written.section("spikes")).contains("2 spikes.", "median 3 ms");
    assertThat(written.rows("reached"))
        .contains(List.of("events read", "1,234"), List.of("spikes seen of retina", "2"));
    assertThat(written.rows("rejected").get(1)).startsWith("camera", "late", "5");
    assertThat(written.rows("settings")).contains(List.of("origin", "5000 \u00b5s"));
    assertThat(notes).containsExactly("report " + page);
  }

  @Test
  void aRunThatNeverBeganLeavesAReport() throws Exception {
    report().failed(new IllegalStateException("no broker"), new Noting());

    WrittenReport written = WrittenReport.of(Files.readString(page));
    assertThat(written.elements("header").get(0).getTextContent()).contains("no broker");
    assertThat(written.section("spikes")).contains("No spike.");
  }

  /** With a broker that is kept, a run goes on after its summary. */
  @Test
  void whatFailsAfterTheEndLeavesTheReport() throws Exception {
    RunReportFile report = report();
    finish(report, false);
    report.failed(new IllegalStateException("the broker is gone"), new Noting());

    assertThat(Files.readString(page)).contains("ended by itself").doesNotContain("is gone");
  }

  @Test
  void weightsThatVanishDuringTheRunTakeNothingAway() throws Exception {
    Path weights = folder.resolve("w.csv");
    Files.writeString(weights, "from,to,weight\n0,1,2.5\n0,2,2.5\n");
    Files.writeString(
        job.file(),
        Files.readString(job.file())
            + "projections:\n  - {from: retina, to: large, weights: w.csv, delay: 1ms}\n");
    RunReportFile report = report();
    Files.delete(weights);

    assertThat(finish(report, false).section("plan")).contains("2 synapses");
  }

  @Test
  void aPlaceThatCannotBeWrittenIsRefused() throws Exception {
    Files.createDirectory(folder.resolve("folder.html"));

    RunReportFile.check(page);
    for (String name : List.of("report.pdf", "no/report.html", "folder.html")) {
      assertThatThrownBy(() -> RunReportFile.check(folder.resolve(name)))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining(name)
          .hasMessageContaining("expected");
    }
  }

  private final class Noting implements ProgressListener {
    @Override
    public void note(String note) {
      notes.add(note);
    }
  }
}
