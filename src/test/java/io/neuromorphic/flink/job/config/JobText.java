/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A job file under test: a small valid one, with lines changed or added. */
final class JobText {

  private final Path folder;
  private final List<String> lines;
  private final List<String> sets = new ArrayList<>();
  private Path workingDirectory;

  private JobText(Path folder, String text) {
    this.folder = folder;
    this.workingDirectory = folder;
    this.lines = new ArrayList<>(List.of(text.split("\n")));
  }

  /** Eight lines: line 2 is dt, 4 to 6 the input "camera", 8 the population "retina". */
  static JobText minimal(Path folder) {
    return new JobText(
        folder,
        """
        name: test
        dt: 1ms
        inputs:
          - name: camera
            scene: {}
            into: retina
        populations:
          retina: {size: [4, 3], behavior: tonic_spiking}
        """);
  }

  static JobText of(Path folder, String text) {
    return new JobText(folder, text);
  }

  /** Replaces a line, counted from 1. */
  JobText line(int number, String line) {
    lines.set(number - 1, line);
    return this;
  }

  /** Adds a line; the first one added to the minimal file is line 9. */
  JobText add(String line) {
    lines.add(line);
    return this;
  }

  JobText set(String... settings) {
    sets.addAll(List.of(settings));
    return this;
  }

  JobText in(Path directory) {
    workingDirectory = directory;
    return this;
  }

  JobConfig read() {
    Path file = folder.resolve("job.yaml");
    try {
      Files.writeString(file, String.join("\n", lines) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return JobFileReader.read(file, sets, workingDirectory);
  }

  InputConfig input() {
    return read().inputs().get(0);
  }

  PopulationConfig population() {
    return read().populations().get(0);
  }

  /** The problems, with the file called job.yaml and its folder called FOLDER. */
  List<String> problems() {
    JobFileException refusal = catchThrowableOfType(JobFileException.class, this::read);
    if (refusal == null) {
      throw new AssertionError("was not refused:\n" + String.join("\n", lines) + "\n" + sets);
    }
    return refusal.problems().stream()
        .map(p -> p.replace(folder + "/job.yaml", "job.yaml").replace(folder.toString(), "FOLDER"))
        .toList();
  }
}
