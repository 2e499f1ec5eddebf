/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.suite;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The options that {@code bin/neuromorphic} gives the JVM. */
final class JvmOptions {

  /** First argument with which the launcher prints the options and ends. */
  private static final String ASK = "--jvm-options";

  private JvmOptions() {}

  /**
   * For a JDK: those of this JVM, which the launcher started; of another JDK, what the launcher
   * says.
   */
  static List<String> of(Path javaHome) throws IOException, InterruptedException {
    if (javaHome.toRealPath().equals(Path.of(System.getProperty("java.home")).toRealPath())) {
      return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
          .filter(option -> !option.startsWith("-javaagent") && !option.startsWith("-D"))
          .toList();
    }
    ProcessBuilder builder =
        new ProcessBuilder(Child.root().resolve("bin/neuromorphic").toString(), ASK);
    builder.environment().put("JAVA_HOME", javaHome.toString());
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(javaHome + ": bin/neuromorphic does not run with it, see above");
    }
    return said.lines().toList();
  }
}
