/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.codec.numpy.NpyFile;
import io.neuromorphic.flink.codec.numpy.NumpyArray;
import io.neuromorphic.flink.job.JobFile;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of weights find their way into a job, wherever they lie and whatever they are called. */
class WeightFilesITCase {

  private static final int FROM = 12;
  private static final int TO = 9;

  private static String digestOfCsv;

  @TempDir Path folder;
  private Path place;

  @BeforeEach
  void makeFolder() throws Exception {
    place = Files.createDirectory(folder.resolve("a job"));
  }

  /** Some weights, tiny ones among them. */
  private static float[] weights(int salt) {
    float[] weights = new float[FROM * TO];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = i % 7 == 3 ? 0 : i % 5 == 0 ? 1e-6f * (i + salt) : ((i * 37 + salt) % 50) - 5;
    }
    return weights;
  }

  private static void npz(Path file) throws Exception {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (String name : List.of("fc1", "fc2")) {
        out.putNextEntry(new ZipEntry(name + ".npy"));
        NpyFile.write(NumpyArray.of(weights(name.equals("fc1") ? 1 : 2), TO, FROM), out);
        out.closeEntry();
      }
    }
  }

  private static void csv(Path file, int salt) throws Exception {
    StringBuilder rows = new StringBuilder("from,to,weight\n");
    float[] weights = weights(salt);
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] != 0) {
        rows.append(i % FROM).append(',').append(i / FROM).append(',').append(weights[i]);
        rows.append('\n');
      }
    }
    Files.writeString(file, rows);
  }

  private JobFile job(String first, String second) throws Exception {
    StringBuilder events = new StringBuilder("t,population,neuron,current\n");
    for (int i = 0; i < 2_000; i++) {
      events.append(i * 100).append(",source,").append(i * 7 % FROM).append(",60.5\n");
      events.append(i * 100).append(",lines,").append(i * 5 % FROM).append(",12345.5\n");
    }
    Files.writeString(place.resolve("events.csv"), events);
    return JobFile.of(
        place,
        """
        name: weights
        dt: 1ms
        parallelism: 2
        inputs: [{name: events, recording: events.csv}]
        populations:
          source: {size: 12, behavior: tonic_spiking}
          target: {size: 9, behavior: tonic_spiking, shards: 2}
          lines: {size: 9, behavior: tonic_spiking, input-size: 12, input-weights: "SECOND"}
        projections:
          - {from: source, to: target, weights: "FIRST", gain: 1.3}
          - {from: source, to: lines, weights: "SECOND", delay: 2ms}
        """
            .replace("FIRST", first)
            .replace("SECOND", second));
  }

  /** The same weights in each test. */
  private String digestOfCsv() throws Exception {
    if (digestOfCsv == null) {
      digestOfCsv = runOfCsv();
    }
    return digestOfCsv;
  }

  private String runOfCsv() throws Exception {
    csv(place.resolve("1.csv"), 1);
    csv(place.resolve("2.csv"), 2);
    var summary = job("1.csv", "2.csv").run();
    assertThat(summary.spikes().values()).allSatisfy(spikes -> assertThat(spikes).isPositive());
    return summary.digest();
  }

  @ParameterizedTest
  @ValueSource(strings = {"w.npz", "with space.npz", "wü.npz", "w%41.npz", "w#1.npz", "w+&.npz"})
  void anArchiveOfAnyNameGivesTheSpikesOfTheSameSynapsesListed(String name) throws Exception {
    npz(place.resolve(name));

    assertThat(job(name + "#fc1", name + "#fc2").run().digest()).isEqualTo(digestOfCsv());
  }

  @Test
  void namesWhoseHashesAreEqualAreToldApart() throws Exception {
    assertThat("wAa.npy".hashCode()).isEqualTo("wBB.npy".hashCode());
    for (int i = 0; i < 2; i++) {
      Path file = place.resolve(i == 0 ? "wAa.npy" : "wBB.npy");
      try (OutputStream out = Files.newOutputStream(file)) {
        NpyFile.write(NumpyArray.of(weights(i + 1), TO, FROM), out);
      }
    }

    assertThat(job("wAa.npy", "wBB.npy").run().digest()).isEqualTo(digestOfCsv());
  }
}
