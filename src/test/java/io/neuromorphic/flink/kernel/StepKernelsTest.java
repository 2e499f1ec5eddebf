/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.System.Logger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StepKernelsTest {

  @Test
  void theVectorKernelIsBestWhereTheModuleIsPresent() {
    assertThat(ModuleLayer.boot().findModule("jdk.incubator.vector")).isPresent();
    RecordingLogger log = new RecordingLogger();
    assertThat(StepKernels.choose(log)).isInstanceOf(VectorStepKernel.class);
    assertThat(log.lines).isEmpty();
    assertThat(StepKernels.best().description()).startsWith("vector, ");
  }

  @Test
  void thePropertyForcesTheFallbackWhichSaysSo() {
    RecordingLogger log = new RecordingLogger();
    System.setProperty(StepKernels.VECTOR_PROPERTY, "off");
    try {
      assertThat(StepKernels.choose(log)).isInstanceOf(PlainStepKernel.class);
    } finally {
      System.clearProperty(StepKernels.VECTOR_PROPERTY);
    }
    assertThat(log.lines)
        .containsExactly(
            "INFO Stepping without the Vector API (same results, slower):"
                + " the system property neuromorphic.vector is off");
  }

  @Test
  void aJvmWithoutTheModuleFallsBackAndSaysSoOnce() throws Exception {
    assertThat(child())
        .containsOnlyOnce("the module jdk.incubator.vector is missing")
        .contains("plain plain");
  }

  @Test
  void aJvmWithTheModuleUsesItSilently() throws Exception {
    assertThat(child("--add-modules", "jdk.incubator.vector"))
        .doesNotContain("Stepping without")
        .contains("vector, ");
  }

  /** Asks for the best kernel twice. */
  public static final class Child {
    private Child() {}

    public static void main(String[] args) {
      System.out.println(StepKernels.best().description() + " " + StepKernels.best().description());
    }
  }

  private static String child(String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.add("-cp");
    command.add("target/classes" + File.pathSeparator + "target/test-classes");
    command.add(Child.class.getName());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    return output;
  }

  private static final class RecordingLogger implements Logger {
    final List<String> lines = new ArrayList<>();

    @Override
    public String getName() {
      return "recording";
    }

    @Override
    public boolean isLoggable(Level level) {
      return true;
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String text, Throwable thrown) {
      lines.add(level + " " + text);
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String format, Object... params) {
      lines.add(level + " " + String.format(Locale.ROOT, format, params));
    }
  }
}
