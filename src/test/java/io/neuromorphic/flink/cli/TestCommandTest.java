/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.SpikePacket;
import io.neuromorphic.flink.job.run.RunRequest;
import io.neuromorphic.flink.job.run.RunSummary;
import io.neuromorphic.flink.job.run.RunSummary.InputBooks;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/**
 * The command with a runner that only answers: two spikes of population motion. Long, as it is one
 * list of what the command is asked and answers, by that runner.
 */
class TestCommandTest {

  private static final String JOB =
      """
      name: test
      dt: 1ms
      checkpoints: {interval: 1s, dir: /checkpoints}
      inputs:
        - {name: currents, kafka: {topic: in}, time: align}
        - {name: more, recording: none.csv, speed: 2.5}
      populations:
        motion: {size: 4, behavior: tonic_spiking}
      outputs:
        spikes: {kafka: {topic: out}, delivery: exactly-once}
      kafka: {bootstrap: "no.example:9092", properties: {sasl.jaas.config: "${env:NO_SUCH_SECRET}"}}
      """;

  private static final String FITTING = "t,population,neuron\n1000,motion,0\n2000,motion,3\n";
  private static final String OTHER = "t,population,neuron\n1000,motion,0\n3000,motion,3\n";

  private static final String LOSSES =
      "input camera: 2,500,000 read, 2,400,000 integrated, 99,990 filtered, 7 late, 3 invalid,"
          + " 0 pending\n";

  @TempDir Path folder;
  private Path expected;
  private RunRequest request;
  private final Map<String, String> environment = new HashMap<>();
  private RunSummary summary = Door.summary();
  private String out;
  private List<String> err;

  @BeforeEach
  void writeFiles() throws IOException {
    Files.writeString(folder.resolve("job.yaml"), JOB);
    Files.writeString(folder.resolve("in.csv"), "t,population,neuron,current\n0,motion,0,1\n");
    expected = Files.writeString(folder.resolve("expected.csv"), FITTING);
  }

  private int call(String... args) {
    Runner runner =
        (asked, listener) -> {
          request = asked;
          SpikePacket spikes = new SpikePacket("motion", 0, 2);
          spikes.addStep(1_000, 0, new int[] {0}, 1);
          spikes.addStep(2_000, 0, new int[] {3}, 1);
          asked.observer().orElseThrow().spikes(spikes);
          listener.origin(0);
          listener.finished(summary);
          return summary;
        };
    StringWriter printed = new StringWriter();
    StringWriter problems = new StringWriter();
    CommandLine line =
        Main.commandLine(List.of(new TestCommand(runner, environment::get)))
            .setOut(new PrintWriter(printed, true))
            .setErr(new PrintWriter(problems, true));
    int status = Main.execute(line, args);
    out = printed.toString();
    err = problems.toString().lines().toList();
    return status;
  }

  /** With both inputs of the job in place. */
  private int test(String... more) {
    List<String> args = new ArrayList<>(List.of("test", folder + "/job.yaml"));
    args.addAll(List.of("--input", "currents=" + folder + "/in.csv"));
    args.addAll(List.of("--input", "more=" + folder + "/in.csv"));
    args.addAll(List.of(more));
    return call(args.toArray(String[]::new));
  }

  @Test
  void theSpikesExpectedPass() {
    assertThat(test("--expect", expected.toString())).isZero();
    assertThat(out)
        .isEqualTo(
            "passed: 2 spikes as in "
                + expected
                + "\ndigest 0123456789abcdef0123456789abcdef\n"
                + LOSSES);
    assertThat(err).isEmpty();
  }

  /** Spikes can be right although events were lost, or there were none: then one is told. */
  @Test
  void booksThatAreInOrderAreNotShown() {
    summary = books(new InputBooks(5, 4, 1, 0, 0, 0));
    test("--expect", expected.toString());
    assertThat(out).endsWith("0123456789abcdef\n").doesNotContain("input ");

    summary = books(new InputBooks(0, 0, 0, 0, 0, 0));
    assertThat(test("--expect", expected.toString())).isZero();
    assertThat(out)
        .endsWith("input camera: 0 read, 0 integrated, 0 filtered, 0 late, 0 invalid, 0 pending\n");
  }

  private static RunSummary books(InputBooks camera) {
    String digest = Door.summary().digest();
    Map<String, InputBooks> books = Map.of("camera", camera);
    return new RunSummary("x", 0, books, 1, 1, Map.of(), 0, 0, digest, Map.of(), 0, 0);
  }

