/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import io.neuromorphic.flink.job.config.JobConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A job for a cluster whose inputs, outputs and savepoint have been looked at: what is left is to
 * build it and to hand it over.
 */
public final class PreparedJob {

  private final JobConfig config;
  private final Map<String, InputLook> looks;
  private final JobClock clock;

  private final List<String> warnings;

  private PreparedJob(
      JobConfig config, Map<String, InputLook> looks, JobClock clock, List<String> warnings) {
    this.config = config;
    this.looks = looks;
    this.clock = clock;
    this.warnings = List.copyOf(warnings);
  }

  /**
   * Looks at inputs and outputs, and makes topics that are missing and written.
   *
   * @param resume the savepoint that it goes on from
   * @throws JobStartException where it cannot start
   */
  public static PreparedJob of(JobConfig config, Optional<Resume> resume) {
    return of(config, resume, false);
  }

  /**
   * The same for a job that may not be new.
   *
   * @param maybeRecovering whether it may go on by itself from a checkpoint that nobody named; then
   *     transactions of its name are left to it
   */
  static PreparedJob of(JobConfig config, Optional<Resume> resume, boolean maybeRecovering) {
    if (config.usesKafka() && config.kafka().embedded()) {
      throw new JobStartException(
          "a cluster cannot reach an embedded broker; set kafka.bootstrap to host:port");
    }
    String bootstrap = bootstrap(config);
    List<String> warnings = new ArrayList<>();
    if (config.usesKafka()) {
      warnings.addAll(new JobTopics(config).prepare(bootstrap));
    }
    Map<String, InputLook> looks = InputLooks.of(config, bootstrap);
    long now = System.currentTimeMillis();
    JobClock clock =
        resume.map(r -> r.clock(looks, now)).orElseGet(() -> JobClock.of(config, looks, now));
    if (maybeRecovering) {
      if (new ExactlyOnce(config).isUsed()) {
        warnings.add(Failover.noteOnTransactions());
      }
    } else if (config.usesKafka() && resume.isEmpty()) {
      warnings.addAll(new JobTopics(config).freeReaders(bootstrap));
    }
    return new PreparedJob(config, looks, clock, warnings);
  }

  private static String bootstrap(JobConfig config) {
    return config.usesKafka() ? config.kafka().bootstrap() : "";
  }

  /** What was seen that may not be as meant, a sentence each. */
  public List<String> warnings() {
    return warnings;
  }

  /** What the job file asks for and costs, a sentence each. */
  public List<String> notes() {
    return new ExactlyOnce(config).note().stream().toList();
  }

  /** What it asks of Flink. */
  public Configuration settings() {
    return JobSettings.of(config);
  }

  /** Adds it to an environment. */
  public void build(StreamExecutionEnvironment env) {
    new SpikingJob(config, looks, clock, bootstrap(config)).build(env);
  }

  /** What was seen of its inputs, by name. */
  public Map<String, InputLook> looks() {
    return looks;
  }

  /** Its origin, and the clocks of its inputs. */
  public JobClock clock() {
    return clock;
  }
}
