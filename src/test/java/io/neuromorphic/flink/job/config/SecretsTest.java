/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets of a job file: only by reference, and told by place and name where they are missing. */
class SecretsTest {

  private static final String OPEN =
      "a secret may not stand here in plain text; refer to it: ${env:NAME} or ${file:PATH}";

  @TempDir Path folder;

  private JobText minimal() {
    return JobText.minimal(folder);
  }

  private JobText with(String property) {
    return minimal().add("kafka:").add("  bootstrap: h:1").add("  properties:").add(property);
  }

  @Test
  void aSecretInPlainTextIsRefusedByPlaceAndKey() {
    assertThat(with("    ssl.key.password: hunter2").problems())
        .containsExactly("job.yaml:12: kafka.properties.ssl.key.password: " + OPEN);
  }

  @Test
  void aSecretOnTheCommandLineIsRefusedAndNotRepeated() {
    assertThat(minimal().set("kafka.properties.ssl.key.password=hunter2").problems())
        .containsExactly(
            "--set kafka.properties.ssl.key.password=...:"
                + " kafka.properties.ssl.key.password: "
                + OPEN);
    for (String setting :
        List.of(
            "kafka={properties: {ssl.key.password: hunter2}}",
            "kafka.propertis.ssl.key.password=hunter2",
            "kafka.properties={ssl.key.password: [hunter2]}",
            "kafka.properties.ssl.key.password={hunter2",
            "properties.ssl.key.password=hunter2",
            "ssl={password: hunter2}")) {
      assertThat(minimal().set(setting).problems().toString()).doesNotContain("hunter2");
    }
  }

  @Test
  void whatIsNoYamlIsNotRepeatedByAStackTrace() {
    JobFileException refusal =
        catchThrowableOfType(
            JobFileException.class, () -> with("    ssl.key.password: \"hunter2\" x").read());
    StringWriter trace = new StringWriter();
    refusal.printStackTrace(new PrintWriter(trace));

    assertThat(trace.toString()).contains("not YAML").doesNotContain("hunter2");
  }

  @Test
  void aMissingSecretIsToldByPlaceKeyAndReference() throws Exception {
    JobConfig job = with("    ssl.key.password: ${file:none}").read();

    JobFileException refusal =
        catchThrowableOfType(JobFileException.class, job.kafka()::checkSecrets);

    Path none = folder.resolve("none");
    assertThat(refusal.problems())
        .containsExactly(
            folder.resolve("job.yaml")
                + ":12: kafka.properties.ssl.key.password: ${file:"
                + none
                + "}: there is no file "
                + none);
    Files.writeString(none, "hunter2");
    job.kafka().checkSecrets();
    assertThat(job.toString()).doesNotContain("hunter2");
  }

  @Test
  void aPathOfASettingIsRelativeToTheWorkingDirectory() throws Exception {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("password"), "hunter2");

    minimal()
        .set("kafka.properties.ssl.key.password=${file:password}")
        .in(elsewhere)
        .read()
        .kafka()
        .checkSecrets();
  }
}
