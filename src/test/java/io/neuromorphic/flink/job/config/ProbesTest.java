/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.neuromorphic.flink.job.config.InputConfig.WireFormat;
import io.neuromorphic.flink.job.config.OutputsConfig.Delivery;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a job file says of probes. */
class ProbesTest {

  private static final String KAFKA = "kafka: {bootstrap: embedded}";
  private static final String AT = "job.yaml:10: outputs.probe";

  @TempDir Path folder;

  /** Twelve neurons named retina, three named motion; the outputs are line 10. */
  private JobText probe(String keys) {
    return JobText.minimal(folder)
        .add("  motion: {size: 3, behavior: tonic_spiking}")
        .add("outputs: {probe: {" + keys + "}}");
  }

  private List<String> neurons(String neurons) {
    return probe("file: p.csv, neurons: " + neurons).problems();
  }

  @Test
  void everyKeyIsRead() {
    JobConfig job =
        probe(
                "neurons: {motion: [2], retina: [11, 0, 5]}, every: 3ms, format: packet,"
                    + " kafka: {topic: \"probe.{population}\"}, delivery: exactly-once,"
                    + " file: p.csv")
            .add("checkpoints: {interval: 1s, dir: c}")
            .add(KAFKA)
            .read();

    ProbeConfig probe = job.outputs().probe();
    assertThat(probe.isUsed()).isTrue();
    assertThat(probe.neurons())
        .containsExactly(entry("motion", List.of(2)), entry("retina", List.of(0, 5, 11)));
    assertThat(probe.everyMicros()).isEqualTo(3_000);
    assertThat(probe.output().topicOf("motion")).contains("probe.motion");
    assertThat(probe.output().format()).isEqualTo(WireFormat.PACKET);
    assertThat(probe.output().delivery()).isEqualTo(Delivery.EXACTLY_ONCE);
    assertThat(probe.output().file()).contains(folder.resolve("p.csv").toUri());
    assertThat(job.usesKafka()).isTrue();
    assertThat(job.outputs().all().keySet()).containsExactly("spikes", "rejected", "probe");
  }

  @Test
  void whatIsNotSaidIsDtAndJson() {
    ProbeConfig probe =
        probe("neurons: {retina: 7, motion: all}, file: p/")
            .line(2, "dt: 250us")
            .read()
            .outputs()
            .probe();

    assertThat(probe.neurons())
        .containsExactly(entry("retina", List.of(7)), entry("motion", List.of(0, 1, 2)));
    assertThat(probe.everyMicros()).isEqualTo(250);
    assertThat(probe.output().format()).isEqualTo(WireFormat.JSON);
    assertThat(probe.output().delivery()).isEqualTo(Delivery.AT_LEAST_ONCE);
    assertThat(probe.output().kafkaTopic()).isEmpty();
    assertThat(JobText.minimal(folder).read().outputs().probe()).isEqualTo(ProbeConfig.NONE);
  }

  @Test
  void aSettingMakesOrChangesAProbe() {
    assertThat(
            JobText.minimal(folder)
                .set("outputs.probe={neurons: {retina: [1]}, file: p.csv}")
                .set("outputs.probe.every=20ms")
                .set("outputs.probe.neurons.retina=[2, 3]")
                .read()
                .outputs()
                .probe()
                .neurons())
        .containsExactly(entry("retina", List.of(2, 3)));
    assertThat(
            JobText.minimal(folder)
                .set("outputs.probe.neurons.retina=12", "outputs.probe.file=p.csv")
                .problems())
        .containsExactly(
            "--set outputs.probe.neurons.retina=12: outputs.probe.neurons.retina: expected neurons"
                + " from 0 to 11, a list of numbers or the word all, found '12'");
  }

  @Test
  void neuronsMustBeThere() {
    String list = "expected neurons from 0 to 11, a list of numbers or the word all, found ";
    assertThat(neurons("{retena: [1]}"))
        .containsExactly(AT + ".neurons: no population 'retena', did you mean 'retina'?");
    for (String bad : List.of("12", "-1", "1.5", "x", "1-3", "9999999999")) {
      assertThat(neurons("{retina: [0, " + bad + "]}"))
          .containsExactly(AT + ".neurons.retina: " + list + "'" + bad + "'");
    }
    assertThat(neurons("{retina: []}")).containsExactly(AT + ".neurons.retina: " + list + "none");
    assertThat(neurons("{retina: {a: 1}}"))
        .containsExactly(AT + ".neurons.retina: " + list + "a map");
    assertThat(neurons("{retina: [[1]]}"))
        .containsExactly(AT + ".neurons.retina: " + list + "a list");
    assertThat(neurons("{retina: [5, 0, 5]}"))
        .containsExactly(AT + ".neurons.retina: neuron 5 is there twice");
  }

