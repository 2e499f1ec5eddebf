/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.secret;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reference to a secret, such as <code>${env:NAME}</code>.
 *
 * @param place where the secret is kept
 * @param name by which it is found there, from any working directory
 */
public record SecretReference(SecretPlace place, String name) {

  /** What looks like a reference; whether it is one is another question. */
  static final Pattern FORM = Pattern.compile("\\$\\{([A-Za-z][A-Za-z0-9_-]*+):([^}]{0,4096}+)\\}");

  /** What is said of how to refer. */
  static final String FORMS = "${env:NAME} or ${file:PATH}";

  /**
   * The reference that was found.
   *
   * @param base folder of relative paths
   * @throws IllegalArgumentException where it is none; says what was expected
   */
  static SecretReference of(Matcher found, Path base) {
    SecretPlace place =
        SecretPlace.of(found.group(1))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "expected " + FORMS + ", found ${" + found.group(1) + ":...}"));
    return new SecretReference(place, place.name(found.group(2), base));
  }

  /**
   * Sees whether it leads to a secret in this process.
   *
   * @throws MissingSecretException where it does not
   */
  public void check() {
    place.read(name);
  }

  /** As a Kafka client reads it. */
  String forKafka(boolean inQuotes) {
    String how = inQuotes ? SecretProvider.QUOTED : "";
    return "${" + SecretProvider.NAME + ":" + place.word() + how + ":" + name + "}";
  }

  /** As in a job file, with a path in full. */
  @Override
  public String toString() {
    return "${" + place.word() + ":" + name + "}";
  }
}
