/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.cli.Door.Answer;
import io.neuromorphic.flink.job.SharedRecordings;
import io.neuromorphic.flink.job.TestBroker;
import io.neuromorphic.flink.job.run.LocalRun;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user is told when a run cannot be: one line, with the file and what is wrong with it. */
class RunFailuresITCase {

  @RegisterExtension static final TestBroker BROKER = new TestBroker();

  @TempDir Path folder;

  private Answer run(String... settings) throws IOException {
    Path job = folder.resolve("job.yaml");
    Files.writeString(
        job,
        """
        name: failing
        dt: 1ms
        inputs:
          - {name: currents, recording: currents.csv}
        populations:
          motion: {size: 8, behavior: tonic_spiking}
        outputs:
          spikes: {file: spikes.csv}
        kafka: {bootstrap: "%s"}
        """
            .formatted(BROKER.bootstrap()));
    String[] args = new String[settings.length + 2];
    args[0] = "run";
    args[1] = job.toString();
    for (int i = 0; i < settings.length; i++) {
      args[i + 2] = "--set=" + settings[i].replace("FOLDER", folder.toString());
    }
    return Door.with(LocalRun::run).call(args);
  }

  private void currents(String... rows) throws IOException {
    Files.writeString(
        folder.resolve("currents.csv"),
        "t,population,neuron,current\n" + String.join("\n", rows) + "\n");
  }

