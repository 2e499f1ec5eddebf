/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where a test that fails leaves what it found: where CI keeps what a build has made. */
final class DiffFolder {

  /** System property that says where. */
  static final String PROPERTY = "neuromorphic.diffFolder";

  private static final List<String> BUILDS = List.of("target", "build");
  private static final String NAME = "neuromorphic";

  private DiffFolder() {}

  /**
   * What was said; else {@code target/neuromorphic} (Maven), {@code build/neuromorphic} (Gradle).
   */
  static Path usual() {
    return of(Optional.ofNullable(System.getProperty(PROPERTY)), Path.of(""));
  }

  static Path of(Optional<String> said, Path working) {
    return said.map(Path::of)
        .orElseGet(
            () ->
                BUILDS.stream()
                    .map(working::resolve)
                    .filter(Files::isDirectory)
                    .findFirst()
                    .orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir")))
                    .resolve(NAME))
        .toAbsolutePath();
  }
}
