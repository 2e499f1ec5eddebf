/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EmbeddedBrokerITCase {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path parent;

  @Test
  void keepsWhatIsSentHidesWhatIsAbortedAndLeavesNothingBehind() throws Exception {
    EmbeddedBroker broker = EmbeddedBroker.start(options());
    try (broker) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(broker.folder())))
          .isEqualTo("rwx------");
      assertListensOnTheLoopbackInterfaceOnly(broker.bootstrap());
      BrokerClient client = new BrokerClient(broker.bootstrap());
      client.send("spikes", "one", "two");
      assertThat(client.readAll("spikes", 2)).containsExactly("one", "two");
      client.sendInTransaction("once", false, "aborted");
      client.sendInTransaction("once", true, "committed");
      assertThat(client.readAll("once", 1)).containsExactly("committed");
    }
    assertThat(broker.isAlive()).isFalse();
    assertThat(parent).isEmptyDirectory();
  }

  private static void assertListensOnTheLoopbackInterfaceOnly(String bootstrap) throws Exception {
    assertThat(bootstrap).startsWith("127.0.0.1:");
    int port = Integer.parseInt(bootstrap.substring("127.0.0.1:".length()));
    // Another loopback address with the same port is free only if no wildcard address is bound.
    try (ServerSocket other =
        new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 2}))) {
      assertThat(other.isBound()).isTrue();
    }
  }

  @Test
  void recordsStampedLongAgoAreNotDeleted() throws Exception {
    Map<String, String> hasty = Map.of("log.retention.check.interval.ms", "100");
    try (EmbeddedBroker broker = EmbeddedBroker.start(options().withSettings(hasty))) {
      BrokerClient client = new BrokerClient(broker.bootstrap());
      client.sendStamped("old", 1L, "kept");
      Instant later = Instant.now().plusMillis(500);
      await(PATIENCE, () -> Instant.now().isAfter(later));
      assertThat(client.readAll("old", 1)).containsExactly("kept");
    }
  }

  @Test
  void takesOtherPortsWhereOneIsTaken() throws Exception {
    try (ServerSocket taken =
        new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      BrokerPorts free = BrokerPorts.free();
      BrokerPorts second = BrokerPorts.free();
      Queue<BrokerPorts> candidates =
          new ArrayDeque<>(
              List.of(
                  new BrokerPorts(taken.getLocalPort(), free.controller()),
                  new BrokerPorts(free.broker(), taken.getLocalPort()),
                  second));
      try (EmbeddedBroker broker = EmbeddedBroker.start(options(), candidates::remove)) {
        assertThat(broker.bootstrap()).endsWith(":" + second.broker());
      }
      assertThat(candidates).isEmpty();
    }
  }

  @Test
  void failureShowsTheEndOfTheLogAndLeavesNothing() {
    BrokerOptions wrong = options().withSettings(Map.of("log.segment.bytes", "minus-one"));
    assertThatThrownBy(() -> EmbeddedBroker.start(wrong))
        .isInstanceOf(BrokerException.class)
        .hasMessageContaining("did not start")
        .hasMessageContaining("minus-one");
    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void slowStartIsGivenUp() {
    BrokerOptions hurried = options().withStartTimeout(Duration.ofMillis(1));
    assertThatThrownBy(() -> EmbeddedBroker.start(hurried))
        .isInstanceOf(BrokerException.class)
        .hasMessageContaining("did not answer within");
    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void endsWithTheProcessThatStartedItEvenWhenThatIsKilled() throws Exception {
    Process owner =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                EmbeddedBroker.classPath(),
                BrokerOwner.class.getName(),
                parent.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said = owner.inputReader(StandardCharsets.UTF_8)) {
      ProcessHandle broker = ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
      assertThat(broker.isAlive()).isTrue();
      owner.destroyForcibly();
      assertThat(owner.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      await(PATIENCE, () -> !broker.isAlive());
      assertThat(parent).isEmptyDirectory();
    } finally {
      owner.destroyForcibly();
    }
  }

  @Test
  void closingAfterItsDeathRemovesTheFolder() throws Exception {
    EmbeddedBroker broker = EmbeddedBroker.start(options());
    broker.process().destroyForcibly();
    await(PATIENCE, () -> !broker.isAlive());
    assertThat(broker.folder()).exists();
    broker.close();
    broker.close();
    assertThat(parent).isEmptyDirectory();
  }

  private BrokerOptions options() {
    return BrokerOptions.defaults().withParentFolder(parent);
  }

  private static void await(Duration limit, BooleanSupplier condition) throws InterruptedException {
    Instant deadline = Instant.now().plus(limit);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("deadline").isBefore(deadline);
      Thread.sleep(20);
    }
  }
}
