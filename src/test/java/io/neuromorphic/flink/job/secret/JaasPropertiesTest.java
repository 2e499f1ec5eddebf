/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.security.auth.login.AppConfigurationEntry;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.security.JaasContext;

/** Whatever a password is, Kafka's login module gets this password and nothing else changes. */
class JaasPropertiesTest {

  @Provide
  Arbitrary<String> passwords() {
    // The characters that mean something to JAAS, to escapes and to references, and any others.
    return Arbitraries.oneOf(
            Arbitraries.strings().withChars("\"'\\;={}$ \t\r\n/*#ab017n,:").ofMaxLength(20),
            Arbitraries.strings().ofMaxLength(20))
        .filter(text -> !text.isEmpty())
        // With the line end of the file that would be one line end.
        .filter(text -> !text.endsWith("\r"))
        .filter(text -> new String(text.getBytes(UTF_8), UTF_8).equals(text));
  }

  @Property(tries = 300)
  void anyPasswordReachesTheLoginModule(
      @ForAll("passwords") String password, @ForAll boolean singleQuotes) throws IOException {
    assertReaches(password, singleQuotes ? "'" : "\"");
  }

  @Example
  void aPasswordCannotAddOptionsOrModules() throws IOException {
    assertReaches("x\" admin=\"true\"; evil.Module required; //", "\"");
    assertReaches("x' admin='true'; evil.Module required; //", "'");
  }

  private static void assertReaches(String password, String quote) throws IOException {
    Path file = Files.createTempFile("jaas", null);
    try {
      // One line end at the end is not part of it.
      Files.writeString(file, password + "\n");
      ClientProperties properties = new ClientProperties();
      properties.add(
          "sasl.jaas.config",
          "some.Module required username=\"u\" password="
              + (quote + "${file:" + file + "}" + quote)
              + " more=\"1\";",
          file.getParent());
      Map<String, Object> all = new HashMap<>(properties.forKafka());
      all.put("bootstrap.servers", "h:1");
      AdminClientConfig config = new AdminClientConfig(all);
      List<AppConfigurationEntry> entries =
          JaasContext.loadClientContext(config.values()).configurationEntries();
      assertThat(entries)
          .singleElement()
          .satisfies(entry -> assertThat(entry.getLoginModuleName()).isEqualTo("some.Module"))
          .satisfies(
              entry ->
                  assertThat((Object) entry.getOptions())
                      .isEqualTo(Map.of("username", "u", "password", password, "more", "1")));
    } finally {
      Files.delete(file);
    }
  }
}
