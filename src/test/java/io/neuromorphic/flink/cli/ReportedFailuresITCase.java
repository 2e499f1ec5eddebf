/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neuromorphic.flink.cli.Door.Answer;
import io.neuromorphic.flink.event.EventObserver;
import io.neuromorphic.flink.event.SpikePacket;
import io.neuromorphic.flink.job.report.WrittenReport;
import io.neuromorphic.flink.job.run.LocalRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The report of runs that do not go smoothly: books, counts and digest are those that the run
 * prints, whatever was seen twice or not at all.
 */
class ReportedFailuresITCase {

  @TempDir Path folder;
  private Path page;

  @BeforeEach
  void writeJob() throws IOException {
    page = folder.resolve("report.html");
    Files.writeString(
        folder.resolve("job.yaml"),
        """
        name: reported-failures
        dt: 1ms
        parallelism: 2
        checkpoints: {interval: 100ms, dir: checkpoints}
        inputs:
          - name: camera
            scene: {size: [32, 24], duration: 1500ms, rate: 50000, seed: 3}
            speed: 1.0
            into: retina
            encode: {on: 30.0, off: 30.0}
        populations:
          retina: {size: [32, 24], behavior: tonic_spiking, shards: 3}
        """);
  }

  /** Fails once, with spikes that others have seen, as soon as there is a checkpoint. */
  private final class FailingOnce implements EventObserver {
    private final AtomicBoolean failed = new AtomicBoolean();
    private final Supplier<RuntimeException> failure;

    FailingOnce(Supplier<RuntimeException> failure) {
      this.failure = failure;
    }

    @Override
    public void spikes(SpikePacket packet) {
      if (packet.size() > 0 && checkpoint().isPresent() && failed.compareAndSet(false, true)) {
        throw failure.get();
      }
    }
  }

  /** The newest one that is complete. */
  private Optional<Path> checkpoint() {
    try (Stream<Path> files = Files.walk(folder.resolve("checkpoints"))) {
      return files
          .filter(file -> file.endsWith("_metadata"))
          .map(Path::getParent)
          .max((a, b) -> Integer.compare(number(a), number(b)));
    } catch (IOException | UncheckedIOException e) {
      // A folder may vanish while it is looked at.
      return Optional.empty();
    }
  }

  private static int number(Path checkpoint) {
    return Integer.parseInt(checkpoint.getFileName().toString().replace("chk-", ""));
  }

  private Answer run(EventObserver beside, String... options) {
    List<String> words =
        new ArrayList<>(List.of("run", folder.resolve("job.yaml").toString(), "--json"));
    words.addAll(List.of("--report", page.toString()));
    words.addAll(List.of(options));
    return Door.with(
            (request, listener) ->
                LocalRun.run(
                    request.observedBy(
                        EventObserver.all(List.of(request.observer().orElseThrow(), beside))),
                    listener))
        .call(words.toArray(String[]::new));
  }

  private WrittenReport same(Answer answer) throws Exception {
    assertThat(answer.status()).as(answer.err()).isZero();
    JsonNode json = new ObjectMapper().readTree(answer.out());
    WrittenReport written = WrittenReport.of(Files.readString(page));
    List<String> books = new ArrayList<>(List.of("camera"));
    json.get("events").get("camera").forEach(count -> books.add(whole(count)));
    assertThat(written.rows("books")).hasSize(2).contains(books);
    assertThat(written.section("books")).contains("The books balance");
    assertThat(written.rows("counts"))
        .contains(List.of("retina", whole(json.get("spikes").get("retina"))))
        .contains(List.of("steps", whole(json.get("steps"))));
    assertThat(header(written)).contains(json.get("digest").asText());
    return written;
  }

  private static String header(WrittenReport written) {
    return written.elements("header").get(0).getTextContent();
  }

  private static String whole(JsonNode count) {
    return String.format(Locale.ROOT, "%,d", count.asLong());
  }

  @Test
  void theReportIsRightAfterARestartWithinTheRun() throws Exception {
    FailingOnce failing = new FailingOnce(() -> new IllegalStateException("pulled the plug"));

    Answer answer = run(failing);

    assertThat(failing.failed).isTrue();
    WrittenReport written = same(answer);
    JsonNode json = new ObjectMapper().readTree(answer.out());
    // What was seen, too: what came again counts once.
    assertThat(written.section("spikes"))
        .contains(whole(json.get("spikes").get("retina")) + " spikes.")
        .contains(" came again after a restart, and count once.");
  }

  @Test
  void aRunThatFailedIsReportedAndSoIsTheOneThatGoesOn() throws Exception {
    Answer failed =
        run(new FailingOnce(() -> new SuppressRestartsException(new IOException("no more disk"))));

    assertThat(failed.status()).isEqualTo(1);
    WrittenReport told = WrittenReport.of(Files.readString(page));
    assertThat(header(told)).contains("The run failed: the job failed: no more disk");
    assertThat(told.section("spikes")).containsPattern("[1-9][0-9,]* spikes\\.");

    String speed = "inputs.camera.speed=max";
    Answer resumed =
        run(new EventObserver() {}, "--set", speed, "--from-savepoint", "" + checkpoint().get());
    WrittenReport written = same(resumed);
    assertThat(header(written)).contains("from a savepoint");
    String digest = new ObjectMapper().readTree(resumed.out()).get("digest").asText();

    Answer calm = run(new EventObserver() {}, "--set", speed);
    same(calm);
    assertThat(calm.out()).contains(digest);
  }
}
