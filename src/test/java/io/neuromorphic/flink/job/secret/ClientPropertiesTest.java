/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** References among the properties of Kafka clients, resolved by those clients. */
class ClientPropertiesTest {

  private static final String SECRET = "hunter2";
  private static final String JAAS =
      "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"u\" ";

  @TempDir Path folder;

  @BeforeEach
  void keepASecret() throws Exception {
    Files.writeString(folder.resolve("password"), SECRET + "\n");
  }

  private Map<String, String> taken(String key, String value) {
    ClientProperties properties = new ClientProperties();
    properties.add(key, value, folder);
    return properties.forKafka();
  }

  private String refusal(String key, String value) {
    Throwable refusal = catchThrowable(() -> taken(key, value));
    assertThat(refusal).as(key + " = " + value).isInstanceOf(IllegalArgumentException.class);
    return refusal.getMessage();
  }

  @Test
  void aReferenceTravelsAsItIsAndEveryClientResolvesIt() {
    Map<String, String> properties = taken("ssl.key.password", "${file:password}");

    assertThat(properties.toString()).doesNotContain(SECRET);
    Map<String, Object> all = new HashMap<>(properties);
    all.put("bootstrap.servers", "h:1");
    all.put("key.serializer", ByteArraySerializer.class);
    all.put("value.serializer", ByteArraySerializer.class);
    all.put("key.deserializer", ByteArrayDeserializer.class);
    all.put("value.deserializer", ByteArrayDeserializer.class);
    for (AbstractConfig client :
        new AbstractConfig[] {
          new AdminClientConfig(all), new ConsumerConfig(all), new ProducerConfig(all)
        }) {
      assertThat(client.getPassword("ssl.key.password").value()).isEqualTo(SECRET);
      assertThat(client.values().toString()).doesNotContain(SECRET);
    }
  }

  @Test
  void aVariableOfTheEnvironmentIsRead() {
    Map.Entry<String, String> variable =
        System.getenv().entrySet().stream()
            .filter(e -> e.getKey().matches("[A-Z_]+") && !e.getValue().isEmpty())
            .findFirst()
            .orElseThrow();
    Map<String, Object> all =
        new HashMap<>(taken("ssl.key.password", "${env:" + variable.getKey() + "}"));
    all.put("bootstrap.servers", "h:1");

    assertThat(new AdminClientConfig(all).getPassword("ssl.key.password").value())
        .isEqualTo(variable.getValue());
  }

  @Test
  void partsOfAValueMayBeReferences() {
    Map<String, Object> all =
        new HashMap<>(taken("client.rack", "a-${file:password}-b-${file:./password}"));
    all.put("bootstrap.servers", "h:1");

    assertThat(new AdminClientConfig(all).originals())
        .containsEntry("client.rack", "a-hunter2-b-hunter2");
  }

