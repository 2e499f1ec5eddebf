/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.broker;

import java.nio.file.Path;
import java.util.Properties;

/** The {@code server.properties} of an embedded broker. */
final class BrokerSettings {

  static final int NODE = 1;
  static final String HOST = "127.0.0.1";
  static final String CONTROLLER_LISTENER = "CONTROLLER";

  private BrokerSettings() {}

  /** Settings of a broker and controller in one that keeps all it gets and starts at once. */
  static Properties of(BrokerOptions options, Path data, int port, int controllerPort) {
    Properties settings = new Properties();
    settings.setProperty("process.roles", "broker,controller");
    settings.setProperty("node.id", Integer.toString(NODE));
    settings.setProperty("controller.quorum.voters", NODE + "@" + HOST + ":" + controllerPort);
    settings.setProperty("controller.listener.names", CONTROLLER_LISTENER);
    settings.setProperty("inter.broker.listener.name", "PLAINTEXT");
    settings.setProperty(
        "listeners",
        "PLAINTEXT://" + HOST + ":" + port + ",CONTROLLER://" + HOST + ":" + controllerPort);
    settings.setProperty("advertised.listeners", "PLAINTEXT://" + HOST + ":" + port);
    settings.setProperty(
        "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.setProperty("log.dirs", data.toString());

    settings.setProperty("auto.create.topics.enable", "true");
    settings.setProperty("num.partitions", "1");
    settings.setProperty("default.replication.factor", "1");
    settings.setProperty("min.insync.replicas", "1");
    for (String topic :
        new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
      settings.setProperty(topic + ".num.partitions", "1");
      settings.setProperty(topic + ".replication.factor", "1");
    }
    settings.setProperty("transaction.state.log.min.isr", "1");
    settings.setProperty("share.coordinator.state.topic.min.isr", "1");
    settings.setProperty("group.initial.rebalance.delay.ms", "0");
    settings.setProperty("transaction.max.timeout.ms", "900000");

    settings.setProperty("log.retention.ms", "-1");
    settings.setProperty("log.retention.bytes", "-1");
    settings.setProperty("log.cleaner.dedupe.buffer.size", "4194304");
    settings.setProperty("offsets.load.buffer.size", "1048576");

    settings.setProperty("broker.heartbeat.interval.ms", "500");
    settings.setProperty("initial.broker.registration.timeout.ms", "60000");
    settings.setProperty("controlled.shutdown.enable", "false");
    settings.putAll(options.settings());
    return settings;
  }
}
