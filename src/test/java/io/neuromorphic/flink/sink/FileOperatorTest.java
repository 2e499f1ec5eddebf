/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.sink;

import static io.neuromorphic.flink.sink.Spikes.packet;
import static io.neuromorphic.flink.sink.Spikes.spike;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.event.ProbePacket;
import io.neuromorphic.flink.event.RejectReason;
import io.neuromorphic.flink.event.Rejection;
import io.neuromorphic.flink.event.SpikePacket;
import io.neuromorphic.flink.operator.OneInputFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Spikes and rejected events in one file: every row once, in place only when it is complete. */
class FileOperatorTest {

  private static final String HEADER = "t,population,neuron\n";

  @TempDir Path folder;
  private Path target;
  private Path part;

  @BeforeEach
  void name() {
    target = folder.resolve("out.csv");
    part = folder.resolve("out.csv.part");
  }

  @Test
  void spikesAreSortedWhenTheirTimeIsComplete() throws Exception {
    try (var operator = started()) {
      send(operator, packet("retina", 1, spike(1_000, 7), spike(2_000, 8)));
      send(operator, packet("retina", 0, spike(1_000, 2), spike(3_000, 1)));
      send(operator, packet("motion", 0, spike(1_000, 9)));
      send(operator, new SpikePacket("motion", 0, 0));
      operator.processWatermark(1);
      operator.snapshot(1, 1);
      assertThat(part)
          .hasContent(HEADER + "1000,motion,9\n1000,retina,2\n1000,retina,7\n2000,retina,8\n");
      assertThat(target).doesNotExist();
      operator.endInput();
      assertThat(target)
          .hasContent(
              HEADER
                  + "1000,motion,9\n1000,retina,2\n1000,retina,7\n2000,retina,8\n3000,retina,1\n");
    }
  }

