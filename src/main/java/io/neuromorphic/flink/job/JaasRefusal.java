/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import org.apache.kafka.common.config.SaslConfigs;

/** Knows the refusal of a JAAS configuration, whose message repeats words of it. */
final class JaasRefusal {

  /** What is said instead. */
  static final String TEXT =
      SaslConfigs.SASL_JAAS_CONFIG
          + " is no JAAS configuration: expected CLASS required KEY=\"VALUE\" ...;";

  private static final String PARSER = "org.apache.kafka.common.security.JaasConfig";

  private JaasRefusal() {}

  /** Whether Kafka's parser of JAAS configurations threw it, or one of its causes. */
  static boolean is(Throwable e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      for (StackTraceElement element : t.getStackTrace()) {
        if (element.getClassName().equals(PARSER)) {
          return true;
        }
      }
    }
    return false;
  }
}
