/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.testing;

import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.config.JobFileReader;
import java.nio.file.Path;
import java.util.List;

/** Where the text of a job is. */
sealed interface JobText {

  /** The job, with settings as after {@code --set}. */
  JobConfig read(List<String> settings);

  /** The names of its inputs. */
  List<String> inputNames();

  /** In a file. */
  record InFile(Path file) implements JobText {
    @Override
    public JobConfig read(List<String> settings) {
      return JobFileReader.read(file, settings);
    }

    @Override
    public List<String> inputNames() {
      return JobFileReader.inputNames(file);
    }
  }

  /** In the test. */
  record InTest(String yaml) implements JobText {

    private static final String LABEL = "job in the test";

    @Override
    public JobConfig read(List<String> settings) {
      return JobFileReader.readText(yaml, LABEL, Path.of(""), settings);
    }

    @Override
    public List<String> inputNames() {
      return JobFileReader.inputNames(yaml, LABEL);
    }
  }
}
