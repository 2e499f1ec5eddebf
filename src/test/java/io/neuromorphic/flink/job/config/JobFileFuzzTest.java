/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is done to a valid file: it is read, or refused with one line for each problem. */
class JobFileFuzzTest {

  private static final int MUTANTS = 1_000;
  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ":",
          ": ",
          "- ",
          "\n",
          "  ",
          "\t",
          "'",
          "\"",
          "&a ",
          "*a",
          "#",
          "!x ",
          "0",
          "-1",
          "1e9",
          ".nan",
          "null",
          "~",
          "true",
          "[1, 2]",
          "{a: b}",
          "name",
          "\u0000",
          "\u2028",
          "é",
          "%",
          "|",
          ">",
          "<<",
          "? ",
          "---",
          "9999999999999999999",
          "/",
          "*.csv");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void aMutantIsReadOrRefused(long seed) throws IOException {
    Random random = new Random(seed);
    String valid = valid();
    Path file = folder.resolve("job.yaml");
    int refused = 0;
    for (int i = 0; i < MUTANTS; i++) {
      String mutant = mutate(valid, random);
      Files.writeString(file, mutant);
      try {
        assertThat(JobFileReader.read(file, List.of()).inputs()).isNotEmpty();
      } catch (JobFileException e) {
        refused++;
        assertThat(e.problems())
            .isNotEmpty()
            .allSatisfy(line -> assertThat(line).startsWith(file.toString()).doesNotContain("\n"));
      } catch (RuntimeException | Error e) {
        throw new AssertionError("seed " + seed + ", mutant " + i + ":\n" + mutant, e);
      }
    }
    assertThat(refused).as("seed %d", seed).isBetween(MUTANTS / 10, MUTANTS);
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6})
  void aRandomSettingIsAppliedOrRefused(long seed) throws IOException {
    Random random = new Random(seed);
    Path file = folder.resolve("job.yaml");
    Files.writeString(file, valid());
    List<String> keys =
        List.of(
            "inputs",
            "camera",
            "populations",
            "retina",
            "kafka",
            "size",
            "time",
            "shift",
            "dt",
            "projections",
            "left",
            "weights",
            "kernel",
            "bias");
    for (int i = 0; i < MUTANTS; i++) {
      List<String> path = new ArrayList<>();
      for (int depth = random.nextInt(4); depth >= 0; depth--) {
        path.add(keys.get(random.nextInt(keys.size())));
      }
      String setting =
          mutate(String.join(".", path) + "=" + PIECES.get(random.nextInt(PIECES.size())), random);
      try {
        JobFileReader.read(file, List.of(setting));
      } catch (JobFileException e) {
        assertThat(e.problems()).allSatisfy(line -> assertThat(line).doesNotContain("\n"));
      } catch (RuntimeException | Error e) {
        throw new AssertionError("seed " + seed + ", setting " + setting, e);
      }
    }
  }

  private static String mutate(String text, Random random) {
    StringBuilder mutant = new StringBuilder(text);
    for (int edits = random.nextInt(3); edits >= 0 && mutant.length() > 0; edits--) {
      int at = random.nextInt(mutant.length());
      int end = Math.min(mutant.length(), at + random.nextInt(8));
      switch (random.nextInt(4)) {
        case 0 -> mutant.delete(at, end);
        case 1 -> mutant.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        case 2 -> mutant.insert(at, mutant.substring(at, end));
        default -> mutant.setCharAt(at, (char) (random.nextInt(96) + 32));
      }
    }
    return mutant.toString();
  }

  private String valid() throws IOException {
    Files.writeString(folder.resolve("a.csv"), "t,population,neuron,current\n");
    return """
        name: test
        dt: 1ms
        origin: 2026-01-31T12:00:00Z
        out-of-orderness: 5ms
        parallelism: 2
        state: rocksdb
        checkpoints: {interval: 1s, dir: checkpoints}
        on-invalid: reject
        max-gap: 1h
        idle-timeout: 5s
        inputs:
          - name: camera
            scene: {size: [64, 36], duration: 1s, rate: 1000, seed: 1, bars: 1, dots: 1}
            speed: 1.0
            time: {shift: 10}
            into: retina
            encode: {pool: 4, on: 20.0, off: 20.0, region: [0, 0, 64, 36], flip-x: true}
            tau-syn: 5ms
          - name: currents
            recording: a.csv
          - name: live
            kafka: {topic: live, format: packet, from: latest, until: never}
            time: from-zero
        populations:
          retina: {size: [16, 9], behavior: tonic_spiking}
          motion: {size: 32, parameters: {a: 0.02, b: 0.2, c: -65, d: 6}, initial: {v: -70, u: 1}}
          net:
            size: [8, 4]
            behavior: tonic_spiking
            parameters: {c: {uniform: [-65, -50], power: 2, seed: 1}, d: {normal: [5, 1]}}
            bias: 3.5
            noise: {normal: [0, 5], seed: 3, every: 1ms}
            recurrent-weights: {random: {probability: 0.1, uniform: [0, 0.5], half: true}}
            input-weights: {pool: [2, 2], weight: 2}
            input-size: [16, 8]
        projections:
          - {from: retina, to: motion, weights: {all-to-all: 0.5}, delay: 2ms, gain: 0.5}
          - {name: left, from: retina, to: retina, weights: {kernel: [[1, 2, 1]], padding: [1, 0]}}
        outputs:
          spikes: {kafka: {topic: "spikes.{population}"}, format: json, file: spikes.csv}
          rejected: {kafka: {topic: rejected}, file: parts/}
        kafka: {bootstrap: "localhost:9092", properties: {acks: all}}
        """;
  }
}
