/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.neuromorphic.flink.codec.AllocationMeter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Job files and settings that were made to cost much, to hang, or to be told at length. */
class HostileJobFilesTest {

  private static final long MEGABYTE = 1 << 20;

  /** By a text of a megabyte; the parser keeps a place for each of its values. */
  private static final long MOST_ALLOCATED = 768 * MEGABYTE;

  private static final String VALID =
      """
      name: test
      dt: <DT>
      origin: <ORIGIN>
      max-gap: <GAP>
      parallelism: <PARALLELISM>
      inputs:
        - {name: <INPUT>, scene: {size: [64, 36], duration: <DURATION>, rate: <RATE>}, speed: <SPEED>, into: retina}
      populations:
        <POPULATION>: {size: <SIZE>, behavior: tonic_spiking, shards: <SHARDS>}
        motion: {size: 32, parameters: {a: <A>, b: 0.2, c: -65, d: 6}}
      projections:
        - {from: <POPULATION>, to: motion, weights: {all-to-all: <WEIGHT>}, delay: <DELAY>}
      outputs:
        spikes: {kafka: {topic: <TOPIC>}}
      kafka: {bootstrap: "<BOOTSTRAP>"}
      """;

  private static final List<String> DEFAULTS =
      List.of(
          "DT=1ms",
          "ORIGIN=0",
          "GAP=1h",
          "PARALLELISM=1",
          "INPUT=camera",
          "DURATION=1s",
          "RATE=1000",
          "SPEED=max",
          "POPULATION=retina",
          "SIZE=32",
          "SHARDS=1",
          "A=0.02",
          "WEIGHT=1",
          "DELAY=1ms",
          "TOPIC=spikes",
          "BOOTSTRAP=localhost:9092");

  @TempDir Path folder;

  private static String valid(String... changes) {
    String text = VALID;
    for (String change : changes) {
      int equals = change.indexOf('=');
      text = text.replace("<" + change.substring(0, equals) + ">", change.substring(equals + 1));
    }
    for (String value : DEFAULTS) {
      int equals = value.indexOf('=');
      text = text.replace("<" + value.substring(0, equals) + ">", value.substring(equals + 1));
    }
    return text;
  }

  private List<String> refused(String text) throws IOException {
    return refused(Files.writeString(folder.resolve("job.yaml"), text), List.of());
  }

  private static List<String> refused(Path file, List<String> settings) {
    JobFileException refusal =
        catchThrowableOfType(JobFileException.class, () -> JobFileReader.read(file, settings));
    assertThat(refusal).isNotNull();
    assertThat(refusal.problems())
        .isNotEmpty()
        .hasSizeLessThanOrEqualTo(Problems.MOST_TOLD + 1)
        .allSatisfy(
            line ->
                assertThat(line)
                    .hasSizeLessThanOrEqualTo(Problems.LONGEST_LINE + 3)
                    .doesNotContainPattern("[\\p{Cntrl}\\u202e\\u2028]"));
    return refusal.problems();
  }

