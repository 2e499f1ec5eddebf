/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.architecture.ProjectFiles;
import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.config.JobFileReader;
import java.util.ArrayList;
import java.util.List;

/** The arguments of the job jar's main class, as files for the image name them. */
final class JobCommand {

  /** Where the image has the folder {@code jobs}. */
  static final String JOBS = "/opt/flink/usrlib/jobs/";

  private JobCommand() {}

  /** The job that they describe, checked as it is before a start. */
  static JobConfig parse(List<String> arguments) {
    assertThat(arguments.get(0)).startsWith(JOBS);
    List<String> settings = new ArrayList<>();
    for (int i = 1; i < arguments.size(); i += 2) {
      assertThat(arguments.get(i)).isEqualTo("--set");
      settings.add(arguments.get(i + 1));
    }
    String file = arguments.get(0).substring(JOBS.length());
    return JobFileReader.read(ProjectFiles.ROOT.resolve("jobs").resolve(file), settings);
  }
}
