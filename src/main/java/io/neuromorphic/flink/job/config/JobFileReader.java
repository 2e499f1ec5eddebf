/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads a job file, applies overrides to it, and checks everything that can be checked before
 * anything starts: a job that this reader lets pass can be assembled.
 */
public final class JobFileReader {

  private JobFileReader() {}

  /**
   * Reads a job file.
   *
   * @param file in YAML; relative paths in it are relative to its folder
   * @param overrides each {@code KEY=VALUE}, such as {@code inputs.camera.speed=1.0}, applied in
   *     this order; relative paths in them are relative to the working directory
   * @return the job, checked
   * @throws JobFileException if the job cannot run
   */
  public static JobConfig read(Path file, List<String> overrides) {
    return read(file, overrides, Path.of("").toAbsolutePath());
  }

  static JobConfig read(Path file, List<String> overrides, Path workingDirectory) {
    return read(map(file), overrides, workingDirectory);
  }

  /**
   * Reads a job that is not in a file.
   *
   * @param yaml what would stand in the file
   * @param label what it is called in messages
   * @param folder base of its relative paths
   * @param overrides as of a file
   * @throws JobFileException if the job cannot run
   */
  public static JobConfig readText(String yaml, String label, Path folder, List<String> overrides) {
    return read(map(yaml, label, folder.toAbsolutePath()), overrides, Path.of("").toAbsolutePath());
  }

  /**
   * The names of a job's inputs, in the order of its file; nothing else is checked.
   *
   * @throws JobFileException if the file cannot be read or is no YAML
   */
  public static List<String> inputNames(Path file) {
    return inputNames(map(file));
  }

  /** The same of a job that is not in a file. */
  public static List<String> inputNames(String yaml, String label) {
    return inputNames(map(yaml, label, Path.of("").toAbsolutePath()));
  }

  private static List<String> inputNames(YamlValue.Mapping job) {
    YamlValue.Entry inputs = job.entries().get("inputs");
    return inputs != null && inputs.value() instanceof YamlValue.Sequence list
        ? list.items().stream().flatMap(item -> Setting.nameOf(item).stream()).toList()
        : List.of();
  }

  static YamlValue.Mapping map(Path file) {
    String label = file.toString();
    Path folder = file.toAbsolutePath().getParent();
    return map(text(file, new Place(label, 0, folder)), label, folder);
  }

  private static YamlValue.Mapping map(String text, String label, Path folder) {
    YamlValue root =
        YamlParser.parse(text, line -> new Place(label, line, folder))
            .filter(value -> !value.isNull())
            .orElseThrow(
                () -> new JobFileException(new Place(label, 1, folder), "the file is empty"));
    if (!(root instanceof YamlValue.Mapping job)) {
      throw new JobFileException(root.place(), "expected a map of keys, found " + root.describe());
    }
    return job;
  }

  private static JobConfig read(
      YamlValue.Mapping job, List<String> overrides, Path workingDirectory) {
    for (String override : overrides) {
      Setting.parse(override, workingDirectory).applyTo(job);
    }
    Problems problems = new Problems();
    JobConfig config = JobReader.read(job, problems);
    problems.throwIfAny();
    return config;
  }

  private static String text(Path file, Place place) {
    if (!Files.exists(file)) {
      throw new JobFileException(place, "file not found");
    }
    if (Files.isDirectory(file)) {
      throw new JobFileException(place, "expected a job file, found a folder");
    }
    if (!Files.isRegularFile(file)) {
      // A pipe may never say anything, and a device may never end.
      throw new JobFileException(place, "expected a job file, found a pipe or a device");
    }
    try (InputStream in = Files.newInputStream(file)) {
      // Not by its size: it may grow, and some files of the system have none.
      byte[] bytes = in.readNBytes(YamlParser.LONGEST_TEXT + 1);
      if (bytes.length > YamlParser.LONGEST_TEXT) {
        throw new JobFileException(place, "longer than " + YamlParser.LONGEST_TEXT + " bytes");
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new JobFileException(place, "not UTF-8 text");
    } catch (IOException e) {
      throw new JobFileException(place, "cannot be read: " + e.getMessage());
    }
  }
}
