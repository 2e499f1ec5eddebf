/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of the keys of a job file is what its readers do. */
class JobKeysTest {

  /** Of no kind that any key takes. */
  private static final String WRONG = "[{x: 1}]";

  /** A job that could run; with {@link #FILES} it has every key. */
  private static final String JOB =
      """
      name: every-key
      dt: 2ms
      origin: 1000
      out-of-orderness: 7ms
      parallelism: 2
      state: rocksdb
      checkpoints: {interval: 2s, dir: .}
      latency: low
      on-invalid: fail
      max-gap: 2h
      idle-timeout: 6s
      max-drift: 3s
      inputs:
        - name: scene
          scene: {size: [64, 48], duration: 2s, rate: 1000, seed: 2, bars: 1, dots: 2, noise: 0.5}
          speed: 2.0
          time: {shift: 5}
          into: a
          encode:
            {pool: 2, on: 2, off: 3, region: [0, 0, 4, 4], on-into: a, off-into: a, flip-x: true, flip-y: true, mask: mask.csv}
          tau-syn: 4ms
        - {name: udp, udp: {host: 0.0.0.0, port: 4000, protocol: spif, size: [64, 48], buffer: 64kB}, into: a}
        - {name: tcp, tcp: {host: localhost, port: 4001, protocol: evt2, listen: true, size: [64, 48]}, into: a}
        - {name: topic, kafka: {topic: t, format: packet, from: latest, until: latest}}
        - {name: recording, recording: currents.csv}
      populations:
        a: {size: [64, 48], behavior: tonic_spiking, shards: 2}
        b:
          size: 4
          parameters:
            {a: {uniform: [0.01, 0.02], power: 2, seed: 1}, b: {normal: [0.2, 0.001]}, c: -65, d: 8, sq: 0.05, mn: 4,
             bias: 100, v_th: 20, tau_inv: 100, method: heaviside, alpha: 50}
          initial: {v: -70, u: -14}
          bias: 1
          noise: {uniform: [0, 1], power: 3, seed: 5, every: 4ms}
          recurrent-weights: {random: {uniform: [0, 1], power: 2, probability: 0.5, seed: 6, half: true}}
          input-weights: {all-to-all: 1}
          input-size: 3
        c: {size: 4, behavior: tonic_spiking, noise: {normal: [0, 1]}}
        d: {size: [64, 48], behavior: tonic_spiking}
        e: {size: [32, 24], behavior: tonic_spiking}
      projections:
        - {name: kernel, from: a, to: d, weights: {kernel: [[2]], stride: 1, padding: 0}, delay: 4ms, gain: 2, tau-syn: 8ms}
        - {name: pool, from: a, to: e, weights: {pool: 2, weight: 3}}
        - {name: same, from: b, to: c, weights: {one-to-one: 1}}
        - {name: normal, from: b, to: c, weights: {random: {normal: [1, 0.1], probability: 1}}}
        - {name: alike, from: b, to: c, weights: {random: {weight: 1, probability: 1}}}
      outputs:
        spikes: {kafka: {topic: s}, format: packet, delivery: exactly-once, file: spikes/}
        rejected: {kafka: {topic: r}, format: json, delivery: exactly-once, file: rejected/}
        probe: {neurons: {a: [0, 1]}, every: 2ms, kafka: {topic: v}, format: packet, delivery: exactly-once, file: probe/}
      kafka: {bootstrap: "localhost:9092", transactional-id-prefix: x, properties: {linger.ms: 1}}
      """;

  /** Keys of files, which are not there. */
  private static final String FILES =
      """
      name: files
      inputs: [{name: scene, scene: {}, into: a}]
      populations:
        a:
          size: [2, 2]
          behavior: tonic_spiking
          bias: {file: x.npz, array: bias}
          initial: {state: x.npz}
          recurrent-weights: {file: w.npz, tensor: w}
      """;

  @TempDir Path folder;

  /** One key of one map, and where the job has it. */
  private record Found(Keys keys, Key key, String path) {}

  @BeforeEach
  void writeWhatIsRead() throws IOException {
    Files.writeString(folder.resolve("mask.csv"), "x,y\n");
    Files.writeString(folder.resolve("currents.csv"), "t,population,neuron,current\n");
  }

  @Test
  void theJobsHaveEveryKey() {
    assertThat(names(found(JOB), found(FILES)))
        .as("give a key that is new a value in the jobs of JobKeysTest")
        .containsAll(described(JobReader.KEYS));
  }

