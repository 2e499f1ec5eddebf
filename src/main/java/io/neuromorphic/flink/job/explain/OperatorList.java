/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.explain;

import io.neuromorphic.flink.job.OperatorUids;
import io.neuromorphic.flink.job.config.InputConfig;
import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.config.OutputsConfig.OutputConfig;
import io.neuromorphic.flink.job.explain.NetworkReport.Kind;
import io.neuromorphic.flink.job.explain.NetworkReport.Operator;
import io.neuromorphic.flink.job.network.NetworkPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** The operators that a job becomes. */
final class OperatorList {

  private static final OptionalInt ONE = OptionalInt.of(1);

  private final JobConfig config;
  private final NetworkPlan plan;
  private final List<Operator> all = new ArrayList<>();

  OperatorList(JobConfig config, NetworkPlan plan) {
    this.config = config;
    this.plan = plan;
  }

  List<Operator> operators() {
    config.inputs().forEach(this::addInput);
    plan.stages().forEach(this::addStage);
    config.outputs().all().forEach(this::addOutput);
    return List.copyOf(all);
  }

  /** Topics are read by partition, all else by one task. */
  private void addInput(InputConfig input) {
    boolean byPartition = input.origin() instanceof InputConfig.KafkaTopic;
    boolean single = !byPartition || config.parallelism().equals(ONE);
    OptionalInt parallelism = single ? ONE : OptionalInt.empty();
    add(
        OperatorUids.source(input.name()),
        Kind.SOURCE,
        "reads " + InputWords.origin(input.origin()),
        parallelism);
    add(
        OperatorUids.router(input.name()),
        Kind.ROUTER,
        "sends it to " + String.join(", ", InputWords.of(config, plan, input).into()),
        parallelism);
  }

  private void addStage(NetworkPlan.Stage stage) {
    String what =
        stage.components().stream()
            .map(
                component ->
                    component.populations().size() == 1
                        ? component.populations().get(0)
                        : "cycle of " + String.join(", ", component.populations()))
            .collect(Collectors.joining("; "));
    all.add(
        new Operator(
            OperatorUids.stage(stage.name()),
            Kind.POPULATIONS,
            "steps " + what,
            stage.populations(),
            config.parallelism()));
  }

  private void addOutput(String name, OutputConfig output) {
    String what = OutputWords.what(name, config);
    if (output.kafkaTopic().isPresent()) {
      String kafka = OperatorUids.kafka(name);
      add(OperatorUids.records(name), Kind.RECORDS, "makes records", config.parallelism());
      String writes = "writes " + what + " to " + OutputWords.topic(config, output);
      add(kafka, Kind.SINK, writes, config.parallelism());
      addCommitter(kafka);
    }
    if (output.file().isPresent()) {
      String file = FileNames.last(output.file().get());
      if (file.endsWith("/")) {
        String folder = OperatorUids.folder(name);
        add(folder, Kind.SINK, "writes " + what + " to " + file, config.parallelism());
        addCommitter(folder);
      } else {
        add(OperatorUids.file(name), Kind.SINK, "writes " + what + " to " + file, ONE);
      }
    }
  }

  private void addCommitter(String sink) {
    add(
        OperatorUids.committer(sink),
        Kind.COMMITTER,
        "commits what was written",
        config.parallelism());
  }

  private void add(String uid, Kind kind, String what, OptionalInt parallelism) {
    all.add(new Operator(uid, kind, what, List.of(), parallelism));
  }
}
