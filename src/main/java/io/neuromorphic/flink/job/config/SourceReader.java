/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import io.neuromorphic.flink.job.config.InputConfig.KafkaTopic;
import io.neuromorphic.flink.job.config.InputConfig.Recording;
import io.neuromorphic.flink.job.config.InputConfig.Scene;
import io.neuromorphic.flink.job.config.InputConfig.Source;
import io.neuromorphic.flink.job.config.InputConfig.StartOffset;
import io.neuromorphic.flink.job.config.InputConfig.WireFormat;
import java.util.List;

/** Reads where the events of an input come from. */
final class SourceReader {

  /** The keys of which an input has exactly one. */
  static final List<String> KEYS = List.of("recording", "scene", "kafka", "udp", "tcp");

  /** What a program has instead: a stream of its own, of {@code camera} or {@code currents}. */
  static final String STREAM = "stream";

  private static final Recording NOTHING = new Recording(List.of());
  private static final long DAY_MICROS = 86_400_000_000L;
  private static final int MOST_SHAPES = 1_000;

  private final Topics topics;
  private final OutputFiles files;

  SourceReader(Topics topics, OutputFiles files) {
    this.topics = topics;
    this.files = files;
  }

  /** A source, without files where the section names none that is right. */
  Source read(Section input) {
    if (input.has(STREAM)) {
      return new InputConfig.Stream(
          false, input.word(STREAM, "currents", List.of("currents", "camera")).equals("camera"));
    }
    List<String> present = KEYS.stream().filter(input::has).toList();
    if (present.size() != 1) {
      input.refuse(
          "expected one of recording, scene, kafka, udp, tcp, found "
              + (present.isEmpty() ? "none" : String.join(" and ", present)));
      return NOTHING;
    }
    String key = present.get(0);
    return switch (key) {
      case "recording" -> recording(input);
      case "scene" -> input.section(key, SCENE_KEYS).<Source>map(this::scene).orElse(NOTHING);
      case "kafka" -> input.section(key, KAFKA_KEYS).<Source>map(this::kafka).orElse(NOTHING);
      default -> LiveInputReader.read(input, key).orElse(NOTHING);
    };
  }

  private Source recording(Section input) {
    Recording recording = RecordingReader.read(input);
    files.read(recording.files(), input.path("recording"));
    return recording;
  }

  private static final List<String> SCENE_KEYS =
      List.of("size", "duration", "rate", "seed", "bars", "dots", "noise");

  private Source scene(Section scene) {
    List<Integer> size = List.of(640, 360);
    if (scene.has("size")) {
      size = scene.wholes("size", "[width, height]", 2, 1, 65_535).orElse(size);
    }
    int bars = (int) scene.whole("bars", 3, 0, MOST_SHAPES);
    int dots = (int) scene.whole("dots", 3, 0, MOST_SHAPES);
    double noise = scene.real("noise", 0.05, 0, 1);
    if (bars + dots == 0 && noise < 1) {
      scene.refuse("a scene without bars and dots is all noise; add some, or write noise: 1");
    }
    return new Scene(
        size.get(0),
        size.get(1),
        scene.duration("duration", 5_000_000, 1, DAY_MICROS),
        scene.whole("rate", 1_000_000, 1, 1_000_000_000),
        scene.whole("seed", 1, Long.MIN_VALUE, Long.MAX_VALUE),
        bars,
        dots,
        noise);
  }

  private static final List<String> KAFKA_KEYS = List.of("topic", "format", "from", "until");

  private Source kafka(Section kafka) {
    String topic = kafka.text("topic", "a topic name").orElse("");
    if (kafka.has("topic")) {
      topics.read(kafka, "topic", topic);
    } else {
      kafka.refuse("missing key 'topic'");
    }
    return new KafkaTopic(
        topic,
        kafka.choice("format", WireFormat.JSON, WireFormat.values()),
        kafka.choice("from", StartOffset.EARLIEST, StartOffset.values()),
        kafka.word("until", "never", List.of("never", "latest")).equals("latest"));
  }
}
