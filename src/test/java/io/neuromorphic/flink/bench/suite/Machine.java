/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.suite;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.Reader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Where and when figures were measured. */
final class Machine {

  private static final double GIGABYTE = 1 << 30;
  private static final String UNKNOWN = "unknown";

  private Machine() {}

  /** By name, in the order of the table. */
  static Map<String, Object> describe(List<Path> jdks) {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("cpu", cpu());
    all.put("cores", Runtime.getRuntime().availableProcessors());
    all.put("memory_gib", Math.round(system.getTotalMemorySize() / GIGABYTE));
    all.put("os", system.getName() + " " + system.getVersion() + ", " + system.getArch());
    all.put("jvm", jdks.stream().map(Machine::jvm).toList());
    all.put("revision", revision());
    all.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    all.put("load_average", system.getSystemLoadAverage());
    return all;
  }

  /** Name and version of a JDK, as it says itself. */
  private static String jvm(Path home) {
    Path release = home.resolve("release");
    try {
      if (Files.exists(release)) {
        Properties said = new Properties();
        try (Reader in = Files.newBufferedReader(release)) {
          said.load(in);
        }
        String version = said.getProperty("JAVA_RUNTIME_VERSION", said.getProperty("JAVA_VERSION"));
        return (said.getProperty("IMPLEMENTOR", "") + " " + version).replace("\"", "").strip();
      }
    } catch (IOException e) {
      return UNKNOWN;
    }
    return home.toString();
  }

  private static String cpu() {
    Path info = Path.of("/proc/cpuinfo");
    try {
      if (Files.exists(info)) {
        return Files.readAllLines(info).stream()
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse(UNKNOWN);
      }
    } catch (IOException e) {
      return UNKNOWN;
    }
    return said("sysctl", "-n", "machdep.cpu.brand_string");
  }

  private static String revision() {
    String dirty = said("git", "status", "--porcelain");
    String commit = said("git", "rev-parse", "--short=12", "HEAD");
    return dirty.isEmpty() || commit.equals(UNKNOWN) ? commit : commit + ", changed";
  }

  private static String said(String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(Child.root().toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      String said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return process.waitFor() == 0 ? said : UNKNOWN;
    } catch (IOException e) {
      return UNKNOWN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return UNKNOWN;
    }
  }
}