  @Test
  void whatIsToldToHoldInTheAbsenceOfAKeyHolds() {
    assertThat(read("dt=2ms")).isNotNull();
    int compared = 0;
    for (Found found : found(JOB)) {
      if (found.key.fallback().value().isPresent()) {
        String value = found.key.fallback().value().get();
        assertThat(read(found.path + "=" + value))
            .as("%s: absent, and %s", found.path, value)
            .usingRecursiveComparison()
            .isEqualTo(read(found.path + "=null"));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(40);
  }

  @Test
  void whatIsRequiredIsMissed() {
    for (Found found : found(JOB)) {
      if (found.key.fallback().equals(Default.REQUIRED)) {
        assertThatThrownBy(() -> read(found.path + "=null"))
            .as(found.path)
            .isInstanceOf(JobFileException.class);
      }
    }
  }

  /** A key that is described and never read would take anything. */
  @Test
  void everyKeyIsRead() {
    for (String job : List.of(JOB, FILES)) {
      for (Found found : found(job)) {
        JobFileException refusal =
            catchThrowableOfType(
                JobFileException.class,
                () -> JobText.of(folder, job).set(found.path + "=" + WRONG).read());
        assertThat(refusal).as(found.path).isNotNull();
        assertThat(refusal.problems())
            .as(found.path)
            .anyMatch(problem -> after(problem, WRONG + ": ").contains(found.key.name()));
      }
    }
  }

  @Test
  void noOtherKeyCanBeRead() {
    Section section =
        new Section(
            new YamlValue.Mapping(Map.of(), new Place("job.yaml", 1, folder)),
            new Place("job.yaml", 1, folder),
            "",
            new Problems(),
            JobReader.KEYS);

    assertThatThrownBy(() -> section.has("colour"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("'colour' is read and not described");
  }

  @Test
  void everyKeyIsToldInASentence() {
    for (Found found : found(JOB)) {
      assertThat(found.key.means()).as(found.path).matches("(?s)[A-Z`].*\\.");
      assertThat(found.key.takes()).as(found.path).isNotBlank();
    }
  }

  private static String after(String text, String mark) {
    return text.substring(text.indexOf(mark) + mark.length());
  }

  private JobConfig read(String setting) {
    return JobText.of(folder, JOB).set(setting).read();
  }

  private List<Found> found(String job) {
    List<Found> all = new ArrayList<>();
    YamlValue root =
        YamlParser.parse(job, line -> new Place("job.yaml", line, folder)).orElseThrow();
    find(root, JobReader.KEYS, "", all);
    return all;
  }

  private static void find(YamlValue value, Keys keys, String path, List<Found> all) {
    if (!(value instanceof YamlValue.Mapping map)) {
      return;
    }
    for (Key key : keys.keys()) {
      YamlValue.Entry entry = map.entries().get(key.name());
      if (entry == null) {
        continue;
      }
      String below = path + key.name();
      all.add(new Found(keys, key, below));
      key.inner().ifPresent(inner -> findBelow(entry.value(), inner, below + ".", all));
    }
  }

  private static void findBelow(YamlValue value, Key.Inner inner, String path, List<Found> all) {
    if (inner.step().isEmpty()) {
      find(value, inner.keys(), path, all);
    } else if (value instanceof YamlValue.Sequence list) {
      for (YamlValue item : list.items()) {
        YamlValue name = ((YamlValue.Mapping) item).entries().get("name").value();
        find(item, inner.keys(), path + ((YamlValue.Scalar) name).text() + ".", all);
      }
    } else {
      ((YamlValue.Mapping) value)
          .entries()
          .forEach((name, entry) -> find(entry.value(), inner.keys(), path + name + ".", all));
    }
  }

  @SafeVarargs
  private static Set<String> names(List<Found>... jobs) {
    Set<String> names = new LinkedHashSet<>();
    for (List<Found> job : jobs) {
      job.forEach(found -> names.add(found.keys.title() + ": " + found.key.name()));
    }
    return names;
  }

  private static Set<String> described(Keys keys) {
    Set<String> names = new LinkedHashSet<>();
    for (Key key : keys.keys()) {
      names.add(keys.title() + ": " + key.name());
      key.inner().ifPresent(inner -> names.addAll(described(inner.keys())));
    }
    return names;
  }
}
