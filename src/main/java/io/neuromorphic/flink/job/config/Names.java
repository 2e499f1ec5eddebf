/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import java.util.Optional;
import java.util.regex.Pattern;

/** What names may look like: ours, Kafka's, and addresses. */
final class Names {

  /** Of jobs, inputs and populations: they become parts of topics, keys, uids and groups. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");

  /** The same, for people. */
  static final String FORM = "1 to 100 of the characters A-Z a-z 0-9 . _ -";

  private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9._-]{1,249}");
  private static final Pattern ADDRESS =
      Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.%]+\\]):([0-9]{1,5})");

  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9._-]+|[0-9A-Fa-f:.%]*:[0-9A-Fa-f:.%]+");

  private Names() {}

  /** What is wrong with a name of ours; empty where nothing is. */
  static Optional<String> problemOfName(String name) {
    return NAME.matcher(name).matches() && !name.equals(".") && !name.equals("..")
        ? Optional.empty()
        : Optional.of("expected " + FORM + ", found " + Quoted.of(name));
  }

  /** What is wrong with a topic's name. */
  static Optional<String> problemOfTopic(String topic) {
    return TOPIC.matcher(topic).matches() && !topic.equals(".") && !topic.equals("..")
        ? Optional.empty()
        : Optional.of(
            "expected a topic name of 1 to 249 of the characters A-Z a-z 0-9 . _ -, found "
                + Quoted.of(topic));
  }

  /** What is wrong with a list of brokers. */
  static Optional<String> problemOfBootstrap(String bootstrap) {
    for (String address : bootstrap.split(",", -1)) {
      var match = ADDRESS.matcher(address.strip());
      if (!match.matches() || !isPort(Integer.parseInt(match.group(2)))) {
        return Optional.of(
            "expected embedded or HOST:PORT[,HOST:PORT...], found " + Quoted.of(bootstrap));
      }
    }
    return Optional.empty();
  }

  /** What is wrong with a host name or address. */
  static Optional<String> problemOfHost(String host) {
    return HOST.matcher(host).matches()
        ? Optional.empty()
        : Optional.of("expected a host name or address, found " + Quoted.of(host));
  }

  private static boolean isPort(int port) {
    return port >= 1 && port <= 65_535;
  }
}
