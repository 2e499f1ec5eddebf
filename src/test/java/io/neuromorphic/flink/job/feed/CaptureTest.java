/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.job.tool.OutFile;
import io.neuromorphic.flink.source.capture.CameraCapture;
import io.neuromorphic.flink.source.capture.EventCapture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a capture ends, and what is left when its source breaks. */
class CaptureTest {

  private static final long SECOND = 1_000_000_000;

  @TempDir Path folder;

  private final Heard heard = new Heard();
  private final Stepped clock = new Stepped();

  /** Time passes only where a test lets it. */
  private static final class Stepped implements WallClock {
    private volatile long nanos = 77;

    @Override
    public long nanos() {
      return nanos;
    }

    @Override
    public long micros() {
      return nanos / 1_000;
    }

    @Override
    public void sleep(long wait) {
      pass(wait);
    }

    void pass(long wait) {
      nanos += wait;
    }
  }

  /** An event a second, until it breaks. */
  private final class Ticking implements CaptureSource {
    private final CameraCapture capture;
    private final int breaksAfter;
    private final Exception how;
    private boolean closed;

    Ticking(Path out, int breaksAfter, Exception how) {
      this.capture = new CameraCapture(out, "csv", Optional.empty(), false);
      this.breaksAfter = breaksAfter;
      this.how = how;
    }

    @Override
    public void gather(BooleanSupplier over) throws IOException {
      while (!over.getAsBoolean()) {
        if (capture.events() == breaksAfter) {
          if (how instanceof IOException known) {
            throw known;
          }
          throw (RuntimeException) how;
        }
        CameraPacket packet = new CameraPacket(1);
        packet.add(5_000_000 + capture.events(), 1, 2, 1);
        capture.add(0, packet);
        clock.pass(SECOND);
      }
    }

    @Override
    public EventCapture<?> events() {
      return capture;
    }

    @Override
    public long gathered() {
      return 0;
    }

    @Override
    public double fraction() {
      return Double.NaN;
    }

    @Override
    public Map<String, Long> status() {
      return Map.of();
    }

    @Override
    public Map<String, Long> notes() {
      return Map.of("sighs", 3L);
    }

    @Override
    public String silenceAdvice() {
      return "; is it on?";
    }

    @Override
    public void close() throws IOException {
      closed = true;
      capture.close();
    }
  }

  private CaptureSummary capture(Ticking source) throws Exception {
    return capture(source, heard);
  }

  private CaptureSummary capture(Ticking source, CaptureListener listener) throws Exception {
    CaptureRequest request =
        new CaptureRequest(
            "udp://h:1",
            Optional.empty(),
            new OutFile(folder.resolve("out.csv"), null, null, false),
            false,
            Optional.of(Duration.ofSeconds(10)),
            new CaptureRequest.Topic(false, false, Map.of()),
            new CaptureRequest.Sensor(false, false));
    return Capture.run(
        request,
        listener,
        () -> false,
        () -> {
          clock.pass(60 * SECOND);
          return source;
        },
        clock);
  }

  private Ticking breaking(int after, Exception how) {
    return new Ticking(folder.resolve("out.csv"), after, how);
  }

  private void write(String text) {
    try {
      Files.writeString(folder.resolve("out.csv"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void assertNoFile() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void itsLengthCountsFromWhenConnectingIsOver() throws Exception {
    Ticking source = breaking(1_000, null);
    CaptureSummary summary = capture(source);
    assertThat(summary.events()).isEqualTo(10);
    assertThat(summary.wallSeconds()).isCloseTo(70, within(1e-6));
    assertThat(heard.summary).isEqualTo(summary);
    assertThat(source.closed).isTrue();
  }

  @Test
  void whereTheSourceBreaksWhatCameIsThere() throws Exception {
    Ticking source = breaking(3, new IOException("the line is dead"));
    assertThatThrownBy(() -> capture(source))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "the line is dead; what came until then, 3 events, is in " + folder.resolve("out.csv"));
    assertThat(Files.readAllLines(folder.resolve("out.csv")))
        .endsWith("5000000,1,2,1", "5000001,1,2,1", "5000002,1,2,1")
        .hasSize(4);
    assertThat(heard.summary.events()).isEqualTo(3);
    assertThat(heard.summary.notes()).containsEntry("sighs", 3L);
    assertThat(source.closed).isTrue();
  }

  @Test
  void whatNobodyForesawLosesNothingEither() throws Exception {
    Ticking source = breaking(2, new IllegalStateException("a mistake"));
    assertThatThrownBy(() -> capture(source))
        .hasMessageStartingWith("a mistake; what came until then, 2 events, is in")
        .hasRootCauseInstanceOf(IllegalStateException.class);
    assertThat(Files.readAllLines(folder.resolve("out.csv"))).hasSize(3);
    assertThat(source.closed).isTrue();
  }

  @Test
  void whereNothingHadComeThereIsNoFile() throws Exception {
    Ticking source = breaking(0, new IOException("the line is dead"));
    assertThatThrownBy(() -> capture(source)).hasMessage("the line is dead");
    assertThat(source.closed).isTrue();
    assertNoFile();
  }

  @Test
  void aFileThatCameMeanwhileIsNotReplacedAndNothingIsLost() throws Exception {
    Ticking source = breaking(2, new IOException("the line is dead"));
    Heard intruder = new Heard(() -> write("mine"));
    assertThatThrownBy(() -> capture(source, intruder))
        .hasMessageContaining("the line is dead; ", "all 2 events that came are in")
        .hasMessageContaining("out.csv.csv");
    assertThat(folder.resolve("out.csv")).hasContent("mine");
    assertThat(Files.readAllLines(folder.resolve("out.csv.csv"))).hasSize(3);
  }
}
