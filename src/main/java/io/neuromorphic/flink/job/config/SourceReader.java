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

  /** What the reference says of each of them. */
  static final Default ONE_OF_ALL =
      Default.told("one of `recording`, `scene`, `kafka`, `udp`, `tcp` is required");

  private static final Recording NOTHING = new Recording(List.of());
  private static final long DAY_MICROS = 86_400_000_000L;
  private static final int WIDEST = 65_535;
  private static final int MOST_SHAPES = 1_000;

  private static final Key.Duration DURATION =
      new Key.Duration("duration", 5_000_000, 1, DAY_MICROS, "How long it lasts, from t = 0.");

  private static final Key.Whole RATE =
      new Key.Whole(
          "rate", 1_000_000, 1, 1_000_000_000, "events a second of event time", "How busy it is.");

  private static final Key.Whole SEED =
      new Key.Whole(
          "seed",
          1,
          Long.MIN_VALUE,
          Long.MAX_VALUE,
          "",
          "Of its random numbers: the same seed makes the same events.");

  private static final Key.Whole BARS =
      new Key.Whole("bars", 3, 0, MOST_SHAPES, "", "Moving bars.");

  private static final Key.Whole DOTS =
      new Key.Whole("dots", 3, 0, MOST_SHAPES, "", "Rotating dots.");

  private static final Key.Real NOISE =
      new Key.Real(
          "noise",
          0.05,
          new NumberRange(0, 1, false),
          "",
          "Share of the events that are at random places; 1 where there are neither bars nor"
              + " dots.");

  static final Keys SCENE_KEYS =
      Keys.of(
          "scene",
          Key.of(
              "size",
              "[width, height], pixels, each 1 to " + WIDEST,
              Default.of("[640, 360]"),
              "Of the camera."),
          DURATION,
          RATE,
          SEED,
          BARS,
          DOTS,
          NOISE);

  private static final Key.Choice<WireFormat> FORMAT =
      Key.choice(
          "format",
          WireFormat.JSON,
          "Form of the records: `json` is one event a record, `packet` many, in Protocol Buffers.");

  private static final Key.Choice<StartOffset> FROM =
      Key.choice(
          "from",
          StartOffset.EARLIEST,
          "Where reading starts, unless it goes on from a checkpoint. `committed`: at the offsets"
              + " of the consumer group, the job's `name`.");

  private static final Key.Word UNTIL =
      new Key.Word(
          "until",
          "never",
          List.of("never", "latest"),
          "Where reading ends. `latest`: at the offsets that are the latest at the start.");

  static final Keys KAFKA_KEYS =
      Keys.of(
          "kafka",
          Key.of(
              "topic", "name of a topic", Default.REQUIRED, "Topic that is read; it must exist."),
          FORMAT,
          FROM,
          UNTIL);

  private final Topics topics;
  private final OutputFiles files;

  SourceReader(Topics topics, OutputFiles files) {
    this.topics = topics;
    this.files = files;
  }

  /** A source, without files where the section names none that is right. */
  Source read(Section input) {
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
      case "scene" -> input.section(key).<Source>map(this::scene).orElse(NOTHING);
      case "kafka" -> input.section(key).<Source>map(this::kafka).orElse(NOTHING);
      default -> LiveInputReader.read(input, key).orElse(NOTHING);
    };
  }

  private Source recording(Section input) {
    Recording recording = RecordingReader.read(input);
    files.read(recording.files(), input.path("recording"));
    return recording;
  }

  private Source scene(Section scene) {
    List<Integer> size = List.of(640, 360);
    if (scene.has("size")) {
      size = scene.wholes("size", "[width, height]", 2, 1, WIDEST).orElse(size);
    }
    int bars = (int) scene.whole(BARS);
    int dots = (int) scene.whole(DOTS);
    double noise = scene.real(NOISE);
    if (bars + dots == 0 && noise < 1) {
      scene.refuse("a scene without bars and dots is all noise; add some, or write noise: 1");
    }
    return new Scene(
        size.get(0),
        size.get(1),
        scene.duration(DURATION),
        scene.whole(RATE),
        scene.whole(SEED),
        bars,
        dots,
        noise);
  }

  private Source kafka(Section kafka) {
    String topic = kafka.text("topic", "a topic name").orElse("");
    if (kafka.has("topic")) {
      topics.read(kafka, "topic", topic);
    } else {
      kafka.refuse("missing key 'topic'");
    }
    return new KafkaTopic(
        topic, kafka.choice(FORMAT), kafka.choice(FROM), kafka.word(UNTIL).equals("latest"));
  }
}
