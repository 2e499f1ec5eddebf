/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.EventObserver;
import io.neuromorphic.flink.event.ProbePacket;
import io.neuromorphic.flink.event.Rejection;
import io.neuromorphic.flink.event.SpikeDigest;
import io.neuromorphic.flink.event.SpikePacket;
import io.neuromorphic.flink.job.run.JobFailedException;
import io.neuromorphic.flink.job.run.RunSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an observer is shown is what the job read, rejected and fired. */
class ObserverITCase {

  @TempDir Path folder;

  private JobFile job() throws Exception {
    Files.writeString(
        folder.resolve("currents.csv"),
        "t,population,neuron,current\n0,spikes,0,40\n1000,spikes,1,900\n1500,spikes,9,1\n");
    return JobFile.of(
        folder,
        """
        name: observed
        dt: 1ms
        parallelism: 2
        inputs:
          - {name: camera, scene: {size: [32, 24], duration: 300ms, rate: 100000}, into: retina, encode: {on: 30.0, off: 30.0}}
          - {name: spikes, recording: currents.csv}
        populations:
          retina: {size: [32, 24], behavior: tonic_spiking, shards: 3}
          spikes: {size: 2, behavior: tonic_spiking}
        outputs:
          spikes: {file: spikes.csv}
          rejected: {file: rejected.csv}
          probe: {neurons: {retina: [0, 700], spikes: all}, every: 1ms, file: probe.csv}
        """);
  }

  @Test
  void itIsShownEveryEventAndEverySpike() throws Exception {
    Map<String, LongAdder> seen = new ConcurrentHashMap<>();
    SpikeDigest digest = new SpikeDigest();
    Collection<Sample> samples = new ConcurrentSkipListSet<>();
    EventObserver counting =
        new EventObserver() {
          @Override
          public void camera(String input, CameraPacket packet) {
            add(input, packet.size());
          }

          @Override
          public void currents(String input, CurrentPacket packet) {
            add(input, packet.size());
          }

          @Override
          public void spikes(SpikePacket packet) {
            add("spikes of " + packet.population(), packet.size());
            synchronized (digest) {
              for (int i = 0; i < packet.size(); i++) {
                digest.add(
                    SpikeDigest.populationHash(packet.population()),
                    packet.t()[i],
                    packet.neuron()[i]);
              }
            }
          }

          @Override
          public void probed(ProbePacket packet) {
            samples.addAll(Probed.of(packet));
          }

          @Override
          public void rejected(Rejection rejection) {
            add("rejected", 1);
          }

          private void add(String what, int count) {
            seen.computeIfAbsent(what, w -> new LongAdder()).add(count);
          }
        };

    RunSummary summary = job().observedBy(EventObserver.all(List.of(counting)));

    assertThat(seen.get("camera").sum()).isEqualTo(summary.events().get("camera").read());
    // The third is among the rejected instead.
    assertThat(seen.get("spikes").sum()).isEqualTo(2);
    assertThat(seen.get("rejected").sum()).isEqualTo(1);
    assertThat(summary.spikes())
        .allSatisfy(
            (population, spikes) ->
                assertThat(seen.get("spikes of " + population).sum()).isEqualTo(spikes))
        .allSatisfy((population, spikes) -> assertThat(spikes).isPositive());
    assertThat(digest.toString()).isEqualTo(summary.digest());
    assertThat(samples)
        .containsExactlyElementsOf(Probed.read(folder.resolve("probe.csv")))
        // Two neurons through 300 windows, and two through the two that their events reach.
        .hasSize(604);
  }

  @Test
  void whatItThrowsFailsTheJob() throws Exception {
    EventObserver failing =
        new EventObserver() {
          @Override
          public void spikes(SpikePacket packet) {
            throw new IllegalStateException("seen enough");
          }
        };

    JobFile job = job().set("on-invalid=reject");
    assertThatThrownBy(() -> job.observedBy(failing))
        .isInstanceOf(JobFailedException.class)
        .hasMessageContaining("seen enough");
  }
}