  /** What throws there ends the task manager, and with it all jobs that it runs. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void closingOnAFullDiskDoesNotThrow() throws Exception {
    Files.createSymbolicLink(part, Path.of("/dev/full"));
    var operator = started();
    send(operator, packet("p", 0, spike(1_000, 1)));

    assertThatThrownBy(() -> operator.snapshot(1, 1)).hasStackTraceContaining("No space left");
    assertThatCode(operator::close).doesNotThrowAnyException();
  }

  @Test
  void theFinalWatermarkCompletesEverything() throws Exception {
    try (var operator = started()) {
      send(operator, packet("p", 0, spike(Long.MAX_VALUE / 2, 1)));
      operator.processWatermark(Long.MAX_VALUE);
      operator.endInput();
    }
    assertThat(target).hasContent(HEADER + Long.MAX_VALUE / 2 + ",p,1\n");
  }

  @Test
  void everyRowIsThereOnceAfterARestore() throws Exception {
    OperatorSubtaskState snapshot;
    try (var operator = started()) {
      send(operator, packet("p", 0, spike(1_000, 1), spike(5_000, 5)));
      operator.processWatermark(1);
      snapshot = operator.snapshot(1, 1);
      // After the checkpoint: written, but to be read again.
      send(operator, packet("p", 0, spike(6_000, 6)));
      operator.processWatermark(8);
    }
    try (var operator = harness()) {
      operator.initializeState(snapshot);
      operator.open();
      send(operator, packet("p", 0, spike(6_000, 6), spike(7_000, 7)));
      operator.endInput();
    }
    assertThat(target).hasContent(HEADER + "1000,p,1\n5000,p,5\n6000,p,6\n7000,p,7\n");
  }

  @Test
  void whatWaitsInASnapshotIsNotChangedLater() throws Exception {
    OperatorSubtaskState snapshot;
    try (var operator = started()) {
      SpikePacket packet = packet("p", 0, spike(5_000, 5));
      send(operator, packet);
      snapshot = operator.snapshot(1, 1);
      operator.processWatermark(100);
    }
    try (var operator = harness()) {
      operator.initializeState(snapshot);
      operator.open();
      operator.endInput();
    }
    assertThat(target).hasContent(HEADER + "5000,p,5\n");
  }

  @Test
  void theLastCheckpointComesAfterTheEnd() throws Exception {
    OperatorSubtaskState last;
    try (var operator = started()) {
      send(operator, packet("p", 0, spike(5_000, 5)));
      operator.processWatermark(Long.MAX_VALUE);
      operator.endInput();
      last = operator.snapshot(1, 1);
    }
    assertThat(target).hasContent(HEADER + "5000,p,5\n");
    try (var operator = harness()) {
      operator.initializeState(last);
      operator.open();
      operator.endInput();
    }
    assertThat(target).hasContent(HEADER + "5000,p,5\n");
  }

  @Test
  void rejectedEventsAreWrittenAsTheyCome() throws Exception {
    OperatorSubtaskState snapshot;
    try (var operator = rejected()) {
      operator.initializeEmptyState();
      operator.open();
      reject(operator, "line 9");
      snapshot = operator.snapshot(1, 1);
      reject(operator, "line 3");
    }
    try (var operator = rejected()) {
      operator.initializeState(snapshot);
      operator.open();
      reject(operator, "line 3");
      assertThat(target).doesNotExist();
      operator.endInput();
    }
    assertThat(target)
        .hasContent(
            """
            reason,detail,source,position,value
            late,"too late, sorry",in,line 9,"1,p,2,3.0"
            late,"too late, sorry",in,line 3,"1,p,2,3.0"
            """);
  }

  @Test
  void samplesAreSortedAndThereOnceAfterARestore() throws Exception {
    OperatorSubtaskState snapshot;
    try (var operator = probe()) {
      operator.initializeEmptyState();
      operator.open();
      sample(operator, "retina", 1, 1_000, 7);
      sample(operator, "retina", 0, 1_000, 2);
      sample(operator, "motion", 0, 9_000, 1);
      operator.processWatermark(0);
      snapshot = operator.snapshot(1, 1);
      operator.processWatermark(8);
    }
    try (var operator = probe()) {
      operator.initializeState(snapshot);
      operator.open();
      operator.processWatermark(8);
      operator.endInput();
    }
    assertThat(target)
        .hasContent(
            """
            t,population,neuron,v,u
            1000,retina,2,-65.2,2.5
            1000,retina,7,-65.2,7.5
            9000,motion,1,-65.2,1.5
            """);
  }

  private OneInputStreamOperatorTestHarness<ProbePacket, Void> probe() throws Exception {
    String path = target.toString();
    return new OneInputStreamOperatorTestHarness<>(
        new OneInputFactory<ProbePacket, Void>(
            ProbeFileOperator.class, p -> new ProbeFileOperator(p, path)),
        128,
        1,
        0);
  }

  private static void sample(
      OneInputStreamOperatorTestHarness<ProbePacket, Void> operator,
      String population,
      int shard,
      long t,
      int neuron)
      throws Exception {
    ProbePacket packet = new ProbePacket(population, shard, 0);
    packet.add(t, neuron, -65.2f, neuron + 0.5f);
    operator.processElement(new StreamRecord<>(packet));
  }

  private OneInputStreamOperatorTestHarness<SpikePacket, Void> started() throws Exception {
    var operator = harness();
    operator.initializeEmptyState();
    operator.open();
    return operator;
  }

  private OneInputStreamOperatorTestHarness<SpikePacket, Void> harness() throws Exception {
    String path = target.toString();
    return new OneInputStreamOperatorTestHarness<>(
        new OneInputFactory<SpikePacket, Void>(
            SpikeFileOperator.class, p -> new SpikeFileOperator(p, path)),
        128,
        1,
        0);
  }

  private OneInputStreamOperatorTestHarness<Rejection, Void> rejected() throws Exception {
    String path = target.toString();
    return new OneInputStreamOperatorTestHarness<>(
        new OneInputFactory<Rejection, Void>(
            RejectedFileOperator.class, p -> new RejectedFileOperator(p, path)),
        128,
        1,
        0);
  }

  private static void send(
      OneInputStreamOperatorTestHarness<SpikePacket, Void> operator, SpikePacket packet)
      throws Exception {
    operator.processElement(new StreamRecord<>(packet));
  }

  private static void reject(
      OneInputStreamOperatorTestHarness<Rejection, Void> operator, String position)
      throws Exception {
    operator.processElement(
        new StreamRecord<>(
            new Rejection(RejectReason.LATE, "too late, sorry", "in", position, "1,p,2,3.0")));
  }
}
