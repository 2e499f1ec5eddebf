/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.job.feed.Capture;
import io.neuromorphic.flink.job.feed.CaptureListener;
import io.neuromorphic.flink.job.feed.CaptureRequest;
import io.neuromorphic.flink.job.feed.CaptureSummary;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What {@code record} asks for, prints and refuses. */
class RecordCommandTest {

  private static final String TOPIC = "kafka://127.0.0.1:1/camera";

  @TempDir Path folder;

  private CaptureRequest asked;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int call(RecordCommand.Recorder recorder, String... args) {
    CommandLine line =
        Main.commandLine(List.of(new RecordCommand(recorder)))
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    List<String> all = new ArrayList<>(List.of("record"));
    all.addAll(List.of(args));
    return Main.execute(line, all.toArray(String[]::new));
  }

  private CaptureSummary answer(CaptureRequest request, CaptureListener listener) {
    asked = request;
    listener.capturing();
    CaptureSummary summary =
        new CaptureSummary(
            request.source(),
            request.out().path().toString(),
            "CSV",
            1_234,
            5_678,
            250,
            4_250,
            7_000_000,
            600,
            30_000,
            4_000,
            1.5,
            Map.of("missing datagrams", 2_000L));
    listener.finished(summary);
    return summary;
  }

  private String refusal(String... args) {
    int status = call(Capture::run, args);
    assertThat(status).as(err.toString()).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    return err.toString().lines().findFirst().orElse("");
  }

  private String file() {
    return folder.resolve("out.csv").toString();
  }

  @Test
  void ofATopicAllIsAskedForAsSaid() {
    assertThat(call(this::answer, TOPIC, file())).isZero();
    assertThat(asked.source()).isEqualTo(TOPIC);
    assertThat(asked.format()).isEmpty();
    assertThat(asked.length()).isEmpty();
    assertThat(asked.fromZero()).isFalse();
    assertThat(asked.topic()).isEqualTo(new CaptureRequest.Topic(false, false, Map.of()));
    assertThat(
            call(
                this::answer,
                TOPIC,
                file(),
                "--format=camera-json",
                "--for=1min",
                "--from=latest",
                "--until=latest",
                "--time=from-zero",
                "--property=client.id=me",
                "--force"))
        .isZero();
    assertThat(asked.format()).contains("camera-json");
    assertThat(asked.length()).contains(Duration.ofMinutes(1));
    assertThat(asked.fromZero()).isTrue();
    assertThat(asked.topic())
        .isEqualTo(new CaptureRequest.Topic(true, true, Map.of("client.id", "me")));
    assertThat(asked.out().force()).isTrue();
  }

  @Test
  void ofASensorAllIsAskedForAsSaid() {
    call(this::answer, "udp://h:1", file(), "--format=spif");
    assertThat(asked.sensor()).isEqualTo(new CaptureRequest.Sensor(false, false));
    call(this::answer, "tcp://h:1", file(), "--format=evt3", "--listen", "--time=align");
    assertThat(asked.sensor()).isEqualTo(new CaptureRequest.Sensor(true, true));
    assertThat(asked.fromZero()).isFalse();
    call(this::answer, "udp://h:1", file(), "--format=spif", "--time=from-zero");
    assertThat(asked.sensor().align()).isFalse();
    assertThat(asked.fromZero()).isTrue();
  }

  @Test
  void theSummaryIsForPeople() {
    call(this::answer, TOPIC, file());
    assertThat(out.toString().lines())
        .containsExactly(
            "from          " + TOPIC,
            "file          " + file() + ", CSV",
            "events        1,234",
            "bytes         5,678",
            "first t       250 us",
            "last t        4250 us",
            "t = 0 was     7000000 us",
            "disorder      600 us at most",
            "silence       30,000 us after the last event, which no file holds",
            "wall seconds  1.500",
            "warning       2,000 missing datagrams");
    assertThat(err.toString().lines())
        .containsExactly("capturing " + TOPIC + "; Ctrl-C ends it, and completes the file");
  }

  @Test
  void orForPrograms() {
    call(this::answer, TOPIC, file(), "--json");
    assertThat(out.toString().strip())
        .isEqualTo(
            ("{\"source\":\"%s\",\"file\":\"%s\",\"format\":\"CSV\",\"events\":1234,"
                    + "\"bytes\":5678,\"first_t\":250,\"last_t\":4250,\"shift_us\":7000000,"
                    + "\"disorder_us\":600,\"silence_us\":30000,\"longest_gap_us\":4000,"
                    + "\"wall_seconds\":1.5,\"warnings\":{\"missing datagrams\":2000}}")
                .formatted(TOPIC, file()));
  }

