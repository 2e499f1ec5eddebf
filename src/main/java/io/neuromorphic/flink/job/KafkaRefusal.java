/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.util.Optional;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;

/** Why a cluster and a client do not come together, in words that say what to look at. */
final class KafkaRefusal {

  private static final String PROTOCOL = "security.protocol";

  private KafkaRefusal() {}

  /**
   * What is wrong, where it is about who is who.
   *
   * @param protocol {@code security.protocol} of the client; null for the default
   */
  static Optional<String> of(Throwable failure, String protocol) {
    if (failure instanceof SaslAuthenticationException) {
      return Optional.of("the login is refused: " + failure.getMessage());
    }
    if (failure instanceof SslAuthenticationException) {
      return Optional.of(tls(failure));
    }
    if (failure instanceof TimeoutException) {
      String used = protocol == null ? "PLAINTEXT" : protocol;
      return Optional.of(
          "it does not answer; is it there, and does it speak "
              + used
              + " ("
              + PROTOCOL
              + ")? 'bin/neuromorphic cluster start' starts one on this machine");
    }
    return Optional.empty();
  }

  private static String tls(Throwable failure) {
    Throwable deepest = failure;
    boolean untrusted = false;
    while (deepest.getCause() != null && deepest.getCause() != deepest) {
      deepest = deepest.getCause();
      untrusted |=
          deepest instanceof CertificateException || deepest instanceof CertPathBuilderException;
    }
    String said = deepest.getMessage();
    if (untrusted) {
      return "its certificate is not trusted (ssl.truststore.*): " + said;
    }
    if (said != null && said.contains("fatal alert") && said.contains("certificate")) {
      return "it refuses this client's certificate, or that there is none (ssl.keystore.*): "
          + said;
    }
    return "no TLS connection: " + said;
  }
}
