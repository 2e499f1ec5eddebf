/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import io.neuromorphic.flink.broker.BrokerOptions;
import io.neuromorphic.flink.broker.EmbeddedBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/**
 * A broker that runs, and a client that asks it. JUnit's own store would not do to share it: the
 * build gives JUnit one class at a time, and all that the store holds is closed after each.
 */
final class SharedBroker implements CloseableResource {

  private static final Map<Map<String, String>, SharedBroker> RUNNING = new HashMap<>();

  /** A busy machine with a slow disk takes a while. */
  private static final Duration START = Duration.ofSeconds(120);

  private static final Duration CLOSE = Duration.ofSeconds(2);

  private final EmbeddedBroker broker;
  private final Admin admin;

  private SharedBroker(EmbeddedBroker broker) {
    this.broker = broker;
    this.admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()));
  }

  /** One for all who want these settings; the end of the JVM stops it. */
  static synchronized SharedBroker with(Map<String, String> settings) {
    SharedBroker running = RUNNING.get(settings);
    if (running == null || !running.broker.isAlive()) {
      running = start(settings);
      RUNNING.put(Map.copyOf(settings), running);
    }
    return running;
  }

  /** One that nobody else is given. */
  static SharedBroker start(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    // It looks every second for transactions that have timed out, not every ten.
    all.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
    try {
      return new SharedBroker(
          EmbeddedBroker.start(BrokerOptions.defaults().withStartTimeout(START).withSettings(all)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  EmbeddedBroker broker() {
    return broker;
  }

  Admin admin() {
    return admin;
  }

  @Override
  public void close() {
    admin.close(CLOSE);
    broker.close();
  }
}
