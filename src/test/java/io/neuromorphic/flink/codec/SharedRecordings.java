/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Real recordings that are not part of the project, with the truth about them. They are looked for
 * in {@code ../shared/recordings}, or below the system property {@code neuromorphic.shared}; a test
 * that needs one where there is none is skipped and says so.
 */
public final class SharedRecordings {

  private SharedRecordings() {}

  /** The path of a recording, such as {@code evt3/rosec_test_events_1.raw}. */
  public static Path file(String name) {
    Path shared = Path.of(System.getProperty("neuromorphic.shared", "../shared"));
    Path file = shared.resolve("recordings").resolve(name).toAbsolutePath().normalize();
    assumeTrue(Files.isReadable(file), "SKIPPED: no recording at " + file);
    return file;
  }

  /** The bytes of a recording. */
  public static byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(file(name));
  }

  /** What is true of a recording. */
  public static JsonNode truth(String name) throws IOException {
    return new ObjectMapper().readTree(file("truth.json").toFile()).get(name);
  }
}
