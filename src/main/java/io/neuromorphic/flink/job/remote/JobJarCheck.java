/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.remote;

import io.neuromorphic.flink.job.JobStartException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Optional;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Sees that the job jar is of the launcher's own build. The launcher's classes write the job, the
 * jar's classes read it on the cluster: with another build's, the job would fail there, or worse.
 */
final class JobJarCheck {

  private static final String POM =
      "META-INF/maven/io.neuromorphic/flink-neuromorphic/pom.properties";
  private static final String OWN = "io/neuromorphic/";

  private JobJarCheck() {}

  /**
   * Looks at the jar; at its classes only where this program comes from a jar, too.
   *
   * @throws JobStartException where it is missing, no job jar, or of another build
   */
  static void check(Path jar) {
    check(jar, ownJar());
  }

  static void check(Path jar, Optional<Path> launcher) {
    if (!Files.isRegularFile(jar)) {
      throw new JobStartException(
          "there is no job jar at " + jar + "; mvn -Pquick package makes it");
    }
    try (ZipFile job = new ZipFile(jar.toFile())) {
      String version = version(job).orElseThrow(() -> noJobJar(jar, null));
      if (launcher.isPresent()) {
        try (ZipFile own = new ZipFile(launcher.get().toFile())) {
          compare(jar, version, job, own);
        }
      }
    } catch (IOException e) {
      throw noJobJar(jar, e);
    }
  }

  private static JobStartException noJobJar(Path jar, IOException cause) {
    return new JobStartException(jar + " is no job jar of this project", cause);
  }

  private static void compare(Path jar, String version, ZipFile job, ZipFile own)
      throws IOException {
    String expected = version(own).orElse("of unknown version");
    if (!expected.equals(version)) {
      throw new JobStartException(
          jar
              + " is version "
              + version
              + ", this launcher is "
              + expected
              + ": submit it with the launcher that was built with it, or with flink run");
    }
    Enumeration<? extends ZipEntry> entries = own.entries();
    while (entries.hasMoreElements()) {
      ZipEntry entry = entries.nextElement();
      if (entry.getName().startsWith(OWN) && entry.getName().endsWith(".class")) {
        ZipEntry there = job.getEntry(entry.getName());
        if (there == null || there.getCrc() != entry.getCrc()) {
          throw new JobStartException(
              jar
                  + " and this launcher are both version "
                  + version
                  + ", but of different builds ("
                  + entry.getName()
                  + " differs): build both anew, or submit it with flink run");
        }
      }
    }
  }

  private static Optional<String> version(ZipFile jar) throws IOException {
    ZipEntry pom = jar.getEntry(POM);
    if (pom == null) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try (InputStream in = jar.getInputStream(pom)) {
      properties.load(in);
    }
    return Optional.ofNullable(properties.getProperty("version"));
  }

  /** Empty where this program runs from a folder of classes, as a test does. */
  private static Optional<Path> ownJar() {
    try {
      Path own =
          Path.of(JobJarCheck.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Files.isRegularFile(own) ? Optional.of(own) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
