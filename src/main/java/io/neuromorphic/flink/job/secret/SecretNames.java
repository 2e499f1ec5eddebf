/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.secret;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.SaslConfigs;

/** Tells which properties hold secrets. */
public final class SecretNames {

  private static final Pattern SECRET =
      Pattern.compile(
          "password|passwd|passphrase|pwd|secret|token|credential|(private|access|api)[._-]?key",
          Pattern.CASE_INSENSITIVE);

  /** Kafka hides them, but they are public: everyone may see a certificate. */
  private static final Set<String> CERTIFICATES =
      Set.of("ssl.keystore.certificate.chain", "ssl.truststore.certificates");

  private static final Map<String, ConfigDef.Type> KNOWN = known();

  private SecretNames() {}

  /** Whether the value of a Kafka client's property is a secret, or holds one. */
  static boolean isSecret(String property) {
    ConfigDef.Type type = KNOWN.get(property);
    return type == null
        ? soundsSecret(property)
        : type == ConfigDef.Type.PASSWORD && !CERTIFICATES.contains(property);
  }

  /**
   * Whether a name in a text names a secret, of a Kafka client or of whatever. The line of JAAS
   * does not: it names its own.
   */
  public static boolean namesSecret(String name) {
    return soundsSecret(name) || (isSecret(name) && !name.equals(SaslConfigs.SASL_JAAS_CONFIG));
  }

  /** Whether a name, of whatever, says that what it names is a secret. */
  public static boolean soundsSecret(String name) {
    return SECRET.matcher(name).find();
  }

  private static Map<String, ConfigDef.Type> known() {
    Map<String, ConfigDef.Type> types = new HashMap<>();
    for (ConfigDef client :
        new ConfigDef[] {
          AdminClientConfig.configDef(), ConsumerConfig.configDef(), ProducerConfig.configDef()
        }) {
      client.configKeys().forEach((name, key) -> types.put(name, key.type()));
    }
    return types;
  }
}
