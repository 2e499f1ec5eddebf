/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.testing;

import io.neuromorphic.flink.job.compare.SpikeComparison;
import io.neuromorphic.flink.job.compare.SpikeFile;
import io.neuromorphic.flink.job.compare.SpikeTrains;
import io.neuromorphic.flink.job.trial.BuildServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A file of the spikes that are expected. It is written on request alone, and never where a build
 * server runs the tests: a golden file that follows the code tests nothing.
 *
 * @param file CSV, {@code t,population,neuron}
 * @param update whether it is to be written
 * @param onServer whether a build server runs the tests
 * @param diffs folder for what was found
 */
record GoldenFile(Path file, boolean update, boolean onServer, Path diffs) {

  /** System property that asks for an update. */
  static final String PROPERTY = "neuromorphic.updateGolden";

  /** Environment variable that does the same, for build tools that hand on no properties. */
  static final String VARIABLE = "NEUROMORPHIC_UPDATE_GOLDEN";

  private static final String HOW =
      "run the tests with -D"
          + PROPERTY
          + "=true, or with "
          + VARIABLE
          + "=true in the environment";

  /** As the process was told. */
  static GoldenFile usual(Path file) {
    return of(file, System::getProperty, System::getenv, DiffFolder.usual());
  }

  static GoldenFile of(
      Path file, UnaryOperator<String> properties, UnaryOperator<String> environment, Path diffs) {
    return new GoldenFile(
        file,
        BuildServer.isTrue(properties.apply(PROPERTY))
            || BuildServer.isTrue(environment.apply(VARIABLE)),
        BuildServer.isIn(environment),
        diffs);
  }

  /** Holds spikes against the file, or writes it. Returns what is wrong. */
  Optional<String> check(SpikeTrains spikes, Nearness nearness) {
    try {
      if (update && onServer) {
        return Optional.of(BuildServer.refusal(PROPERTY + " or " + VARIABLE));
      }
      if (update) {
        write(spikes);
        return Optional.empty();
      }
      if (!Files.exists(file)) {
        return Optional.of(missing(spikes));
      }
      SpikeTrains expected = SpikeFile.read(file).withSizes(spikes.sizes());
      return nearness
          .problem(expected, spikes, file.toString())
          .map(
              words ->
                  difference(
                              words,
                              SpikeComparison.of(expected, spikes, nearness.toleranceMicros()))
                          .text()
                      + "\nif these are right, "
                      + HOW);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(SpikeTrains spikes) throws IOException {
    if (!isAlready(spikes)) {
      SpikeFile.write(spikes, file);
      System.out.println("golden file written: " + file + ", " + spikes);
    }
  }

  private boolean isAlready(SpikeTrains spikes) {
    try {
      return Files.exists(file) && SpikeFile.read(file).equals(spikes);
    } catch (IOException e) {
      return false;
    }
  }

  private String missing(SpikeTrains spikes) throws IOException {
    Path found = difference("", SpikeComparison.of(SpikeTrains.NONE, spikes, 0)).found();
    SpikeFile.write(spikes, found);
    return file
        + " does not exist; to make it of what was found, "
        + spikes
        + ", "
        + HOW
        + "\nfound: "
        + found;
  }

  private SpikeDifference difference(String words, SpikeComparison comparison) {
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.csv$", "");
    Path folder = file.toAbsolutePath().getParent().getFileName();
    // Two folders may have files of one name.
    String unique = folder == null ? name : folder + "-" + name;
    return new SpikeDifference(words, comparison, file.toString(), unique, diffs);
  }
}
