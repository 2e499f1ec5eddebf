/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.CertificateException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.junit.jupiter.api.Test;

class KafkaRefusalTest {

  private static String said(Throwable failure) {
    return KafkaRefusal.of(failure, null).orElseThrow();
  }

  private static SslAuthenticationException tls(String message, Throwable cause) {
    SSLHandshakeException handshake = new SSLHandshakeException(message);
    handshake.initCause(cause);
    return new SslAuthenticationException("SSL handshake failed", handshake);
  }

  @Test
  void aRefusedLoginIsTold() {
    assertThat(said(new SaslAuthenticationException("bad credentials")))
        .isEqualTo("the login is refused: bad credentials");
  }

  @Test
  void eachSideOfTlsIsToldApart() {
    assertThat(said(tls("failed", new CertificateException("No name matching h found"))))
        .isEqualTo("its certificate is not trusted (ssl.truststore.*): No name matching h found");
    for (String alert : new String[] {"bad_certificate", "certificate_required"}) {
      assertThat(said(tls("Received fatal alert: " + alert, null)))
          .startsWith("it refuses this client's certificate, or that there is none")
          .endsWith(alert);
    }
    assertThat(said(tls("Unsupported or unrecognized SSL message", null)))
        .isEqualTo("no TLS connection: Unsupported or unrecognized SSL message");
  }

  @Test
  void silenceMayBeTheWrongProtocol() {
    assertThat(said(new TimeoutException("x"))).contains("does it speak PLAINTEXT");
    assertThat(KafkaRefusal.of(new TimeoutException("x"), "SSL").orElseThrow())
        .contains("does it speak SSL (security.protocol)?")
        .contains("'bin/neuromorphic cluster start' starts one");
  }

  @Test
  void allElseSpeaksForItself() {
    assertThat(KafkaRefusal.of(new TopicExistsException("x"), null)).isEmpty();
  }
}
