/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.remote;

import io.neuromorphic.flink.job.config.InputConfig;
import io.neuromorphic.flink.job.config.JobConfig;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.fs.Path;

/**
 * Places of this machine in a job for others: weights and masks travel with the job, recordings,
 * checkpoints and file outputs do not.
 */
final class LocalPlaces {

  private LocalPlaces() {}

  static List<String> warnings(JobConfig config) {
    List<String> warnings = new ArrayList<>();
    for (InputConfig input : config.inputs()) {
      if (input.origin() instanceof InputConfig.Recording recording
          && recording.files().stream().anyMatch(file -> isLocal(file.toString()))) {
        warnings.add(
            "input '"
                + input.name()
                + "' reads local files: every machine of the cluster must have them at the same"
                + " path");
      }
    }
    config
        .checkpoints()
        .filter(checkpoints -> isLocal(checkpoints.dir()))
        .ifPresent(
            checkpoints ->
                warnings.add(
                    "checkpoints go to "
                        + checkpoints.dir()
                        + ": every machine of the cluster must see the same folder there"));
    if (config.outputs().all().values().stream().anyMatch(o -> o.file().isPresent())) {
      warnings.add("file outputs are written on the machines of the cluster, not on this one");
    }
    return warnings;
  }

  private static boolean isLocal(String path) {
    String scheme = new Path(path).toUri().getScheme();
    return scheme == null || scheme.equals("file");
  }
}
