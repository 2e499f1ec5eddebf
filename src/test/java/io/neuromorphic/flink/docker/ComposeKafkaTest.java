/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import org.apache.kafka.server.config.AbstractKafkaConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The broker of the compose file: settings that Kafka knows, and listeners that clients reach. */
class ComposeKafkaTest {

  private Compose compose;
  private Map<String, String> settings;

  @BeforeEach
  void readFile() throws IOException {
    compose = Compose.read(Compose.FILE);
    settings = compose.brokerProperties();
  }

  @Test
  void everyVariableIsASettingOfTheBroker() {
    assertThat(compose.environment("kafka").keySet()).allMatch(name -> name.startsWith("KAFKA_"));
    assertThat(AbstractKafkaConfig.CONFIG_DEF.names()).containsAll(settings.keySet());
  }

  @Test
  void brokerTakesThemTogether() {
    Properties properties = new Properties();
    properties.putAll(settings);
    KafkaConfig config = KafkaConfig.fromProps(properties);
    assertThat(config.processRoles().size()).as("broker and controller").isEqualTo(2);
  }

  @Test
  void listenersAreWhereClientsLookForThem() {
    Map<String, String> bound = listeners(settings.get("listeners"));
    Map<String, String> advertised = listeners(settings.get("advertised.listeners"));
    assertThat(advertised)
        .containsEntry("INSIDE", "kafka" + bound.get("INSIDE"))
        .containsEntry("OUTSIDE", "localhost" + bound.get("OUTSIDE"));
    assertThat(compose.services()).contains("kafka");
    assertThat(settings)
        .containsEntry("inter.broker.listener.name", "INSIDE")
        .containsEntry("controller.quorum.voters", "1@kafka" + bound.get("CONTROLLER"));
    assertThat(listeners(settings.get("listener.security.protocol.map").replace(":", "://")))
        .containsOnlyKeys(bound.keySet());
    String outside = bound.get("OUTSIDE");
    assertThat(YamlFiles.strings(compose.service("kafka").get("ports")))
        .isEqualTo(List.of("127.0.0.1" + outside + outside));
    for (String name : List.of("kafka", "replayer", "spikes")) {
      assertThat(compose.healthCheck(name).get(2))
          .as(name)
          .endsWith("/dev/tcp/kafka/" + bound.get("INSIDE").substring(1));
    }
  }

  @Test
  void dataLiesOnItsVolume() {
    assertThat(YamlFiles.strings(compose.service("kafka").get("volumes")))
        .containsExactly("kafka-data:" + settings.get("log.dirs"));
  }

  /** Name to {@code host:port}, from {@code NAME://host:port,…}. */
  private static Map<String, String> listeners(String value) {
    Map<String, String> listeners = new LinkedHashMap<>();
    Stream.of(value.split(","))
        .map(listener -> listener.split("://", -1))
        .forEach(parts -> listeners.put(parts[0], parts[1]));
    return listeners;
  }
}
