/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;

/** Sees before a job starts that the cluster lets it write in transactions. */
final class KafkaTransactions {

  private static final String MAX_TIMEOUT = "transaction.max.timeout.ms";
  private static final int SHOWN = 3;

  private final KafkaAccess kafka;
  private final ExactlyOnce exactlyOnce;
  private final List<String> warnings = new ArrayList<>();

  KafkaTransactions(KafkaAccess kafka, ExactlyOnce exactlyOnce) {
    this.kafka = kafka;
    this.exactlyOnce = exactlyOnce;
  }

  /**
   * Refuses a timeout that the brokers do not allow.
   *
   * @return warnings
   */
  List<String> check() {
    exactlyOnce.check();
    if (exactlyOnce.isUsed()) {
      checkTimeout();
    }
    return warnings;
  }

  /**
   * Aborts what earlier runs left open: for a job that starts from its beginning. One that goes on
   * from a savepoint knows itself what it is to commit, and aborts the rest.
   *
   * @return warnings
   */
  List<String> abort() {
    abortLingering();
    return warnings;
  }

  private void checkTimeout() {
    OptionalLong most;
    try {
      most = longestTimeout();
    } catch (JobStartException e) {
      // Whoever may write need not be allowed to look at brokers.
      warnings.add(
          e.getMessage()
              + "; the transaction timeout of "
              + timeout()
              + " was not checked: where it is longer than the brokers' "
              + MAX_TIMEOUT
              + ", the job fails when it starts to write");
      return;
    }
    if (most.isPresent() && exactlyOnce.timeoutMillis() > most.getAsLong()) {
      throw new JobStartException(
          ExactlyOnce.TIMEOUT_KEY
              + ": the transaction timeout of "
              + timeout()
              + " is longer than the brokers allow ("
              + MAX_TIMEOUT
              + "="
              + most.getAsLong()
              + "); set it to at most that, or raise that of the brokers");
    }
  }

  private String timeout() {
    return Durations.text(Duration.ofMillis(exactlyOnce.timeoutMillis()));
  }

  /** The smallest maximum: any broker may be the one that coordinates. */
  private OptionalLong longestTimeout() {
    Set<ConfigResource> brokers =
        kafka.answer("it does not answer", admin -> admin.describeCluster().nodes()).stream()
            .map(Node::idString)
            .map(id -> new ConfigResource(ConfigResource.Type.BROKER, id))
            .collect(Collectors.toSet());
    return kafka
        .answer("settings of its brokers cannot be read", a -> a.describeConfigs(brokers).all())
        .values()
        .stream()
        .map(KafkaTransactions::longestTimeout)
        .flatMapToLong(OptionalLong::stream)
        .min();
  }

  private static OptionalLong longestTimeout(Config broker) {
    ConfigEntry entry = broker.get(MAX_TIMEOUT);
    return entry == null || entry.value() == null
        ? OptionalLong.empty()
        : OptionalLong.of(Long.parseLong(entry.value()));
  }

  /** Also of outputs that the job no longer has, and in topics that it no longer writes. */
  private void abortLingering() {
    Set<String> lingering = new TreeSet<>();
    try {
      kafka.answer("its transactions cannot be listed", KafkaTransactions::open).stream()
          .map(TransactionListing::transactionalId)
          .filter(id -> id.startsWith(exactlyOnce.idPrefix()))
          .forEach(lingering::add);
      if (lingering.isEmpty()) {
        return;
      }
      kafka.<Void>answer("they cannot be aborted", admin -> admin.fenceProducers(lingering).all());
    } catch (JobStartException e) {
      if (exactlyOnce.isUsed() || !lingering.isEmpty()) {
        warnings.add(
            e.getMessage()
                + "; transactions '"
                + exactlyOnce.idPrefix()
                + "...' that an earlier run may have left open hold up readers of committed records"
                + " until their timeout");
      }
      return;
    }
    warnings.add(
        "aborted "
            + lingering.size()
            + (lingering.size() == 1 ? " transaction" : " transactions")
            + " that an earlier run left open ("
            + lingering.stream().limit(SHOWN).collect(Collectors.joining(", "))
            + (lingering.size() > SHOWN ? ", ..." : "")
            + "); a job of this name that still runs is put out by that: give each a name of its"
            + " own, or kafka.transactional-id-prefix");
  }

  private static KafkaFuture<java.util.Collection<TransactionListing>> open(Admin admin) {
    return admin
        .listTransactions(
            new ListTransactionsOptions().filterStates(List.of(TransactionState.ONGOING)))
        .all();
  }
}
