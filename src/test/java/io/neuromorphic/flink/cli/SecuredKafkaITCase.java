/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.broker.Certificates;
import io.neuromorphic.flink.broker.SecuredBroker;
import io.neuromorphic.flink.cli.Door.Answer;
import io.neuromorphic.flink.job.run.LocalRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Jobs against a broker that asks who they are: TLS with SASL/SCRAM, and TLS on both sides. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SecuredKafkaITCase {

  /** With all that would mean something if it were not taken as it is. */
  private static final String PASSWORD = "p\"w'\\;${env:PATH} admin=\"true\"; # ü";

  private static final int WINDOWS = 200;

  @TempDir static Path keys;
  private static SecuredBroker broker;

  @TempDir Path folder;

  @BeforeAll
  static void startBroker() throws Exception {
    broker = SecuredBroker.start(keys);
    for (String user : List.of("alice", "reader", "writer", "guest")) {
      broker.user(user, PASSWORD);
    }
    broker.topic("in");
    broker.topic("out-motion");
    broker.topic("events");
    for (String user : List.of("alice", SecuredBroker.CLIENT)) {
      broker.allow(user, ResourceType.TOPIC, "in", AclOperation.READ);
      broker.allow(user, ResourceType.TOPIC, "out", AclOperation.WRITE, AclOperation.READ);
      broker.allow(user, ResourceType.GROUP, "secured", AclOperation.READ);
      broker.allow(user, ResourceType.TRANSACTIONAL_ID, "secured/", AclOperation.ALL);
    }
    broker.allow("alice", ResourceType.TOPIC, "events", AclOperation.WRITE);
    broker.allow("reader", ResourceType.TOPIC, "in", AclOperation.READ);
    broker.allow("reader", ResourceType.TOPIC, "out", AclOperation.READ);
    broker.allow("writer", ResourceType.TOPIC, "in", AclOperation.WRITE, AclOperation.READ);
    broker.allow("writer", ResourceType.TOPIC, "out", AclOperation.WRITE);
    send();
  }

  @AfterAll
  static void stopBroker() {
    if (broker != null) {
      broker.close();
    }
  }

  private static void send() throws Exception {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.open()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int window = 0; window < WINDOWS; window++) {
        for (int neuron = 0; neuron < 8; neuron++) {
          String event =
              "{\"t\":%d,\"population\":\"motion\",\"neuron\":%d,\"current\":%d}"
                  .formatted(window * 1_000, neuron, 10 + neuron);
          sent.add(
              producer.send(new ProducerRecord<>("in", event.getBytes(StandardCharsets.UTF_8))));
        }
      }
    }
    for (Future<RecordMetadata> record : sent) {
      assertThat(record.get().hasOffset()).isTrue();
    }
  }

  @BeforeEach
  void writeSecrets() throws IOException {
    Files.writeString(folder.resolve("password"), PASSWORD + "\n");
    Files.writeString(folder.resolve("store-password"), Certificates.PASSWORD);
  }

  private String scram(String user) {
    return """
      security.protocol: SASL_SSL
          sasl.mechanism: SCRAM-SHA-512
          sasl.jaas.config: >-
            org.apache.kafka.common.security.scram.ScramLoginModule required
            username="USER" password="${file:password}";
          ssl.truststore.location: KEYS/trusts-broker.p12
          ssl.truststore.password: ${file:store-password}
      """
        .replace("USER", user);
  }

  private String mutual(String client) {
    return """
      security.protocol: SSL
          ssl.keystore.type: PEM
          ssl.keystore.key: ${file:KEYS/CLIENT.key}
          ssl.keystore.certificate.chain: ${file:KEYS/CLIENT.crt}
          ssl.truststore.type: PEM
          ssl.truststore.certificates: ${file:KEYS/broker.crt}
      """
        .replace("CLIENT", client);
  }

  private Answer run(String bootstrap, String properties, String... settings) throws IOException {
    Path job = folder.resolve("job.yaml");
    Files.writeString(
        job,
        """
        name: secured
        dt: 1ms
        origin: 0
        inputs:
          - name: currents
            kafka: {topic: in, format: json, from: earliest, until: latest}
        populations:
          motion: {size: 8, behavior: tonic_spiking}
        outputs:
          spikes: {kafka: {topic: "out-{population}"}, delivery: at-least-once}
        kafka:
          bootstrap: "%s"
          properties:
            %s
        """
            .formatted(bootstrap, properties.replace("KEYS", keys.toString())));
    List<String> args = new ArrayList<>(List.of("run", job.toString(), "--json"));
    for (String setting : settings) {
      args.add("--set=" + setting);
    }
    Answer answer = Door.with(LocalRun::run).call(args.toArray(String[]::new));
    assertThat(answer.out() + answer.err())
        .doesNotContain(PASSWORD, Certificates.PASSWORD, "PRIVATE KEY");
    return answer;
  }

  private static String digest(Answer answer) {
    assertThat(answer.status()).as(answer.err()).isZero();
    assertThat(answer.out()).contains("\"read\":" + 8 * WINDOWS, "\"out-motion\":");
    return answer.out().replaceFirst("(?s).*\"digest\":\"([0-9a-f]+)\".*", "$1");
  }

  private static String failure(Answer answer) {
    assertThat(answer.status()).as(answer.err()).isEqualTo(1);
    List<String> lines =
        answer.errLines().stream().filter(line -> !line.startsWith("origin ")).toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(1)).isEqualTo("Run with --debug for the stack trace.");
    return lines.get(0);
  }

  @Test
  void aJobRunsOverEachListenerWithTheSameSpikes() throws IOException {
    String[] exactlyOnce = {
      "outputs.spikes.delivery=exactly-once",
      "checkpoints={interval: 200ms, dir: " + folder.resolve("checkpoints") + "}"
    };

    String open = digest(run(broker.open(), "linger.ms: 5"));

    assertThat(digest(run(broker.scram(), scram("alice"), exactlyOnce))).isEqualTo(open);
    assertThat(digest(run(broker.mutual(), mutual(SecuredBroker.CLIENT), exactlyOnce)))
        .isEqualTo(open);
  }

  @Test
  void aWrongPasswordIsToldAsSuch() throws IOException {
    Files.writeString(folder.resolve("password"), PASSWORD + "x");

    assertThat(failure(run(broker.scram(), scram("alice"))))
        .contains(
            "Kafka at " + broker.scram(),
            "the login is refused",
            "invalid credentials",
            "SCRAM-SHA-512");
  }

  @Test
  void aBrokerWhoseCertificateIsNotTrustedIsRefused() throws IOException {
    assertThat(
            failure(
                run(broker.scram(), scram("alice").replace("trusts-broker", "trusts-stranger"))))
        .contains("Kafka at " + broker.scram() + ": its certificate is not trusted", "truststore");
    assertThat(
            failure(
                run(
                    broker.mutual(),
                    mutual(SecuredBroker.CLIENT).replace("broker.crt", "stranger.crt"))))
        .contains("Kafka at " + broker.mutual() + ": its certificate is not trusted");
  }

  @Test
  void aClientWithoutACertificateIsTold() throws IOException {
    assertThat(failure(run(broker.mutual(), mutual("x").replaceAll("(?m)^ *ssl.keystore.*\n", ""))))
        .contains("Kafka at " + broker.mutual() + ": it refuses this client's certificate");
  }

  @Test
  void aClientWithAnUnknownCertificateIsTold() throws IOException {
    assertThat(failure(run(broker.mutual(), mutual("stranger"))))
        .contains("Kafka at " + broker.mutual() + ": it refuses this client's certificate");
  }

  @Test
  void whatAUserMayNotDoIsNamed() throws IOException {
    assertThat(failure(run(broker.scram(), scram("guest")))).contains("'in'", "READ");
    assertThat(failure(run(broker.scram(), scram("reader")))).contains("'out-motion'", "WRITE");
  }

  @Test
  void aUserWhoMayNotReadWhatIsWrittenStillRuns() throws IOException {
    Answer answer = run(broker.scram(), scram("writer"));

    assertThat(answer.status()).as(answer.err()).isZero();
    assertThat(answer.err()).contains("'out-motion'");
  }

  private Answer replay(String user, String password) throws IOException {
    Files.writeString(folder.resolve("password"), password);
    Path recording =
        Files.writeString(folder.resolve("r.csv"), "t,x,y,polarity\n1,2,3,1\n2,2,3,0\n");
    Path properties =
        Files.writeString(
            folder.resolve("client.properties"),
            """
            security.protocol=SASL_SSL
            sasl.mechanism=SCRAM-SHA-512
            sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required \\
              username="%s" password="${file:password}";
            ssl.truststore.location=%s/trusts-broker.p12
            ssl.truststore.password=${file:store-password}
            """
                .formatted(user, keys));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line =
        Main.commandLine(List.of(new ReplayCommand()))
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    int status =
        Main.execute(
            line,
            ("replay " + recording + " --kafka " + broker.scram() + " --topic events --speed max")
                .concat(" --json --properties " + properties)
                .split(" "));
    return new Answer(status, out.toString(), err.toString(), null);
  }

  @Test
  void aRecordingIsReplayedIntoASecuredTopic() throws IOException {
    Answer answer = replay("alice", PASSWORD);

    assertThat(answer.status()).as(answer.err()).isZero();
    assertThat(answer.out()).contains("\"events\":2");
    assertThat(failure(replay("alice", PASSWORD + "x"))).contains("the login is refused");
    assertThat(failure(replay("reader", PASSWORD))).contains("may not write to topic 'events'");
  }
}
