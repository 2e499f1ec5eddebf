/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.secret;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.ConfigData;
import org.apache.kafka.common.config.provider.ConfigProvider;

/**
 * Reads secrets for Kafka clients, which make one by its name where they find a reference among
 * their properties. Kafka's own providers are not used: where a variable is missing they leave the
 * reference in its place, to be sent as a password; they know no file as a whole; and what they put
 * into a quoted text may end the quotes.
 */
public final class SecretProvider implements ConfigProvider {

  /** Of this provider, among the properties of a client. */
  static final String NAME = "neuromorphic";

  /** Follows the kind of place where the secret is put into a text in quotes. */
  static final String QUOTED = "-quoted";

  private static final int LAST_OCTAL = 0x1f;

  /** For Kafka. */
  public SecretProvider() {}

  @Override
  public ConfigData get(String path) {
    throw new IllegalArgumentException("a secret has a name: expected " + SecretReference.FORMS);
  }

  /**
   * Reads secrets.
   *
   * @param path the kind of place, and whether the secret stands in quotes
   * @param keys names there
   */
  @Override
  public ConfigData get(String path, Set<String> keys) {
    boolean quoted = path.endsWith(QUOTED);
    String word = quoted ? path.substring(0, path.length() - QUOTED.length()) : path;
    SecretPlace place =
        SecretPlace.of(word)
            .orElseThrow(() -> new IllegalArgumentException("expected " + SecretReference.FORMS));
    Map<String, String> secrets = new HashMap<>();
    for (String key : keys) {
      String secret = place.read(key);
      secrets.put(key, quoted ? escaped(secret) : secret);
    }
    return new ConfigData(secrets);
  }

  /** A text as it stands in quotes in a JAAS configuration, whichever quotes these are. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= LAST_OCTAL) {
        // Three digits, so that a digit that follows is not taken for one of them.
        escaped.append(String.format("\\%03o", (int) c));
      } else if (c == '"' || c == '\'' || c == '\\') {
        escaped.append('\\').append(c);
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  @Override
  public void configure(Map<String, ?> configs) {}

  @Override
  public void close() {}
}
