/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.remote;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.job.JobStartException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobJarCheckTest {

  @TempDir Path folder;

  private Path jar(String name, String version, String classBytes) throws IOException {
    Path jar = folder.resolve(name);
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(
          new ZipEntry("META-INF/maven/io.neuromorphic/flink-neuromorphic/pom.properties"));
      out.write(("version=" + version).getBytes(StandardCharsets.UTF_8));
      out.putNextEntry(new ZipEntry("io/neuromorphic/flink/A.class"));
      out.write(classBytes.getBytes(StandardCharsets.UTF_8));
    }
    return jar;
  }

  @Test
  void theJarOfTheSameBuildIsTaken() throws Exception {
    Path launcher = jar("own.jar", "1.2", "a");
    Path job = jar("own-job.jar", "1.2", "a");
    assertThatCode(() -> JobJarCheck.check(job, Optional.of(launcher))).doesNotThrowAnyException();
    assertThatCode(() -> JobJarCheck.check(job, Optional.empty())).doesNotThrowAnyException();
  }

  @Test
  void anotherVersionIsRefusedWithBoth() throws Exception {
    Path launcher = jar("own.jar", "1.3", "a");
    Path job = jar("old-job.jar", "1.2", "a");
    assertThatThrownBy(() -> JobJarCheck.check(job, Optional.of(launcher)))
        .isInstanceOf(JobStartException.class)
        .hasMessageContaining("old-job.jar is version 1.2, this launcher is 1.3");
  }

  @Test
  void anotherBuildOfTheSameVersionIsRefused() throws Exception {
    Path launcher = jar("own.jar", "1.2", "a");
    Path job = jar("other-job.jar", "1.2", "b");
    assertThatThrownBy(() -> JobJarCheck.check(job, Optional.of(launcher)))
        .isInstanceOf(JobStartException.class)
        .hasMessageContaining("io/neuromorphic/flink/A.class differs");
  }

  @Test
  void anyOtherFileIsNoJobJar() throws Exception {
    Path text = Files.writeString(folder.resolve("notes.jar"), "notes");
    assertThatThrownBy(() -> JobJarCheck.check(text, Optional.empty()))
        .isInstanceOf(JobStartException.class)
        .hasMessageContaining("is no job jar of this project");
    assertThatThrownBy(() -> JobJarCheck.check(folder.resolve("none.jar"), Optional.empty()))
        .hasMessageContaining("there is no job jar at");
  }
}
