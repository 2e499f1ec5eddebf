/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.job.config.InputConfig;
import io.neuromorphic.flink.job.config.InputConfig.KafkaTopic;
import io.neuromorphic.flink.job.config.InputConfig.Recording;
import io.neuromorphic.flink.job.config.InputConfig.Scene;
import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.source.intake.ClockStart;
import io.neuromorphic.flink.source.intake.IntakeSource;
import io.neuromorphic.flink.source.intake.IntakeSpec;
import io.neuromorphic.flink.source.kafka.KafkaTopics;
import io.neuromorphic.flink.source.kafka.TopicSpec;
import io.neuromorphic.flink.source.replay.CameraFileReaders;
import io.neuromorphic.flink.source.replay.CurrentFileReaders;
import io.neuromorphic.flink.source.replay.ReplaySource;
import io.neuromorphic.flink.source.replay.SceneReaderFactory;
import org.apache.flink.api.connector.source.Source;

/** Chooses the source of an input. */
final class Inputs {

  private Inputs() {}

  static Source<CameraPacket, ?, ?> camera(
      JobConfig config,
      InputConfig input,
      InputLook look,
      String bootstrap,
      ClockStart start,
      Specs specs) {
    IntakeSpec intake = specs.intake(input);
    double speed = input.speed().orElse(ReplaySource.MAX_SPEED);
    if (input.origin() instanceof KafkaTopic topic) {
      return in(
          config,
          IntakeSource.ofCamera(
              KafkaTopics.camera(topic(config, topic, bootstrap)), start, intake));
    }
    if (input.origin() instanceof Scene scene) {
      return in(
          config,
          IntakeSource.ofCamera(
              new ReplaySource<>(look.recordings(), sceneReaders(scene), speed), start, intake));
    }
    return in(
        config,
        IntakeSource.ofCamera(
            new ReplaySource<>(look.recordings(), new CameraFileReaders(), speed), start, intake));
  }

  static Source<CurrentPacket, ?, ?> currents(
      JobConfig config,
      InputConfig input,
      InputLook look,
      String bootstrap,
      ClockStart start,
      Specs specs) {
    IntakeSpec intake = specs.intake(input);
    if (input.origin() instanceof KafkaTopic topic) {
      return in(
          config,
          IntakeSource.ofCurrents(
              KafkaTopics.currents(topic(config, topic, bootstrap)), start, intake));
    }
    if (!(input.origin() instanceof Recording)) {
      throw new IllegalArgumentException("input '" + input.name() + "' cannot carry currents");
    }
    double speed = input.speed().orElse(ReplaySource.MAX_SPEED);
    return in(
        config,
        IntakeSource.ofCurrents(
            new ReplaySource<>(look.recordings(), new CurrentFileReaders(), speed), start, intake));
  }

  /**
   * Where other inputs have no end, one that ends must not be taken for the end of time. Where all
   * end and there are checkpoints, they shall pass until the neurons are done.
   */
  private static <P extends InputPacket> Source<P, ?, ?> in(
      JobConfig config, IntakeSource<P, ?, ?> source) {
    if (config.inputs().stream().anyMatch(input -> !input.bounded())) {
      return source.stayingOpen();
    }
    return config.checkpoints().isPresent() ? source.waitingForSteps() : source;
  }

  static SceneReaderFactory sceneReaders(Scene scene) {
    return new SceneReaderFactory(
        scene.width(),
        scene.height(),
        scene.durationMicros(),
        scene.eventsPerSecond(),
        scene.seed(),
        scene.bars(),
        scene.dots(),
        scene.noise());
  }

  static TopicSpec topic(JobConfig config, KafkaTopic topic, String bootstrap) {
    return new TopicSpec(
        bootstrap,
        config.kafka().properties(),
        topic.topic(),
        config.kafka().properties().getOrDefault("group.id", config.name()),
        topic.format() == InputConfig.WireFormat.JSON,
        switch (topic.from()) {
          case EARLIEST -> TopicSpec.From.EARLIEST;
          case LATEST -> TopicSpec.From.LATEST;
          case COMMITTED -> TopicSpec.From.COMMITTED;
        },
        topic.bounded());
  }
}