  @Test
  void theJobNeedsNothingButItsRecordings() {
    test("--expect", expected.toString(), "--set", "dt=2ms");

    assertThat(request.config().usesKafka()).isFalse();
    assertThat(request.config().kafka().secrets()).isEmpty();
    assertThat(request.config().checkpoints()).isEmpty();
    assertThat(request.config().dtMicros()).isEqualTo(2_000);
    assertThat(request.config().inputs())
        .allSatisfy(
            input -> {
              assertThat(input.speed()).isEmpty();
              assertThat(input.clock().kind().name()).isEqualTo("AS_RECORDED");
            });
  }

  @Test
  void otherSpikesFail() throws IOException {
    Files.writeString(expected, OTHER);
    Path picture = folder.resolve("diff.png");

    assertThat(test("--expect", expected.toString(), "--diff", picture.toString())).isEqualTo(1);
    assertThat(out.lines())
        .contains(
            "FAILED: 1 missing and 1 extra: found 2, expected 2 as in " + expected,
            "first difference at t = 2000 us: motion neuron 3 fires and should not;"
                + " a missing spike of it is 1 ms later",
            "  3000,motion,3",
            "input camera: 2,500,000 read, 2,400,000 integrated, 99,990 filtered, 7 late,"
                + " 3 invalid, 0 pending",
            "picture: " + picture);
    assertThat(picture).isNotEmptyFile();
  }

  @Test
  void aToleranceForgives() throws IOException {
    Files.writeString(expected, OTHER);
    Path picture = folder.resolve("diff.png");
    String[] tolerant = {
      "--expect", expected.toString(), "--tolerance", "1ms", "--diff", "" + picture
    };

    assertThat(test(tolerant)).isZero();
    assertThat(out)
        .startsWith(
            "passed: 2 spikes as in "
                + expected
                + ", within 1 ms; the times of pairs differ by up to 1 ms\n");
    assertThat(picture).doesNotExist();
    assertThat(test("--expect", expected.toString(), "--tolerance", "999us")).isEqualTo(1);
  }

  @Test
  void theVerdictIsAnObjectToo() throws IOException {
    Files.writeString(expected, OTHER);

    assertThat(test("--expect", expected.toString(), "--json")).isEqualTo(1);
    assertThat(out)
        .isEqualTo(
            "{\"passed\":false,\"job\":\"event-camera\",\"origin\":1000,\"spikes\":2,"
                + "\"digest\":\"0123456789abcdef0123456789abcdef\",\"expected_file\":\""
                + expected
                + "\",\"expected\":2,\"matched\":1,\"missing\":1,\"extra\":1,\"tolerance_us\":0,"
                + "\"largest_shift_us\":0,\"first_difference\":{\"t\":2000,\"population\":\"motion\","
                + "\"neuron\":3,\"kind\":\"extra\"},\"expected_spikes\":{\"motion\":2},"
                + "\"found_spikes\":{\"motion\":2}}\n");
  }

  @Test
  void distancesAreToldAndDecideWhereALimitIsGiven() throws IOException {
    Files.writeString(expected, OTHER);
    String told =
        "Victor-Purpura distance (200 per s) of a neuron: at most 0.2, in the mean 0.1, of 2";
    String[] asked = {"--expect", "" + expected, "--distance", "victor-purpura=200/s"};

    assertThat(test(asked)).isEqualTo(1);
    assertThat(out).startsWith("FAILED: 1 missing and 1 extra").contains(told);
    assertThat(test(with(asked, "--within", "0.2"))).isZero();
    assertThat(out)
        .startsWith("passed: no neuron is further than 0.2 from " + expected + "\n" + told);
    assertThat(test(with(asked, "--within", "0.19"))).isEqualTo(1);
    assertThat(out)
        .startsWith(
            "FAILED: 1 of 2 neurons are further than 0.19 from "
                + expected
                + "\n"
                + told
                + " with spikes\n  motion neuron 3: 0.2 (found 1 spike, expected 1)\ndigest ");
    assertThat(test(with(asked, "--within", "0.2", "--json"))).isZero();
    assertThat(out)
        .contains(
            "\"passed\":true",
            "\"distance\":{\"name\":\"Victor-Purpura distance (200 per s)\",\"largest\":0.2,\"mean\":0.1",
            "\"within\":0.2}");
  }

