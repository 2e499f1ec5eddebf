/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.job.config.Suggestions;
import io.neuromorphic.flink.job.tool.UsageException;
import io.neuromorphic.flink.job.trial.Trial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The recordings that {@code --input} puts in the place of a job's own inputs. */
final class TrialInputs {

  private static final String OPTION = "--input ";

  private final List<String> names;
  private final Map<String, List<String>> recordings = new LinkedHashMap<>();

  /**
   * @param names of the job's inputs
   */
  private TrialInputs(List<String> names) {
    this.names = names;
  }

  /**
   * Settings of the job file, by what the user has written.
   *
   * @param names of the job's inputs
   * @param given each {@code NAME=FILE}, or {@code FILE} for a job with one input
   * @throws UsageException where one names no input or no file
   */
  static Map<String, String> settings(List<String> names, List<String> given) {
    TrialInputs inputs = new TrialInputs(names);
    given.forEach(inputs::add);
    Map<String, String> settings = new LinkedHashMap<>();
    inputs.recordings.forEach(
        (name, files) ->
            settings.put(
                OPTION + name + "=" + String.join(",", files), Trial.setting(name, files)));
    return settings;
  }

  private void add(String text) {
    int equals = text.indexOf('=');
    String name = equals < 0 ? "" : text.substring(0, equals);
    String file = text.substring(equals + 1);
    if (!names.contains(name)) {
      if (names.size() != 1 || (equals >= 0 && !Files.exists(Path.of(text)))) {
        throw new UsageException(OPTION + text + ": " + problem(name));
      }
      name = names.get(0);
      file = text;
    }
    if (file.isEmpty()) {
      throw new UsageException(OPTION + text + ": expected a recording after '='");
    }
    recordings.computeIfAbsent(name, n -> new ArrayList<>()).add(file);
  }

  private String problem(String name) {
    String all = "the inputs of the job are " + String.join(", ", names);
    if (name.isEmpty()) {
      return names.isEmpty()
          ? "the job has no input with a name"
          : "say which input, NAME=FILE: " + all;
    }
    String near = Suggestions.didYouMean(name, names);
    return "the job has no input '" + name + "'" + (near.isEmpty() ? "; " + all : near);
  }
}
