/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.explain;

import io.neuromorphic.flink.job.config.EncodeConfig;
import io.neuromorphic.flink.job.config.InputConfig;
import io.neuromorphic.flink.job.config.InputConfig.KafkaTopic;
import io.neuromorphic.flink.job.config.InputConfig.Recording;
import io.neuromorphic.flink.job.config.InputConfig.Scene;
import io.neuromorphic.flink.job.config.InputConfig.Tcp;
import io.neuromorphic.flink.job.config.InputConfig.Udp;
import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.config.PopulationConfig;
import io.neuromorphic.flink.job.network.NetworkPlan;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** Inputs in words. */
final class InputWords {

  private InputWords() {}

  static NetworkReport.Input of(JobConfig config, NetworkPlan plan, InputConfig input) {
    List<String> into =
        config.populations().stream()
            .map(PopulationConfig::name)
            .filter(name -> plan.sendsTo(input, name))
            .toList();
    return new NetworkReport.Input(
        input.name(),
        origin(input.origin()),
        input.encode().map(InputWords::encode).orElse(""),
        into,
        input.tauSynMicros());
  }

  static String origin(InputConfig.Source origin) {
    if (origin instanceof Scene scene) {
      return "scene "
          + scene.width()
          + " x "
          + scene.height()
          + ", "
          + Amounts.micros(scene.durationMicros());
    }
    if (origin instanceof KafkaTopic topic) {
      return "Kafka topic "
          + topic.topic()
          + ", "
          + topic.format().name().toLowerCase(Locale.ROOT)
          + (topic.bounded() ? ", until latest" : "");
    }
    if (origin instanceof Udp udp) {
      return "udp " + udp.host() + ":" + udp.port() + ", " + udp.protocol().word();
    }
    if (origin instanceof Tcp tcp) {
      return "tcp " + tcp.host() + ":" + tcp.port() + ", " + tcp.protocol().word();
    }
    if (origin instanceof InputConfig.Stream) {
      return "a stream of the program";
    }
    Recording recording = (Recording) origin;
    return recording.files().size() == 1
        ? FileNames.last(recording.files().get(0))
        : Amounts.of(recording.files().size(), "recording");
  }

  private static String encode(EncodeConfig encode) {
    StringJoiner text = new StringJoiner(", ");
    if (encode.pool() > 1) {
      text.add("pool " + encode.pool());
    }
    encode.onInto().ifPresent(to -> text.add("on " + Amounts.decimal(encode.on())));
    encode.offInto().ifPresent(to -> text.add("off " + Amounts.decimal(encode.off())));
    encode
        .region()
        .ifPresent(
            r -> text.add("region " + r.x() + " " + r.y() + " " + r.width() + " " + r.height()));
    if (encode.mask().isPresent()) {
      text.add("mask");
    }
    return text.toString();
  }
}
