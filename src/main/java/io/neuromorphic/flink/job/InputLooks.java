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
import io.neuromorphic.flink.source.FirstTimes;
import io.neuromorphic.flink.source.FirstTimesFinder;
import io.neuromorphic.flink.source.FirstTimesFinder.GoodEvents;
import io.neuromorphic.flink.source.RecordingFiles;
import io.neuromorphic.flink.source.intake.CurrentAddresses;
import io.neuromorphic.flink.source.kafka.TopicLook;
import io.neuromorphic.flink.source.kafka.TopicSpec;
import io.neuromorphic.flink.source.replay.CameraFileReaders;
import io.neuromorphic.flink.source.replay.CurrentFileReaders;
import io.neuromorphic.flink.source.replay.PacketReaderFactory;
import io.neuromorphic.flink.source.replay.Reach;
import io.neuromorphic.flink.source.replay.RecordingLook;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;

/** Looks at the beginning of every input before a job starts. */
public final class InputLooks {

  private static final long UNKNOWN_WORK = -1;

  private final JobConfig config;
  private final String bootstrap;
  private final long outOfOrdernessMicros;
  private final CurrentAddresses addresses;

  private InputLooks(JobConfig config, String bootstrap) {
    this.config = config;
    this.bootstrap = bootstrap;
    Map<String, Integer> sizes = new LinkedHashMap<>();
    config.populations().forEach(p -> sizes.put(p.name(), p.size()));
    this.addresses = new CurrentAddresses(sizes);
    this.outOfOrdernessMicros = config.outOfOrdernessMillis() * 1_000;
  }

  /**
   * Looks at all inputs.
   *
   * @param bootstrap of Kafka, empty where it is not used
   * @throws JobStartException where an input is not what the job file says
   */
  public static Map<String, InputLook> of(JobConfig config, String bootstrap) {
    InputLooks looks = new InputLooks(config, bootstrap);
    Map<String, InputLook> all = new LinkedHashMap<>();
    config.inputs().forEach(input -> all.put(input.name(), looks.look(input)));
    return all;
  }

  private boolean anyEvent(CameraPacket packet, int i) {
    return true;
  }

  /** An event that would be rejected shall not say where time begins. */
  private boolean goodCurrent(CurrentPacket packet, int i) {
    return addresses.isGood(packet, i);
  }

  private InputLook look(InputConfig input) {
    if (input.origin() instanceof Scene scene) {
      return scene(input, scene);
    }
    if (input.origin() instanceof Recording recording) {
      return input.isCamera()
          ? recordings(input, recording, new CameraFileReaders(), this::anyEvent)
          : recordings(input, recording, new CurrentFileReaders(), this::goodCurrent);
    }
    if (input.origin() instanceof Live live) {
      // What it sends cannot be looked at without taking it away.
      return InputLook.unseen(live.width(), live.height());
    }
    if (input.isStream()) {
      // It is not there before the program runs.
      return InputLook.unseen(0, 0);
    }
    return topic(input, (KafkaTopic) input.origin());
  }

  private InputLook scene(InputConfig input, Scene scene) {
    List<String> names = List.of(Inputs.SCENE);
    RecordingLook look = lookAt(input, Inputs.sceneReaders(scene), this::anyEvent, names.get(0));
    long events = Math.multiplyExact(scene.durationMicros(), scene.eventsPerSecond()) / 1_000_000;
    return new InputLook(look.times(), names, scene.width(), scene.height(), 1, events);
  }

  private <P extends InputPacket> InputLook recordings(
      InputConfig input, Recording recording, PacketReaderFactory<P> readers, GoodEvents<P> good) {
    Map<String, RecordingLook> looks = new LinkedHashMap<>();
    long bytes = 0;
    for (URI file : recording.files()) {
      RecordingLook look = lookAt(input, readers, good, file.toString());
      looks.put(file.toString(), look);
      bytes += look.bytes();
    }
    List<String> names = new ArrayList<>(looks.keySet());
    names.sort(
        Comparator.comparingLong(
            name -> looks.get(name).times().map(FirstTimes::first).orElse(Long.MAX_VALUE)));
    Overlaps.check(config, input, names, looks);
    RecordingLook first = looks.get(names.get(0));
    Optional<FirstTimes> times =
        looks.values().stream().flatMap(look -> look.times().stream()).reduce(FirstTimes::and);
    return new InputLook(times, names, first.width(), first.height(), 1, bytes);
  }

  private <P extends InputPacket> RecordingLook lookAt(
      InputConfig input, PacketReaderFactory<P> readers, GoodEvents<P> good, String name) {
    try {
      return RecordingLook.at(
          readers,
          name,
          new FirstTimesFinder<>(good, outOfOrdernessMicros),
          new Reach<>(good, config.maxGapMicros()));
    } catch (IOException e) {
      String said = String.valueOf(e.getMessage());
      String file = said.startsWith(plain(name)) ? "" : plain(name) + ": ";
      throw new JobStartException("input '" + input.name() + "': " + file + said, e);
    }
  }

  static String plain(String name) {
    return RecordingFiles.shown(name);
  }

  private InputLook topic(InputConfig input, KafkaTopic topic) {
    TopicSpec spec = Inputs.topic(config, topic, bootstrap);
    TopicLook look;
    try {
      look =
          input.isCamera()
              ? TopicLook.atCamera(spec, outOfOrdernessMicros)
              : TopicLook.atCurrents(spec, this::goodCurrent, outOfOrdernessMicros);
    } catch (KafkaException e) {
      throw new JobStartException(
          "input '"
              + input.name()
              + "': topic '"
              + topic.topic()
              + "' cannot be read: "
              + e.getMessage(),
          e);
    }
    return new InputLook(
        look.times(),
        List.of(),
        0,
        0,
        look.partitions(),
        topic.bounded() ? look.records() : UNKNOWN_WORK);
  }
}
