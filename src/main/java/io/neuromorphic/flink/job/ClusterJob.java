/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.config.JobFileReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The entry of the job jar on a cluster: {@code JOB.yaml [--set key=value]…}. Looks at the inputs
 * where it runs, then hands the job to the cluster.
 */
public final class ClusterJob {

  private static final Logger LOG = LoggerFactory.getLogger(ClusterJob.class);

  private ClusterJob() {}

  /** Submits the job of the given file to the cluster that started this program. */
  public static void main(String[] args) throws Exception {
    List<String> settings = new ArrayList<>();
    Path file = null;
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals("--set") && i + 1 < args.length) {
        settings.add(args[++i]);
      } else if (file == null && !args[i].startsWith("--")) {
        file = Path.of(args[i]);
      } else {
        throw new IllegalArgumentException(
            "unexpected '" + args[i] + "'; expected JOB.yaml [--set key=value]…");
      }
    }
    if (file == null) {
      throw new IllegalArgumentException("expected JOB.yaml [--set key=value]…");
    }
    submit(JobFileReader.read(file, settings));
  }

  private static void submit(JobConfig config) throws Exception {
    config.kafka().checkSecrets();
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(JobSettings.of(config));
    Optional<Resume> resume = resume(config, env);
    LiveInputs.warnings(config).forEach(warning -> LOG.warn("{}", warning));
    PreparedJob job = PreparedJob.of(config, resume, Failover.isPossible(cluster(env)));
    job.warnings().forEach(warning -> LOG.warn("{}", warning));
    job.notes().forEach(note -> LOG.info("{}", note));
    job.build(env);
    env.execute(config.name());
  }

  /** What the process says that starts this program: in application mode the job manager. */
  private static Configuration cluster(StreamExecutionEnvironment env) {
    return Configuration.fromMap(env.getConfiguration().toMap());
  }

  /** Whoever submits the job says from where it goes on: {@code flink run -s PATH [-n]}. */
  private static Optional<Resume> resume(JobConfig config, StreamExecutionEnvironment env) {
    Optional<String> path = Failover.savepoint(cluster(env), warning -> LOG.warn("{}", warning));
    if (path.isEmpty()) {
      return Optional.empty();
    }
    Resume resume =
        Resume.fromPointer(
            path.get(),
            config,
            env.getConfiguration().get(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE));
    resume.warnings().forEach(warning -> LOG.warn("{}", warning));
    Configuration settings = new Configuration();
    resume.configure(settings);
    env.configure(settings);
    return Optional.of(resume);
  }
}
