/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.docker;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The compose file, or it with others over it, as Compose would read it. */
public final class Compose {

  /** The file that is enough. */
  public static final String FILE = "docker/compose.yaml";

  /** What is put over it so that each spike comes once. */
  public static final String EXACTLY_ONCE = "docker/compose.exactly-once.yaml";

  private final Map<String, Object> content;

  private Compose(Map<String, Object> content) {
    this.content = content;
  }

  /** Files of the project, each put over those before it. */
  public static Compose read(String... files) throws IOException {
    Map<String, Object> content = Map.of();
    for (String file : files) {
      content = over(content, YamlFiles.read(file));
    }
    return new Compose(content);
  }

  /** Maps are merged; of all else the later is what counts, as it is for a command. */
  private static Map<String, Object> over(Map<String, Object> below, Map<String, Object> above) {
    Map<String, Object> all = new LinkedHashMap<>(below);
    above.forEach(
        (key, value) ->
            all.merge(
                key,
                value,
                (old, now) ->
                    old instanceof Map && now instanceof Map
                        ? over(YamlFiles.map(old), YamlFiles.map(now))
                        : now));
    return all;
  }

  /** Names of the volumes that it makes. */
  Set<String> volumes() {
    return YamlFiles.map(content.get("volumes")).keySet();
  }

  /** Names of all services, those of profiles too. */
  public Set<String> services() {
    return YamlFiles.map(content.get("services")).keySet();
  }

  /** Names of the services that are there without a profile. */
  Set<String> plainServices() {
    return services().stream()
        .filter(name -> !service(name).containsKey("profiles"))
        .collect(Collectors.toSet());
  }

  Map<String, Object> service(String name) {
    return YamlFiles.map(YamlFiles.map(content.get("services")).get(name));
  }

  /** A service's command, with the dollars that Compose leaves. */
  public List<String> command(String service) {
    return YamlFiles.strings(service(service).get("command")).stream()
        .map(word -> word.replace("$$", "$"))
        .toList();
  }

  /** A service's environment. */
  public Map<String, String> environment(String service) {
    return YamlFiles.texts(service(service).get("environment"));
  }

  /** The command of a service's health check, without the word that says how it is run. */
  public List<String> healthCheck(String service) {
    List<String> test =
        YamlFiles.strings(YamlFiles.map(service(service).get("healthcheck")).get("test"));
    return test.isEmpty() ? test : test.subList(1, test.size());
  }

  /** Flink's settings, read as the image's entry point reads them: a key and a value a line. */
  public Map<String, String> flinkProperties(String service) {
    Map<String, String> properties = new LinkedHashMap<>();
    for (String line : environment(service).get("FLINK_PROPERTIES").lines().toList()) {
      String bare = line.replaceAll("\\s", "");
      if (!bare.isEmpty()) {
        int colon = bare.indexOf(':');
        properties.put(bare.substring(0, colon), bare.substring(colon + 1));
      }
    }
    return properties;
  }

  /** The broker's settings, read as Kafka's image reads the names of variables. */
  public Map<String, String> brokerProperties() {
    Map<String, String> properties = new LinkedHashMap<>();
    environment("kafka")
        .forEach(
            (name, value) -> {
              if (name.startsWith("KAFKA_")) {
                properties.put(
                    name.substring("KAFKA_".length())
                        .toLowerCase(java.util.Locale.ROOT)
                        .replace('_', '.'),
                    value);
              }
            });
    return properties;
  }
}