  @Test
  void neuronsAreAMapOfSome() {
    String form =
        "a map of neurons by the name of their population, such as {retina: [0, 5, 17],"
            + " motion: all}";
    assertThat(neurons("[1, 2]"))
        .containsExactly(AT + ".neurons: expected " + form + ", found a list");
    assertThat(neurons("{}")).containsExactly(AT + ".neurons: expected " + form + ", found none");
    assertThat(probe("file: p.csv").problems())
        .containsExactly(AT + ": missing key 'neurons', " + form);
  }

  @Test
  void thereAreNotTooMany() {
    String tooMany =
        ".neurons: expected at most 1,000 neurons in all, found more; for whole populations take a"
            + " savepoint, and read it with the command state";
    String some = "{retina: all, motion: [0, 1, 2]}";
    assertThat(
            probe("file: p.csv, neurons: " + some)
                .line(8, "  retina: {size: 997, behavior: tonic_spiking}")
                .read()
                .outputs()
                .probe()
                .neurons()
                .get("retina"))
        .hasSize(997);
    for (String size : List.of("998", "67108864")) {
      assertThat(
              probe("file: p.csv, neurons: " + some)
                  .line(8, "  retina: {size: " + size + ", behavior: tonic_spiking}")
                  .problems())
          .containsExactly(AT + tooMany);
    }
  }

  @Test
  void theIntervalIsAMultipleOfDt() {
    String some = "neurons: {retina: 1}, file: p.csv, every: ";
    assertThat(probe(some + "1500us").problems())
        .containsExactly(
            AT
                + ".every: expected a multiple of dt = 1ms, found '1500us'; the nearest are 1ms and"
                + " 2ms");
    assertThat(probe(some + "0").problems()).hasSize(1);
    assertThat(probe(some + "-1ms").problems()).hasSize(1);
  }

  @Test
  void itGoesSomewhere() {
    assertThat(probe("neurons: {retina: 1}").problems())
        .containsExactly(AT + ": needs 'kafka' or 'file': where samples shall go");
    assertThat(probe("neurons: {retina: 1}, kafka: {topic: t}").problems())
        .singleElement()
        .asString()
        .contains("missing kafka.bootstrap");
    assertThat(probe("neurons: {retina: 1}, file: p/, delivery: exactly-once").problems())
        .containsExactly(
            AT
                + ".delivery: exactly-once needs checkpoints; add checkpoints: {interval: 1s,"
                + " dir: ...}");
  }

  @Test
  void topicsAndFilesDoNotMeetThoseOfOtherOutputs() {
    String spikes = "outputs: {spikes: {kafka: {topic: \"t.{population}\"}, file: s.csv}, probe: ";
    assertThat(
            JobText.minimal(folder)
                .add(spikes + "{neurons: {retina: 1}, file: s.csv, kafka: {topic: t.retina}}}")
                .add(KAFKA)
                .problems())
        .containsExactly(
            "job.yaml:9: outputs.probe.kafka.topic: topic 't.retina' is also that of"
                + " outputs.spikes.kafka.topic",
            "job.yaml:9: outputs.probe.file: FOLDER/s.csv is also that of outputs.spikes.file");
    // Of a population that is not probed there is no topic.
    assertThat(
            JobText.minimal(folder)
                .add("  motion: {size: 3, behavior: tonic_spiking}")
                .add(
                    "outputs: {spikes: {kafka: {topic: p.motion}}, probe: {neurons: {retina: 1},"
                        + " kafka: {topic: \"p.{population}\"}}}")
                .add(KAFKA)
                .read()
                .usesKafka())
        .isTrue();
  }

  @Test
  void unknownKeysAreErrors() {
    assertThat(probe("neuron: {retina: 1}, neurons: {retina: 1}, file: p.csv").problems())
        .containsExactly(
            AT.replace(": outputs.probe", "")
                + ": unknown key 'neuron' in outputs.probe, did you mean 'neurons'?");
  }

  /** One mistake, one problem: what follows from it is not told as well. */
  @Test
  void whatFollowsFromAnotherProblemIsNotToldAsWell() {
    assertThat(
            probe("neurons: {retena: 1}, kafka: {topic: \"p.{population}\"}").add(KAFKA).problems())
        .hasSize(1);
    assertThat(
            probe("neurons: {retina: all}, file: p.csv")
                .line(8, "  retina: {size: none, behavior: tonic_spiking}")
                .problems())
        .hasSize(1);
  }
}
