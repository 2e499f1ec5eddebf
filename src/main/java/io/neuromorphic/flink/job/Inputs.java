/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.job.config.InputConfig;
import io.neuromorphic.flink.job.config.InputConfig.KafkaTopic;
import io.neuromorphic.flink.job.config.InputConfig.Live;
import io.neuromorphic.flink.job.config.InputConfig.Recording;
import io.neuromorphic.flink.job.config.InputConfig.Scene;
import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.source.RecordingFiles;
import io.neuromorphic.flink.source.intake.ClockStart;
import io.neuromorphic.flink.source.intake.IntakeSource;
import io.neuromorphic.flink.source.kafka.KafkaTopics;
import io.neuromorphic.flink.source.kafka.TopicSpec;
import io.neuromorphic.flink.source.live.LiveSource;
import io.neuromorphic.flink.source.replay.CameraFileReaders;
import io.neuromorphic.flink.source.replay.CurrentFileReaders;
import io.neuromorphic.flink.source.replay.PacketReaderFactory;
import io.neuromorphic.flink.source.replay.ReplaySource;
import io.neuromorphic.flink.source.replay.SceneReaderFactory;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.api.connector.source.Source;

/** Chooses the source of an input. */
final class Inputs {

  /** The name of the one recording of a scene. */
  static final String SCENE = "scene";

  private Inputs() {}

  /** Events that are judged. */
  static Source<CameraPacket, ?, ?> camera(
      JobConfig config,
      InputConfig input,
      InputLook look,
      String bootstrap,
      ClockStart start,
      Specs specs) {
    return in(
        config,
        input,
        IntakeSource.ofCamera(
            rawCamera(config, input, look, bootstrap), start, specs.intake(input)));
  }

  /** Events that are judged. */
  static Source<CurrentPacket, ?, ?> currents(
      JobConfig config,
      InputConfig input,
      InputLook look,
      String bootstrap,
      ClockStart start,
      Specs specs) {
    return in(
        config,
        input,
        IntakeSource.ofCurrents(
            rawCurrents(config, input, look, bootstrap), start, specs.intake(input)));
  }

  /** Events as they are read. */
  static Source<CameraPacket, ?, ?> rawCamera(
      JobConfig config, InputConfig input, InputLook look, String bootstrap) {
    if (input.origin() instanceof KafkaTopic topic) {
      return KafkaTopics.camera(topic(config, topic, bootstrap));
    }
    if (input.origin() instanceof Live live) {
      return new LiveSource(LiveInputs.spec(input, live));
    }
    return replay(
        config,
        input,
        look,
        input.origin() instanceof Scene scene ? sceneReaders(scene) : new CameraFileReaders());
  }

  /** Events as they are read. */
  static Source<CurrentPacket, ?, ?> rawCurrents(
      JobConfig config, InputConfig input, InputLook look, String bootstrap) {
    if (input.origin() instanceof KafkaTopic topic) {
      return KafkaTopics.currents(topic(config, topic, bootstrap));
    }
    if (!(input.origin() instanceof Recording)) {
      throw new IllegalArgumentException("input '" + input.name() + "' cannot carry currents");
    }
    return replay(config, input, look, new CurrentFileReaders());
  }

  /**
   * Where other inputs have no end, one that ends must not be taken for the end of time. Where all
   * end, checkpoints and savepoints shall pass until the neurons are done.
   */
  private static <P extends InputPacket> Source<P, ?, ?> in(
      JobConfig config, InputConfig input, IntakeSource<P, ?, ?> source) {
    IntakeSource<P, ?, ?> inOrder = input.origin() instanceof Recording ? source.inTurn() : source;
    if (config.inputs().stream().anyMatch(other -> !other.bounded())) {
      return inOrder.stayingOpen();
    }
    return inOrder.waitingForSteps(config.prefix());
  }

  /** What lies further ahead than max-gap is rejected: it is not to be waited for. */
  private static <P extends InputPacket> ReplaySource<P> replay(
      JobConfig config, InputConfig input, InputLook look, PacketReaderFactory<P> readers) {
    double speed = input.speed().orElse(ReplaySource.MAX_SPEED);
    return new ReplaySource<>(contents(input, look), readers, speed)
        .withoutGapsOver(config.maxGapMicros())
        .ofInput(input.name());
  }

  /** What tells the recordings of an input from others of the same name, by name. */
  static Map<String, String> contents(InputConfig input) {
    Map<String, String> contents = new LinkedHashMap<>();
    if (input.origin() instanceof Scene scene) {
      contents.put(SCENE, text(scene));
    } else if (input.origin() instanceof Recording recording) {
      for (URI file : recording.files()) {
        contents.put(file.toString(), bytes(input, file.toString()) + " bytes");
      }
    }
    return contents;
  }

  /** Is compared with what savepoints hold: for ever. */
  private static String text(Scene scene) {
    return String.format(
        Locale.ROOT,
        "%dx%d pixels, %d µs, %d events/s, seed %d, %d bars, %d dots, noise %s",
        scene.width(),
        scene.height(),
        scene.durationMicros(),
        scene.eventsPerSecond(),
        scene.seed(),
        scene.bars(),
        scene.dots(),
        scene.noise());
  }

  private static long bytes(InputConfig input, String file) {
    try {
      return RecordingFiles.bytes(file);
    } catch (IOException e) {
      throw new JobStartException(
          "input '" + input.name() + "': cannot read " + RecordingFiles.shown(file), e);
    }
  }

  /** The same, in the order in which they are played. */
  private static Map<String, String> contents(InputConfig input, InputLook look) {
    Map<String, String> contents = contents(input);
    Map<String, String> inOrder = new LinkedHashMap<>();
    look.recordings().forEach(name -> inOrder.put(name, contents.getOrDefault(name, "")));
    return inOrder;
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
        config.latency().consumer(config.kafka().properties()),
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