  @Test
  void propertiesWithoutReferencesStayAsTheyAre() {
    assertThat(taken("linger.ms", "5")).isEqualTo(Map.of("linger.ms", "5"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssl.key.password",
        "ssl.keystore.password",
        "ssl.truststore.password",
        "ssl.keystore.key",
        "sasl.oauthbearer.client.credentials.client.secret",
        "my.own.Password",
        "registry.api.key",
        "some.private-key"
      })
  void aSecretInPlainTextIsRefusedAndNotRepeated(String key) {
    assertThat(refusal(key, SECRET))
        .isEqualTo(
            "a secret may not stand here in plain text; refer to it: ${env:NAME} or ${file:PATH}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssl.truststore.certificates",
        "ssl.keystore.certificate.chain",
        "ssl.keystore.location",
        "sasl.oauthbearer.token.endpoint.url",
        "sasl.oauthbearer.client.credentials.client.id"
      })
  void whatIsPublicMayStandInPlainText(String key) {
    assertThat(taken(key, "public")).containsEntry(key, "public");
  }

  @Test
  void aSecretOfJaasInPlainTextIsRefusedAndNotRepeated() {
    for (String option :
        new String[] {
          "password=\"hunter2\"",
          "password='hunter2'",
          "password = hunter2",
          "clientSecret=\"hunter2\""
        }) {
      assertThat(refusal("sasl.jaas.config", JAAS + option + ";"))
          .contains("may not stand here in plain text", "${env:NAME} or ${file:PATH}")
          .doesNotContain(SECRET);
    }
  }

  @Test
  void aReferenceInJaasStandsInQuotes() {
    assertThat(refusal("sasl.jaas.config", JAAS + "password=${file:password};"))
        .contains("must stand in quotes");
    assertThat(refusal("sasl.jaas.config", JAAS + "x=\"a\\\"b\" password=${file:password};"))
        .contains("must stand in quotes");
    assertThat(refusal("sasl.jaas.config", JAAS + "/* \" */ password=${file:password};"))
        .contains("no comment");
    assertThat(taken("sasl.jaas.config", JAAS + "password='${file:password}';")).isNotEmpty();
    assertThat(taken("sasl.jaas.config", "${file:password}")).isNotEmpty();
  }

  @Test
  void whatIsNoReferenceIsRefused() {
    for (String value :
        new String[] {
          "${vault:a}", "${NAME}", "${env:}", "${env:A B}", "${file:}", "x${env:A", "${"
        }) {
      assertThat(refusal("ssl.key.password", value)).contains("${");
    }
    assertThat(refusal("config.providers", "mine")).contains("may not be set here");
    assertThat(refusal("group.id", "${env:PATH}")).isEqualTo("expected a value, found a reference");
  }

  @Test
  void whatIsMissingIsNamed() throws Exception {
    Files.writeString(folder.resolve("empty"), "\n");
    Files.write(folder.resolve("latin"), new byte[] {'h', 'u', 'n', (byte) 0xe4});

    assertMissing("${env:NEUROMORPHIC_NO_SUCH}", "NEUROMORPHIC_NO_SUCH is not set in this process");
    assertMissing("${file:none}", "there is no file " + folder.resolve("none"));
    assertMissing("${file:.}", "not a regular file: " + folder);
    assertMissing("${file:empty}", "the file is empty: " + folder.resolve("empty"));
    assertMissing("${file:latin}", "cannot be read as UTF-8 text: " + folder.resolve("latin"));
  }

  private void assertMissing(String value, String said) {
    SecretReference reference =
        new ClientProperties().add("ssl.key.password", value, folder).get(0);
    assertThatThrownBy(reference::check)
        .isInstanceOf(MissingSecretException.class)
        .hasMessageEndingWith(said);
    Map<String, Object> all = new HashMap<>(taken("ssl.key.password", value));
    all.put("bootstrap.servers", "h:1");
    assertThatThrownBy(() -> new AdminClientConfig(all)).hasMessageEndingWith(said);
  }

  /** Far more than it takes; what grows with the square of the length would take minutes. */
  @Test
  @Timeout(30)
  void whatIsLongIsRefusedOrReadInOneGo() {
    String key = "sasl.jaas.config";
    int longest = 1 << 16;
    for (String long64k :
        new String[] {
          "$".repeat(longest),
          "${a:".repeat(longest / 4),
          "a=\"" + "x".repeat(longest - 4) + "\"",
          "a=\"" + "\\\\".repeat(longest / 2 - 2) + "\"",
          "a=".repeat(longest / 2)
        }) {
      try {
        new ClientProperties().add(key, long64k, Path.of("/"));
      } catch (IllegalArgumentException e) {
        assertThat(e.getMessage()).hasSizeLessThan(200);
      }
    }
    assertThatThrownBy(() -> new ClientProperties().add(key, "$".repeat(longest + 1), Path.of("/")))
        .hasMessage("expected at most 65536 characters");
  }
}
