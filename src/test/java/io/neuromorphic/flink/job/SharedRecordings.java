/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Recordings of real cameras, which are kept beside the project where there are any. */
public final class SharedRecordings {

  public static final String AEDAT4 = "recordings/aedat4/aestream_davis.aedat4";
  public static final String EVT3 = "recordings/evt3/rosec_test_events_1.raw";

  private SharedRecordings() {}

  /** A file's path; where it is missing, says so and skips the test. */
  public static Path path(String file) {
    Path path = Path.of(System.getProperty("neuromorphic.shared", "../shared")).resolve(file);
    boolean exists = Files.exists(path);
    if (!exists) {
      System.err.println("SKIPPED for want of " + path.toAbsolutePath().normalize());
    }
    assumeTrue(exists, () -> path + " is missing");
    return path.toAbsolutePath().normalize();
  }
}