  private static String[] with(String[] args, String... more) {
    return Stream.of(args, more).flatMap(Stream::of).toArray(String[]::new);
  }

  @Test
  void anotherDistanceIsVanRossums() throws IOException {
    Files.writeString(expected, OTHER);
    String[] asked = {"--expect", "" + expected, "--distance", "van-rossum=10ms", "--within"};

    // The root of 1 - exp(-0.1) is 0.3085.
    assertThat(test(with(asked, "0.31"))).isZero();
    assertThat(out).contains("van Rossum distance (tau 10 ms) of a neuron: at most 0.308484");
    assertThat(test(with(asked, "0.30"))).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--within 1                                          | --within needs --distance",
        "--distance victor-purpura=1 --within -1             | expected a number that is not below 0",
        "--distance victor-purpura=1 --within 1 --tolerance 1ms | which of them decides",
        "--distance victor-purpura=fast                      | victor-purpura=fast: expected a number",
        "--distance van-rossum=10                            | 10' has no unit",
        "--distance van-rossum=0ms                           | above 0",
        "--distance euclid=3                                 | expected victor-purpura=COST",
      })
  void distancesWithoutSenseAreBadUsage(String options, String said) {
    assertThat(test(with(new String[] {"--expect", "" + expected}, options.split(" "))))
        .isEqualTo(2);
    assertThat(err).first().asString().contains(said);
  }

  @Test
  void digestsAreCompared() {
    assertThat(test("--expect-digest", "0123456789abcdef0123456789abcdef")).isZero();
    assertThat(out)
        .isEqualTo(
            "passed: 2 spikes of motion, digest 0123456789abcdef0123456789abcdef as expected\n"
                + LOSSES);

    String other = "f".repeat(32);
    assertThat(test("--expect-digest", other, "--expect", expected.toString())).isEqualTo(1);
    assertThat(out)
        .startsWith("FAILED: 2 spikes as in " + expected + "\n")
        .contains("digest 0123456789abcdef0123456789abcdef, expected " + other);
  }

  @Test
  void anUpdateWritesTheFileAndSaysSo() throws IOException {
    Path made = folder.resolve("new/golden.csv");

    assertThat(test("--expect", made.toString(), "--update")).isZero();
    assertThat(err).containsExactly("written: " + made);
    assertThat(made).hasContent(FITTING);

    assertThat(test("--expect", made.toString(), "--update")).isZero();
    assertThat(err).containsExactly("unchanged: " + made);

    Files.writeString(made, "no spikes\n");
    assertThat(test("--expect", made.toString(), "--update")).isZero();
    assertThat(err)
        .containsExactly(
            made
                + ": line 1: expected the header t,population,neuron, found 'no spikes';"
                + " it is replaced",
            "written: " + made);
    assertThat(made).hasContent(FITTING);
  }

  @Test
  void spikesOfAnotherDigestAreNotWritten() throws IOException {
    Files.writeString(expected, OTHER);

    assertThat(test("--expect", expected.toString(), "--update", "--expect-digest", "f".repeat(32)))
        .isEqualTo(1);
    assertThat(err)
        .containsExactly("not written, as the digest is not that of --expect-digest: " + expected);
    assertThat(out)
        .startsWith(
            "FAILED: 2 spikes of motion, digest 0123456789abcdef0123456789abcdef, expected ffff");
    assertThat(expected).hasContent(OTHER);
  }

  @Test
  void aBuildServerWritesNoGoldenFile() {
    environment.put("CI", "true");

    refused(
        "golden files are not written where the environment variable CI is set: take --update out"
            + " of this build",
        "--expect",
        "" + expected,
        "--update");
    assertThat(test("--expect", expected.toString())).isZero();
  }

  @Test
  void aFolderIsNoFileOfSpikes() {
    String problem = "--expect " + folder + ": expected a file, found a folder";
    refused(problem, "--expect", "" + folder);
    refused(problem, "--expect", "" + folder, "--update");
  }

  @Test
  void whatIsExpectedIsReadBeforeAnythingRuns() throws IOException {
    assertThat(test("--expect", folder + "/none.csv")).isEqualTo(2);
    assertThat(err.get(0))
        .isEqualTo(
            "neuromorphic test: --expect "
                + folder
                + "/none.csv: no such file; with --update the run writes it");
    Files.writeString(expected, "t,population,neuron\nx,motion,0\n");
    assertThat(test("--expect", expected.toString())).isEqualTo(2);
    assertThat(err.get(0))
        .isEqualTo(
            "neuromorphic test: --expect "
                + expected
                + ": line 2: expected t,population,neuron, found 'x,motion,0'");
    assertThat(request).isNull();
  }

  @Test
  void anInputThatStillNeedsKafkaIsNamed() {
    String job = folder + "/job.yaml";
    String more = "more=" + folder + "/in.csv";

    assertThat(call("test", job, "--input", more, "--expect", "" + expected)).isEqualTo(2);
    assertThat(err.get(0))
        .isEqualTo(
            "neuromorphic test: the input 'currents' reads the Kafka topic 'in'; give a recording"
                + " in its place: --input NAME=FILE");
  }

  @Test
  void inputsGoByTheirNames() throws IOException {
    String job = folder + "/job.yaml";
    String digest = "--expect-digest=" + "0".repeat(32);

    assertThat(call("test", job, digest, "--input", "curents=x.csv")).isEqualTo(2);
    assertThat(err.get(0))
        .isEqualTo(
            "neuromorphic test: --input curents=x.csv: the job has no input 'curents',"
                + " did you mean 'currents'?");
    assertThat(call("test", job, digest, "--input", "x.csv")).isEqualTo(2);
    assertThat(err.get(0))
        .isEqualTo(
            "neuromorphic test: --input x.csv: say which input, NAME=FILE: the inputs of the job"
                + " are currents, more");
    assertThat(call("test", job, digest, "--input", "more=")).isEqualTo(2);
    assertThat(err.get(0))
        .isEqualTo("neuromorphic test: --input more=: expected a recording after '='");
    assertThat(call("test", job, digest, "--input", "currents=no.csv", "--input", "more=no.csv"))
        .isEqualTo(2);
    assertThat(err.get(0))
        .startsWith("--input currents=no.csv: inputs.currents.recording: file not");
  }

  @Test
  void theOnlyInputNeedsNoName() throws IOException {
    Path job =
        Files.writeString(
            folder.resolve("one.yaml"),
            JOB.replace("  - {name: more, recording: none.csv, speed: 2.5}\n", ""));
    String recording =
        Files.move(folder.resolve("in.csv"), folder.resolve("a=b \"c\".csv")).toString();

    assertThat(call("test", "" + job, "--input", recording, "--expect", "" + expected)).isZero();
    assertThat(request.config().inputs().get(0).origin().toString()).contains("a=b%20%22c%22.csv");
  }

  @Test
  void optionsThatMakeNoSenseAreRefused() {
    assertThat(test()).isEqualTo(2);
    assertThat(err.get(0))
        .isEqualTo(
            "neuromorphic test: say what is expected: --expect F.csv or --expect-digest HEX");
    refused("--expect-digest abc: expected 32 digits of 0-9 and a-f", "--expect-digest", "abc");
    String digest = "--expect-digest=" + "0".repeat(32);
    refused("--tolerance needs --expect F.csv", digest, "--tolerance", "1ms");
    refused("--update needs --expect F.csv", digest, "--update");
    refused("--diff needs --expect F.csv", digest, "--diff", "x.png");
    String expect = "--expect=" + expected;
    refused("--diff x.svg: expected a name that ends in .png", expect, "--diff", "x.svg");
    refused(
        "--diff no/x.png: expected a file in a folder that exists", expect, "--diff", "no/x.png");
    refused(
        "--tolerance: '1' has no unit; write e.g. 100us, 0.5ms, 2s, 1h",
        expect,
        "--tolerance",
        "1");
    refused(
        "--tolerance -1ms: expected a duration that is not below 0", expect, "--tolerance=-1ms");
  }

  private void refused(String problem, String... options) {
    assertThat(test(options)).isEqualTo(2);
    assertThat(err.get(0)).isEqualTo("neuromorphic test: " + problem);
    assertThat(request).isNull();
  }

  @Test
  void aRunThatFailsIsNoVerdict() {
    CommandLine line =
        Main.commandLine(
            List.of(
                new TestCommand(
                    (asked, listener) -> {
                      throw new IOException("disk full");
                    },
                    environment::get)));
    StringWriter printed = new StringWriter();
    line.setOut(new PrintWriter(printed, true)).setErr(new PrintWriter(new StringWriter()));

    assertThat(
            Main.execute(
                line, "test", "jobs/replay-currents.yaml", "--expect-digest", "0".repeat(32)))
        .isEqualTo(1);
    assertThat(printed.toString()).isEmpty();
  }
}
