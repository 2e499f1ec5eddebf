/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of this build, as Maven wrote it into the jar. */
final class Version implements IVersionProvider {

  private static final String POM =
      "/META-INF/maven/io.neuromorphic/flink-neuromorphic/pom.properties";

  @Override
  public String[] getVersion() throws IOException {
    Properties pom = new Properties();
    try (InputStream in = Version.class.getResourceAsStream(POM)) {
      if (in != null) {
        pom.load(in);
      }
    }
    String version = pom.getProperty("version", "(not from a jar)");
    return new String[] {
      "flink-neuromorphic " + version + ", Java " + System.getProperty("java.version")
    };
  }
}
