/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** The kit that others test with: all of it, and none of our own tests. */
class TestKitJarITCase {

  private static final String KIT = "io/neuromorphic/flink/testing/";

  private static List<String> files(String classifier) throws IOException {
    String name = "target/flink-neuromorphic-" + ProjectFiles.version() + "-" + classifier + ".jar";
    try (JarFile jar = new JarFile(ProjectFiles.ROOT.resolve(name).toFile())) {
      return jar.stream()
          .map(ZipEntry::getName)
          .filter(entry -> !entry.endsWith("/") && !entry.startsWith("META-INF/"))
          .toList();
    }
  }

  @Test
  void itHoldsTheKitAlone() throws IOException {
    assertThat(files("tests"))
        .contains(KIT + "NeuromorphicExtension.class", KIT + "SpikeAssertions.class")
        .allMatch(name -> name.startsWith(KIT))
        .noneMatch(name -> name.endsWith("Test.class"));
  }

  @Test
  void itsSourcesAreThere() throws IOException {
    assertThat(files("test-sources"))
        .contains(KIT + "NeuromorphicExtension.java", KIT + "package-info.java")
        .allMatch(name -> name.startsWith(KIT))
        .noneMatch(name -> name.endsWith("Test.java"));
  }
}