  @Test
  void aCaptureThatBrokeIsStatus1() {
    int status =
        call(
            (request, listener) -> {
              answer(request, listener);
              throw new IOException("the line is dead; what came until then is in it");
            },
            TOPIC,
            file());
    assertThat(status).isEqualTo(1);
    assertThat(out.toString()).contains("events        1,234");
    assertThat(err.toString().lines())
        .contains("neuromorphic: the line is dead; what came until then is in it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kafka://h:1/t|--for=0s|--for 0s: expected a duration above 0, such as 10s",
        "kafka://h:1/t|--for=10|--for: '10' has no unit",
        "kafka://h:1/t|--from=now|--from now: expected earliest or latest",
        "kafka://h:1/t|--until=now|--until now: expected never or latest",
        "kafka://h:1/t|--listen|--listen is for tcp://",
        "kafka://h:1/t|--time=align|--time align is for udp:// and tcp://",
        "kafka://h:1/t|--time=zero|--time zero: expected as-recorded, from-zero or align",
        "kafka://h:1/t|--format=json|--format json: what a topic holds is camera-json, ",
        "kafka://h:1/t|--format=currents-json --to=evt3|the topic holds currents",
        "kafka://h:1/t|--from=latest --until=latest|between them there is no event",
        "kafka://h:1/t|--to=avi|--to avi: expected one of ",
        "kafka://h:1/t|--size=640|--size 640: expected WIDTHxHEIGHT",
        "kafka://h:1|--force|kafka://h:1: expected kafka://HOST:PORT/TOPIC",
        "kafka://h/t|--force|kafka://h/t: expected kafka://HOST:PORT/TOPIC",
        "http://h:1|--force|http://h:1: expected kafka://HOST:PORT/TOPIC, udp://HOST:PORT",
        "h:1|--force|h:1: expected kafka://HOST:PORT/TOPIC, udp://HOST:PORT",
        "udp://h:1|--from=latest --format=spif|--from and --until are for kafka://",
        "udp://h:1|--until=latest --format=spif|--from and --until are for kafka://",
        "udp://h:1|--force|--format is missing: say what the sensor speaks",
        "udp://h:1|--format=evt3|--format evt3: what travels by udp is spif, ",
        "tcp://h:1|--format=spif|--format spif: what travels by tcp is evt2, ",
        "udp://h:1|--format=spif --listen|--listen is for tcp://",
        "udp://h|--format=spif|udp://h: expected udp://HOST:PORT",
        "udp://h:1|--format=spif --to=avi|--to avi: expected one of ",
        "udp://h:1|--format=spif --size=0x5|--size 0x5: expected WIDTHxHEIGHT",
        "udp://h:1|--format=spif --property=a=b|--property and --properties are for kafka://",
      })
  void whatMakesNoSenseIsRefusedBeforeAnythingStarts(
      String source, String options, String expected) {
    List<String> args = new ArrayList<>(List.of(source, file()));
    args.addAll(List.of(options.split(" ")));
    assertThat(refusal(args.toArray(String[]::new)))
        .startsWith("neuromorphic record: ")
        .contains(expected);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aPlaceThatCannotBeWrittenIsRefusedFirst() throws Exception {
    Files.writeString(folder.resolve("out.csv"), "mine");
    assertThat(refusal(TOPIC, file()))
        .isEqualTo("neuromorphic record: " + file() + ": exists; --force replaces it");
    err.getBuffer().setLength(0);
    String none = folder.resolve("none/out.csv").toString();
    assertThat(refusal(TOPIC, none))
        .isEqualTo("neuromorphic record: " + none + ": expected a file in a folder that exists");
    err.getBuffer().setLength(0);
    String dir = Files.createDirectory(folder.resolve("dir.csv")).toString();
    assertThat(refusal(TOPIC, dir, "--force"))
        .isEqualTo("neuromorphic record: " + dir + ": expected a file or a new name");
    err.getBuffer().setLength(0);
    String bare = folder.resolve("out.raw").toString();
    assertThat(refusal(TOPIC, bare))
        .contains(bare + ": several formats have such names; choose with --to: ");
  }
}
