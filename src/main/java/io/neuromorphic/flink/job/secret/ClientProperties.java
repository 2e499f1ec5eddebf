/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.secret;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.SaslConfigs;

/** Takes the properties that Kafka clients are given, one after the other, and finds references. */
public final class ClientProperties {

  /** Of them the job itself makes use, not only its clients. */
  private static final Set<String> READ_BY_THE_JOB =
      Set.of("client.id", "group.id", "partition.discovery.interval.ms", "transaction.timeout.ms");

  private static final int LONGEST = 1 << 16;

  private static final String PROVIDERS = AbstractConfig.CONFIG_PROVIDERS_CONFIG;
  private static final String CLASS = PROVIDERS + "." + SecretProvider.NAME + ".class";

  private final Map<String, String> properties = new LinkedHashMap<>();
  private boolean refers;

  /**
   * Takes a property.
   *
   * @param base folder of relative paths
   * @return the references in its value
   * @throws IllegalArgumentException where it is refused; the message says what was expected and
   *     holds no piece of the value
   */
  public List<SecretReference> add(String key, String value, Path base) {
    if (key.equals(PROVIDERS) || key.startsWith(PROVIDERS + ".")) {
      throw new IllegalArgumentException(
          "may not be set here; refer to secrets with " + SecretReference.FORMS);
    }
    if (value.length() > LONGEST) {
      throw new IllegalArgumentException("expected at most " + LONGEST + " characters");
    }
    Matcher found = SecretReference.FORM.matcher(value);
    List<SecretReference> references = new ArrayList<>();
    StringBuilder forKafka = new StringBuilder();
    boolean jaas = key.equals(SaslConfigs.SASL_JAAS_CONFIG);
    boolean whole = value.startsWith("${") && found.matches();
    found.reset();
    int end = 0;
    while (found.find()) {
      SecretReference reference = SecretReference.of(found, base);
      references.add(reference);
      forKafka.append(plain(value.substring(end, found.start())));
      forKafka.append(reference.forKafka(jaas && !whole));
      end = found.end();
    }
    forKafka.append(plain(value.substring(end)));
    check(key, value, references.isEmpty(), jaas && !whole);
    properties.put(key, forKafka.toString());
    refers |= !references.isEmpty();
    return references;
  }

  private static void check(String key, String value, boolean isPlain, boolean jaas) {
    if (jaas) {
      JaasText.check(value);
    } else if (isPlain && SecretNames.isSecret(key)) {
      throw new IllegalArgumentException(
          "a secret may not stand here in plain text; refer to it: " + SecretReference.FORMS);
    }
    if (!isPlain && READ_BY_THE_JOB.contains(key)) {
      throw new IllegalArgumentException("expected a value, found a reference");
    }
  }

  private static String plain(String text) {
    if (text.contains("${")) {
      throw new IllegalArgumentException(
          "what begins with ${ is a reference: expected " + SecretReference.FORMS);
    }
    return text;
  }

  /** All that was taken, as Kafka clients read it: each of them finds its secrets itself. */
  public Map<String, String> forKafka() {
    Map<String, String> all = new LinkedHashMap<>(properties);
    if (refers) {
      all.put(PROVIDERS, SecretProvider.NAME);
      all.put(CLASS, SecretProvider.class.getName());
    }
    return Collections.unmodifiableMap(all);
  }
}
