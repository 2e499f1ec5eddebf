/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cluster;

import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** What a cluster was asked to be, kept in its description: it stays that for all its life. */
final class AskedOptions {

  private static final String SETTING = "asked.flink.";
  private static final String BROKER_SETTING = "asked.kafka.";

  private AskedOptions() {}

  static void note(Properties description, ClusterOptions options) {
    description.setProperty("taskManagers", "" + options.taskManagers());
    description.setProperty("asked.slots", "" + options.slots());
    description.setProperty("asked.taskHeap", "" + options.taskHeap());
    description.setProperty("asked.broker", "" + options.broker());
    description.setProperty("asked.highAvailability", "" + options.highAvailability());
    options.settings().forEach((key, value) -> description.setProperty(SETTING + key, value));
    options
        .brokerSettings()
        .forEach((key, value) -> description.setProperty(BROKER_SETTING + key, value));
  }

  static ClusterOptions of(Properties description) {
    return new ClusterOptions(
        number(description, "taskManagers"),
        number(description, "asked.slots"),
        number(description, "asked.taskHeap"),
        Boolean.parseBoolean(description.getProperty("asked.broker")),
        Boolean.parseBoolean(description.getProperty("asked.highAvailability")),
        settings(description, SETTING),
        settings(description, BROKER_SETTING));
  }

  private static int number(Properties description, String key) {
    String text = description.getProperty(key);
    if (text == null) {
      throw new ClusterException(
          "the cluster was made by an older version, which did not note its "
              + key
              + "; start it without options");
    }
    return Integer.parseInt(text);
  }

  private static Map<String, String> settings(Properties description, String prefix) {
    Map<String, String> settings = new TreeMap<>();
    for (String key : description.stringPropertyNames()) {
      if (key.startsWith(prefix)) {
        settings.put(key.substring(prefix.length()), description.getProperty(key));
      }
    }
    return settings;
  }
}
