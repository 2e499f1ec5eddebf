/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What must not stand in any file of the project, and what must. */
class RepositoryTest {

  /** In two pieces, so that this file does not name them. */
  private static final List<String> REGISTRY_HOSTS =
      List.of(
          "repo.maven." + "apache.org",
          "repo1.maven" + ".org",
          "repository." + "apache.org",
          "maven." + "google.com",
          "oss.sona" + "type.org",
          "central.sona" + "type.com",
          "plugins." + "gradle.org",
          "jcen" + "ter",
          "docker" + ".io",
          "ghcr" + ".io",
          "quay" + ".io",
          "py" + "pi.org",
          "registry." + "npmjs.org",
          "artifac" + "tory",
          "/nex" + "us/");

  private static final List<String> UNFINISHED =
      List.of("TO" + "DO", "FIX" + "ME", "@Dis" + "abled", "XX" + "X");

  private static final Set<String> WRAPPERS =
      Set.of("mvnw", "mvnw.cmd", "maven-wrapper.properties", "gradlew", "settings.xml");

  @Test
  void noFileNamesARegistry() throws IOException {
    for (Path file : ProjectFiles.all()) {
      assertThat(text(file).toLowerCase(Locale.ROOT)).as("%s", file).doesNotContain(REGISTRY_HOSTS);
    }
    assertThat(ProjectFiles.read("pom.xml"))
        .doesNotContain("<repositories>", "<pluginRepositories>", "<distributionManagement>");
  }

  @Test
  void noWrapperAndNoSettings() throws IOException {
    assertThat(ProjectFiles.all())
        .extracting(file -> file.getFileName().toString())
        .doesNotContainAnyElementsOf(WRAPPERS);
  }

  @Test
  void nothingIsLeftUnfinished() throws IOException {
    for (Path file : ProjectFiles.all()) {
      String text = text(file);
      assertThat(UNFINISHED).as("%s", file).noneMatch(text::contains);
    }
  }

  @Test
  void scriptsCanBeExecuted() {
    assertThat(ProjectFiles.ROOT.resolve("bin/neuromorphic")).isExecutable();
    assertThat(ProjectFiles.ROOT.resolve(".ci/run")).isExecutable();
  }

  @Test
  void checkRunsWhatTheReadmeSays() throws IOException {
    String command = "mvn -B verify";
    assertThat(ProjectFiles.read(".ci/run")).containsOnlyOnce("mvn ").contains(command);
    assertThat(ProjectFiles.read("README.md")).contains(command);
  }

  @Test
  void whateverStartsAJvmGivesItTheVectorApi() throws IOException {
    for (String file :
        List.of(
            "bin/neuromorphic",
            "docker/flink/config.yaml",
            "docker/kubernetes/base/flinkdeployment.yaml",
            "pom.xml",
            "README.md")) {
      assertThat(ProjectFiles.read(file)).as(file).contains("--add-modules=jdk.incubator.vector");
    }
  }

  @Test
  void jobJarBringsNoLoggingConfiguration() {
    assertThat(ProjectFiles.ROOT.resolve("src/main/resources/log4j2.properties")).doesNotExist();
    assertThat(ProjectFiles.ROOT.resolve("bin/log4j2.properties")).exists();
  }

  /** A file's text, or nothing where it is not text. */
  private static String text(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (MalformedInputException e) {
      return "";
    }
  }
}
