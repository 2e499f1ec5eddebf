/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.testing;

import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.config.JobFileException;
import io.neuromorphic.flink.job.config.Suggestions;
import io.neuromorphic.flink.job.run.Folders;
import io.neuromorphic.flink.job.tool.UsageException;
import io.neuromorphic.flink.job.trial.Trial;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A job under test. Its inputs are read as fast as they can be, its outputs stay in memory; {@link
 * #throughKafka} takes its topics, too.
 */
public final class TestJob {

  private final Neuromorphic neuromorphic;
  private final JobText text;
  private final List<String> settings = new ArrayList<>();
  private final Map<String, TestInput> inputs = new LinkedHashMap<>();
  private boolean kafka;

  TestJob(Neuromorphic neuromorphic, JobText text) {
    this.neuromorphic = neuromorphic;
    this.text = text;
  }

  /**
   * Sets a value of the job, as {@code --set} does.
   *
   * @param key such as {@code inputs.camera.encode.on}; items of a list go by their name
   * @param value read as YAML
   */
  public TestJob set(String key, Object value) {
    settings.add(key + "=" + value);
    return this;
  }

  /**
   * Feeds an input, in the place of what it reads by the job file.
   *
   * @param name of the input
   */
  public TestJob withInput(String name, TestInput input) {
    List<String> names = text.inputNames();
    if (!names.contains(name)) {
      String near = Suggestions.didYouMean(name, names);
      throw new IllegalArgumentException(
          "the job has no input '"
              + name
              + "'"
              + (near.isEmpty() ? "; its inputs are " + String.join(", ", names) : near));
    }
    inputs.put(name, input);
    return this;
  }

  /**
   * Runs the job with its Kafka topics, on the broker of the test: what {@link #withInput} gives an
   * input that reads a topic is sent to that topic, and the topics that it writes are written. They
   * are emptied before. {@link JobRun#summary} tells how many records they have then. Delivery,
   * formats and checkpoints are the job's; its {@code kafka: properties}, which say how to reach
   * its own brokers, are left out, and so are files that it would write.
   */
  public TestJob throughKafka() {
    kafka = true;
    return this;
  }

  /**
   * Runs the job until its inputs have ended.
   *
   * @throws JobFileException where the job is not in order
   * @throws io.neuromorphic.flink.job.JobStartException where it cannot start
   * @throws io.neuromorphic.flink.job.run.JobFailedException where it failed
   * @throws IllegalStateException where it would never end, or needs a broker
   */
  public JobRun run() throws Exception {
    Path scratch = Scratch.folder("inputs");
    try {
      return kafka ? KafkaRun.of(this, scratch) : MemoryRun.of(neuromorphic, config(scratch));
    } finally {
      Folders.delete(scratch);
    }
  }

  private JobConfig config(Path scratch) throws IOException {
    List<String> all = new ArrayList<>(settings);
    Map<String, String> fed = new LinkedHashMap<>();
    for (Map.Entry<String, TestInput> input : inputs.entrySet()) {
      String file = input.getValue().file(scratch, input.getKey());
      String setting = Trial.setting(input.getKey(), List.of(file));
      fed.put("--set " + setting, "withInput(\"" + input.getKey() + "\", …)");
      all.add(setting);
    }
    try {
      return Trial.of(text.read(all));
    } catch (UsageException e) {
      throw new IllegalStateException(e.getMessage() + ": withInput(…)", e);
    } catch (JobFileException e) {
      throw new JobFileException(
          e.problems().stream().map(problem -> inWordsOfTheTest(problem, fed)).toList());
    }
  }

  private static String inWordsOfTheTest(String problem, Map<String, String> words) {
    String told = problem;
    for (Map.Entry<String, String> word : words.entrySet()) {
      told = told.replace(word.getKey(), word.getValue());
    }
    return told;
  }

  Neuromorphic neuromorphic() {
    return neuromorphic;
  }

  /** The job as it stands. */
  JobConfig read() {
    return text.read(settings);
  }

  Map<String, TestInput> inputs() {
    return inputs;
  }
}
