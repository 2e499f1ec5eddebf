/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.job.JobStartException;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** Where the job jar is: beside the launcher's own. */
final class JobJar {

  private JobJar() {}

  /** That of this build, whether it is there or not. */
  static Path built() {
    String given = System.getProperty("neuromorphic.job.jar");
    if (given != null) {
      return Path.of(given);
    }
    try {
      Path own = Path.of(JobJar.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      String name = String.valueOf(own.getFileName());
      if (!name.endsWith(".jar")) {
        throw new JobStartException("this is no built launcher: say --jar JAR");
      }
      if (name.endsWith("-job.jar")) {
        // In the image the launcher runs from it.
        return own;
      }
      return own.resolveSibling(name.replaceFirst("\\.jar$", "-job.jar"));
    } catch (URISyntaxException e) {
      throw new JobStartException("say --jar JAR", e);
    }
  }
}