  private String failure(Answer answer) throws IOException {
    assertThat(answer.status()).as(answer.err()).isEqualTo(1);
    assertThat(answer.out()).isEmpty();
    assertThat(folder.resolve("spikes.csv")).doesNotExist();
    List<String> lines =
        answer.errLines().stream()
            // Progress comes only where the machine is slow.
            .filter(line -> !line.startsWith("origin ") && !line.startsWith("["))
            .toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(1)).isEqualTo("Run with --debug for the stack trace.");
    assertThat(lines.get(0))
        .startsWith("neuromorphic: ")
        .doesNotContain("Exception", "Job execution failed");
    return lines.get(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dt=1 parsec                      | dt",
        "populations.motion={behavior: tonic_spiking} | missing key 'size'",
        "populations.motion.size=0        | populations.motion.size",
        "populations.motion.colour=red    | unknown key 'colour'",
        "inputs.currents.recording=no.csv | no.csv",
      })
  void aWrongJobFileIsBadUsage(String setting, String said) throws IOException {
    currents("0,motion,1,1");
    assertBadUsage(run(setting), said);
  }

  @Test
  void aPopulationThatIsNotDefinedIsBadUsage() throws IOException {
    assertBadUsage(run("inputs.currents.scene={}", "inputs.currents.into=nowhere"), "'nowhere'");
  }

  private static void assertBadUsage(Answer answer, String said) {
    assertThat(answer.status()).isEqualTo(2);
    assertThat(answer.errLines()).singleElement().asString().contains(said);
    assertThat(answer.request()).isNull();
  }

  @Test
  void anInvalidEventEndsTheRunWhereThatIsAskedFor() throws IOException {
    currents("0,motion,1,1", "1000,motion,8,1", "2000,motion,1,1");

    assertThat(failure(run("on-invalid=fail")))
        .contains("invalid-neuron", "line 3", "'currents'", "0 to 7");
  }

  @Test
  void aLateEventIsNoInvalidOne() throws IOException {
    currents("0,motion,1,1", "900000,motion,1,1", "10000,motion,1,1");

    assertThat(run("on-invalid=fail").status()).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void recordingsThatOverlapAreRefused(boolean knownAtTheStart) throws IOException {
    // What lies beyond the first piece of a recording is known only when it is played.
    String more = knownAtTheStart ? "" : "6000,motion,1,1\n".repeat(20_000);
    Files.writeString(
        folder.resolve("a.csv"),
        "t,population,neuron,current\n0,motion,1,1\n" + more + "90000,motion,1,1\n");
    Files.writeString(folder.resolve("b.csv"), "t,population,neuron,current\n50000,motion,1,1\n");

    assertThat(failure(run("inputs.currents.recording=FOLDER/[ab].csv")))
        .contains(
            "input 'currents': " + folder + "/b.csv begins at t = 50000 µs",
            "(5 ms) before t = 90000 µs, which " + folder + "/a.csv has reached",
            "Make them two inputs, or raise out-of-orderness to 40 ms");
    assertThat(run("inputs.currents.recording=FOLDER/[ab].csv", "out-of-orderness=40ms").status())
        .isZero();
  }

  @Test
  void aTopicThatDoesNotExistIsNamed() throws IOException {
    String topic = BROKER.freshName();
    currents("0,motion,1,1");

    assertThat(failure(run("inputs.currents.kafka={topic: " + topic + ", until: latest}")))
        .contains("'" + topic + "'", "does not exist");
  }

  @Test
  void aPacketThatATopicIsTooNarrowForIsNamed() throws Exception {
    String topic = BROKER.topic(BROKER.freshName(), 1);
    BROKER.set(topic, "max.message.bytes", "100");
    currents("0,motion,1,60000", "0,motion,2,60000", "0,motion,3,60000", "1000,motion,1,60000");

    Answer answer = run("outputs.spikes={kafka: {topic: " + topic + "}, format: packet}");

    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.errLines().get(0))
        .startsWith("warning: output topic '" + topic + "' takes records of at most 100 bytes");
    assertThat(answer.errLines())
        .filteredOn(line -> line.startsWith("neuromorphic: "))
        .singleElement()
        .asString()
        .contains("the job failed: ", "larger than the max message size");
  }

  @Test
  void anOutputThatCannotBeWrittenIsNamed() throws IOException {
    currents("0,motion,1,1");
    Files.createDirectory(folder.resolve("spikes.csv.part"));

    assertThat(failure(run())).contains("spikes.csv");
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws IOException {
    currents("0,motion,1,1");
    Files.writeString(folder.resolve("blocker"), "");

    Answer answer = run("outputs.spikes.file=FOLDER/blocker/parts/");

    assertThat(answer.status()).isEqualTo(2);
    assertThat(answer.err()).contains("blocker");
  }

  @Test
  void aFolderOfCheckpointsThatCannotBeMadeIsNamed() throws IOException {
    currents("0,motion,1,1");
    Files.writeString(folder.resolve("blocker"), "");

    assertThat(failure(run("checkpoints={interval: 1s, dir: FOLDER/blocker/checkpoints}")))
        .startsWith("neuromorphic: checkpoints.dir: cannot write to file:")
        .contains(folder + "/blocker/checkpoints");
  }

  @Test
  void aPortThatAnotherProgramHasIsNamed() throws IOException {
    try (DatagramSocket udp = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        ServerSocket tcp = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(failure(live("udp={protocol: spif, port: " + udp.getLocalPort() + "}")))
          .isEqualTo(
              "neuromorphic: input 'currents': cannot receive at udp://127.0.0.1:"
                  + udp.getLocalPort()
                  + ": Address already in use"
                  + "; another program has this port: end that one, or choose another port");
      assertThat(
              failure(live("tcp={protocol: evt3, listen: true, port: " + tcp.getLocalPort() + "}")))
          .isEqualTo(
              "neuromorphic: input 'currents': cannot listen at tcp://127.0.0.1:"
                  + tcp.getLocalPort()
                  + ": Address already in use"
                  + "; another program has this port: end that one, or choose another port");
    }
  }

  private Answer live(String input) throws IOException {
    return run(
        "inputs.currents." + input,
        "inputs.currents.into=motion",
        "inputs.currents.encode={pool: 1, on: 1.0, off: 1.0}");
  }

  @Test
  void aRecordingWithoutItsHeaderIsNamed() throws IOException {
    Files.writeString(folder.resolve("currents.csv"), "what,is,this\n1,2,3\n");

    assertThat(failure(run())).contains("currents.csv", "what,is,this");
  }

  @Test
  void aCameraRecordingThatBreaksOffInItsHeadIsNamed() throws IOException {
    Files.write(folder.resolve("broken.aedat4"), "#!AER-DAT4.0\r\nbroken".getBytes("US-ASCII"));

    assertThat(
            failure(
                run(
                    "inputs.currents.recording=FOLDER/broken.aedat4",
                    "inputs.currents.into=motion",
                    "inputs.currents.encode={pool: 1, on: 1.0, off: 1.0}")))
        .contains("broken.aedat4", "'currents'");
  }

  private static final int AFTER_MAGIC = "#!AER-DAT4.0\r\n".length();

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{interval: 100ms, dir: FOLDER/checkpoints}"})
  void aCameraRecordingThatIsDamagedInItsMiddleIsNamed(String checkpoints) throws IOException {
    byte[] recording = Files.readAllBytes(SharedRecordings.path(SharedRecordings.AEDAT4));
    // The length of a packet: what comes behind it cannot be found.
    ByteBuffer bytes = ByteBuffer.wrap(recording).order(ByteOrder.LITTLE_ENDIAN);
    int packet = AFTER_MAGIC + Integer.BYTES + bytes.getInt(AFTER_MAGIC);
    while (packet < 700_000) {
      packet += 2 * Integer.BYTES + bytes.getInt(packet + Integer.BYTES);
    }
    bytes.putInt(packet + Integer.BYTES, -5);
    Files.write(folder.resolve("damaged.aedat4"), recording);

    Answer answer =
        run(
            // What would be damaged again is not read again.
            "checkpoints={interval: 100ms, dir: FOLDER/checkpoints}",
            "inputs.currents.recording=FOLDER/damaged.aedat4",
            "inputs.currents.into=motion",
            "inputs.currents.encode={pool: 1, on: 1.0, off: 1.0}",
            checkpoints.length() > 2 ? "checkpoints=" + checkpoints : "dt=1ms");

    assertThat(failure(answer)).contains("damaged.aedat4", "byte ");
  }
}