  @Test
  void theFileThatIsChangedIsGoodWithoutChanges() throws IOException {
    Path file = Files.writeString(folder.resolve("job.yaml"), valid());
    assertThat(JobFileReader.read(file, List.of()).name()).isEqualTo("test");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SIZE=[2147483647, 2147483647]",
        "SIZE=[-1, -1]",
        "SIZE=1e400",
        "SIZE=.inf",
        "SIZE=99999999999999999999",
        "SIZE=[65536, 65536]",
        "SHARDS=999999999",
        "SHARDS=-1",
        "SHARDS=1e-400",
        "PARALLELISM=2147483648",
        "PARALLELISM=0",
        "DT=1e400s",
        "DT=9223372036854775807d",
        "DT=-1ms",
        "DT=0.0000001us",
        "GAP=99999999999999999999999h",
        "ORIGIN=9223372036854775808",
        "ORIGIN=+999999999-12-31T23:59:59Z",
        "DELAY=1e30d",
        "DELAY=106751991167d",
        "RATE=1e400",
        "RATE=.nan",
        "DURATION=1e18h",
        "SPEED=1e-400",
        "SPEED=-.inf",
        "A=1e400",
        "A=.nan",
        "A=0x7fffffffffffffff",
        "WEIGHT=1e39",
        "WEIGHT=!!binary AAAA",
        "WEIGHT=!!python/object/apply:os.system [x]",
        "WEIGHT=!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader []]",
        "INPUT=../../etc/passwd",
        "INPUT=\"a\\0b\"",
        "INPUT=\"\\e[2J\"",
        "INPUT=\"\\u202eabc\"",
        "POPULATION=a/b",
        "POPULATION=\"a\\nb\"",
        "POPULATION=\"\"",
        "TOPIC=..",
        "TOPIC=a/b",
        "TOPIC=\"a\\0\"",
        "TOPIC=\"{population}{population\"",
        "BOOTSTRAP=localhost:99999",
        "BOOTSTRAP=localhost:9092/../x"
      })
  void aValueThatCannotBeIsRefused(String change) throws Exception {
    String text = valid(change);
    List<String> lines = refused(text);
    assertThat(lines.get(0)).startsWith(folder.resolve("job.yaml").toString());
    assertThat(AllocationMeter.bytes(() -> refused(text))).isLessThan(4 * MEGABYTE);
  }

  private static Stream<String> bombs() {
    StringBuilder aliases = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      aliases.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ", ").repeat(8) + "x]\n");
    }
    String maps =
        "a: &a {b: {c: x}}\n" + "d: &d {e: *a, f: *a, g: *a}\n" + "h: {i: *d, <<: *d, j: *d}\n";
    StringBuilder keys = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      keys.append("k" + i + ":\n");
    }
    return Stream.of(
        aliases.toString(),
        maps,
        keys.toString(),
        "a: &a\n  b: *a\n",
        "&a [*a, *a]: x",
        "? &a {*a : 1}\n: x",
        "name: " + "x".repeat(1_000_000),
        "x".repeat(500_000) + ": y\n" + "z".repeat(400_000) + ": y\n",
        "populations: {" + "p".repeat(900_000) + ": {siez: 1, behaviour: x, shrads: 2}}",
        "a: " + "{b: ".repeat(50_000),
        "- ".repeat(100_000),
        "? ".repeat(100_000),
        "? - ".repeat(50_000),
        "[" + "[],".repeat(300_000) + "]",
        "!".repeat(100_000),
        "&".repeat(100_000),
        "'".repeat(99_999),
        "\"" + "\\u0041".repeat(100_000),
        "|" + "\n".repeat(900_000),
        ">\n" + " x\n\n".repeat(200_000),
        "%YAML 9.9\n---\nname: x",
        "%TAG ! tag:evil,2000:\n---\nname: !x y",
        "name: x\n...\nname: y",
        "--- a\n--- b\n",
        "#".repeat(1_000_000));
  }

  @ParameterizedTest
  @MethodSource("bombs")
  void aBombIsRefusedInBoundedMemory(String bomb) throws Exception {
    assertThat(AllocationMeter.bytes(() -> refused(bomb))).isLessThan(MOST_ALLOCATED);
    Path file = Files.writeString(folder.resolve("good.yaml"), valid());
    List<String> setting = List.of("populations.retina.size=" + bomb);
    assertThat(AllocationMeter.bytes(() -> refused(file, setting))).isLessThan(MOST_ALLOCATED);
  }

  @Test
  void ofManyProblemsTheFirstAreToldAndTheOthersCounted() throws IOException {
    StringBuilder keys = new StringBuilder();
    for (int i = 0; i < 1_000; i++) {
      keys.append("k" + i + ": 1\n");
    }
    List<String> lines = refused(keys.toString());
    assertThat(lines).hasSize(Problems.MOST_TOLD + 1);
    assertThat(lines.get(Problems.MOST_TOLD)).contains(": and ").endsWith(" problems more");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/dev/zero", "/dev/random", "/dev/null", "/dev/tty"})
  void aDeviceIsNoJobFileNorAnyOther(String device) throws IOException {
    if (Files.exists(Path.of(device))) {
      assertThat(refused(Path.of(device), List.of()))
          .containsExactly(device + ": expected a job file, found a pipe or a device");
      assertNoFile(device);
    }
  }

  @Test
  void aPipeThatNobodyWritesToIsNotWaitedFor() throws Exception {
    Path pipe = folder.resolve("pipe");
    Process made = new ProcessBuilder("mkfifo", pipe.toString()).start();
    assertThat(made.waitFor()).isZero();
    assertThat(refused(pipe, List.of()))
        .containsExactly(pipe + ": expected a job file, found a pipe or a device");
    assertNoFile(pipe.toString());
  }

  private void assertNoFile(String path) throws IOException {
    Path file = Files.writeString(folder.resolve("good.yaml"), valid());
    for (String key :
        List.of(
            "inputs.camera.recording",
            "inputs.camera.encode.mask",
            "populations.motion.recurrent-weights",
            "populations.motion.initial.state",
            "projections.retina-motion.weights",
            "projections.retina-motion.weights.kernel")) {
      assertThat(refused(file, List.of(key + "=" + path)))
          .as(key)
          .anySatisfy(line -> assertThat(line).contains(path));
    }
  }

  @Test
  void linksThatLeadRoundDoNotKeepAPatternBusyForEver() throws IOException {
    Path loop = Files.createDirectory(folder.resolve("loop"));
    for (String name : List.of("a", "b", "c", "d")) {
      Files.createSymbolicLink(loop.resolve(name), loop);
    }
    Path file = Files.writeString(folder.resolve("good.yaml"), valid());
    assertThat(refused(file, List.of("inputs.camera.recording=" + loop + "/*".repeat(30))))
        .singleElement()
        .asString()
        .contains("inputs.camera.recording: more than 20000 files or folders match ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=",
        "a",
        ".=1",
        "a..b=1",
        "inputs=",
        "inputs.camera=!!x",
        "inputs.camera.scene=*a",
        "inputs.nobody.speed=1",
        "populations.retina.size=[[[[",
        "name=\u0000",
        "name=\u202e",
        "kafka.properties.key.deserializer=evil.Type",
        "projections.x=1",
        "dt={a: &b [*b]}"
      })
  void aSettingThatCannotBeIsRefused(String setting) throws IOException {
    Path file = Files.writeString(folder.resolve("good.yaml"), valid());
    refused(file, List.of(setting));
    refused(file, List.of(setting + "x".repeat(500_000) + "=["));
  }

  /** Every job of the repository, changed at random where a word or a sign stands. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void aMutantOfAJobOfTheRepositoryIsReadOrRefused(long seed) throws IOException {
    Random random = new Random(seed);
    List<Path> jobs;
    try (Stream<Path> files = Files.list(Path.of("jobs"))) {
      jobs = files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
    Path file = folder.resolve("job.yaml");
    int refused = 0;
    for (Path job : jobs) {
      List<String> tokens =
          new ArrayList<>(
              List.of(Files.readString(job).replaceAll("(?m)#.*$", "").split("(?<=\\W)|(?=\\W)")));
      for (int i = 0; i < 150; i++) {
        Files.writeString(file, mutant(tokens, random));
        try {
          JobFileReader.read(file, List.of());
        } catch (JobFileException e) {
          refused++;
          assertThat(e.problems()).allSatisfy(line -> assertThat(line).startsWith(file.toString()));
        } catch (RuntimeException | Error e) {
          throw new AssertionError("seed " + seed + ":\n" + Files.readString(file), e);
        }
      }
    }
    assertThat(refused).isGreaterThan(50);
  }

  private static final List<String> WORDS =
      List.of(
          "2147483647",
          "-1",
          "1e400",
          ".nan",
          "null",
          "[1, 2]",
          "{}",
          "[]",
          "&a ",
          "*a",
          "!!x ",
          "''",
          "\"\\0\"",
          "999999999h",
          "0",
          "1e-400",
          "\t",
          "..",
          "/",
          "<<");

  private static String mutant(List<String> tokens, Random random) {
    List<String> mutant = new ArrayList<>(tokens);
    for (int edits = random.nextInt(3); edits >= 0; edits--) {
      int at = random.nextInt(mutant.size());
      String word = WORDS.get(random.nextInt(WORDS.size()));
      switch (random.nextInt(4)) {
        case 0 -> mutant.set(at, word);
        case 1 -> mutant.add(at, word);
        case 2 -> mutant.remove(at);
        default -> mutant.set(at, tokens.get(random.nextInt(tokens.size())));
      }
    }
    return String.join("", mutant);
  }
}
