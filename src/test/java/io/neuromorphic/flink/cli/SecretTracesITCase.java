/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.broker.Certificates;
import io.neuromorphic.flink.broker.SecuredBroker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A password, in the environment of a run that says all it can, leaves no trace anywhere. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SecretTracesITCase {

  private static final String PASSWORD = "correct-horse-\"battery\"-staple";

  /** What would be left of it in any form: escaped, encoded as a string or as UTF-16. */
  private static final List<String> TRACES =
      List.of("correct-horse", "-staple", Certificates.PASSWORD);

  @TempDir static Path keys;
  private static SecuredBroker broker;

  @TempDir Path folder;

  @BeforeAll
  static void startBroker() throws Exception {
    broker = SecuredBroker.start(keys);
    broker.user("alice", PASSWORD);
    for (String topic : List.of("in", "out")) {
      broker.topic(topic);
      broker.allow("alice", ResourceType.TOPIC, topic, AclOperation.READ, AclOperation.WRITE);
    }
    broker.allow("alice", ResourceType.GROUP, "traces", AclOperation.READ);
    broker.allow("alice", ResourceType.TRANSACTIONAL_ID, "traces/", AclOperation.ALL);
  }

  @AfterAll
  static void stopBroker() {
    if (broker != null) {
      broker.close();
    }
  }

  private RunProcess start(String password) throws IOException {
    Path job = folder.resolve("job.yaml");
    Files.writeString(folder.resolve("store-password"), Certificates.PASSWORD);
    Files.writeString(
        job,
        """
        name: traces
        dt: 1ms
        origin: 0
        checkpoints: {interval: 200ms, dir: checkpoints}
        inputs:
          - name: currents
            kafka: {topic: in, format: json, from: earliest}
        populations:
          motion: {size: 8, behavior: tonic_spiking}
        outputs:
          spikes: {kafka: {topic: out}, delivery: exactly-once}
        kafka:
          bootstrap: "%s"
          properties:
            security.protocol: SASL_SSL
            client.rack: ${env:RACK}
            sasl.mechanism: SCRAM-SHA-512
            sasl.jaas.config: >-
              org.apache.kafka.common.security.scram.ScramLoginModule required
              username="alice" password="${env:KAFKA_PASSWORD}";
            ssl.truststore.location: %s/trusts-broker.p12
            ssl.truststore.password: ${file:store-password}
        """
            .formatted(broker.scram(), keys));
    return RunProcess.start(
        folder,
        Map.of("KAFKA_PASSWORD", password, "RACK", "rack-of-the-test"),
        true,
        List.of(
            "run",
            job.toString(),
            "--web",
            "--debug",
            "--json",
            "--savepoint",
            folder.resolve("savepoints").toString()));
  }

  private static void assertNoTrace(String where, String text) {
    for (String trace : TRACES) {
      int at = text.indexOf(trace);
      assertThat(at < 0 ? "" : text.substring(Math.max(0, at - 200), at))
          .as("before '%s' in %s", trace, where)
          .isEmpty();
    }
  }

  /** All files below a folder, but for the one that is to hold a secret. */
  private static List<Path> filesOf(Path root) throws IOException {
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(root)) {
      try (Stream<Path> all = Files.walk(root)) {
        all.filter(Files::isRegularFile).forEach(files::add);
      }
    }
    return files;
  }

  private static void assertNoTraceBelow(Path root) throws IOException {
    for (Path file : filesOf(root)) {
      try {
        assertNoTrace(
            file.toString(), new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      } catch (java.nio.file.NoSuchFileException e) {
        // A checkpoint that has been replaced by the next.
      }
    }
  }

  @Test
  void aRunThatSaysAllLeavesNoTrace() throws Exception {
    try (RunProcess run = start(PASSWORD)) {
      String web = run.web();
      run.until(
          "checkpoint",
          () ->
              filesOf(folder.resolve("checkpoints")).stream()
                  .anyMatch(file -> file.endsWith("_metadata")));

      Map<String, String> answers = WebCrawl.of(web);
      assertNoTraceBelow(folder.resolve("checkpoints"));
      assertNoTraceBelow(run.temporary());

      assertThat(answers).hasSizeGreaterThan(60);
      assertThat(answers.keySet())
          .anyMatch(path -> path.matches("/jobs/[0-9a-f]{32}/vertices/[0-9a-f]{32}"))
          .anyMatch(path -> path.matches("/jobs/[0-9a-f]{32}/config"));
      answers.forEach(SecretTracesITCase::assertNoTrace);
      int status = run.stop();
      // The log is worth looking at: all clients have said how they are configured.
      assertThat(run.err())
          .contains("ConsumerConfig values", "ProducerConfig values", "AdminClientConfig values")
          .contains("sasl.jaas.config = [hidden]")
          // Read in the same way, and no secret for Kafka: what is logged would be found.
          .contains("client.rack = rack-of-the-test")
          .contains("savepoint ");
      assertNoTrace("stderr", run.err());
      assertNoTrace("stdout", run.out());
      assertThat(status).isEqualTo(143);
      assertThat(filesOf(folder.resolve("savepoints"))).isNotEmpty();
      assertNoTraceBelow(folder.resolve("savepoints"));
    }
  }

  @Test
  void aRunThatFailsLeavesNoTrace() throws Exception {
    try (RunProcess run = start(PASSWORD + "x")) {
      assertThat(run.status()).isEqualTo(1);

      assertThat(run.err()).contains("the login is refused", "at io.neuromorphic");
      assertNoTrace("stderr", run.err());
      assertNoTrace("stdout", run.out());
    }
  }
}
