/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.architecture.LauncherFolder.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launcher builds when it must, once, and starts Java with what the project needs. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LauncherTest {

  @TempDir private Path parent;
  private LauncherFolder folder;

  @BeforeEach
  void makeFolder() throws Exception {
    folder = new LauncherFolder(parent);
  }

  @Test
  void buildsWhatIsMissingAndKeepsStandardOutputClean() throws Exception {
    Outcome outcome = folder.run("run", "a job.yaml", "--set", "a=*");
    assertThat(outcome.err()).contains("neuromorphic: building…").contains("progress");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.out())
        .doesNotContain("progress on standard output")
        .endsWith("io.neuromorphic.flink.cli.Main", "run", "a job.yaml", "--set", "a=*");
    assertThat(outcome.out())
        .containsSequence(
            "-cp",
            folder.root + "/target/flink-neuromorphic-9.8.jar:" + folder.root + "/target/lib/*")
        .contains("-Dlog4j2.configurationFile=" + folder.root + "/bin/log4j2.properties");
    assertThat(folder.mavenCalls())
        .singleElement()
        .asString()
        .contains("-q -B")
        .endsWith("-Pquick package");
  }

  @Test
  void benchmarksNeedTheTestsAndNoJar() throws Exception {
    folder.touch("src/test/Some.java");
    Outcome outcome = folder.run("bench", "kafka", "--json");
    assertThat(outcome.status()).as(outcome.err()).isZero();
    String target = folder.root + "/target/";
    assertThat(outcome.out())
        .containsSequence("-cp", target + "test-classes:" + target + "classes:/a.jar:/b.jar")
        .endsWith("io.neuromorphic.flink.bench.suite.BenchMain", "kafka", "--json");
    assertThat(folder.mavenCalls())
        .singleElement()
        .asString()
        .contains("-Pbench")
        .endsWith("test-compile");
  }

  @Test
  void benchmarksAreBuiltWhenATestChangesAndOnlyThen() throws Exception {
    folder.run("bench");
    folder.run("bench");
    assertThat(folder.mavenCalls()).hasSize(1);
    folder.touch("src/test/Some.java");
    folder.run("bench");
    assertThat(folder.mavenCalls()).hasSize(2);
  }

  @Test
  void tellsItsOptionsToWhoeverStartsOtherJvms() throws Exception {
    Outcome outcome = folder.run("--jvm-options");
    assertThat(outcome.out())
        .contains("-XX:+UseG1GC", "--add-modules=jdk.incubator.vector")
        .allMatch(option -> option.startsWith("-"));
    assertThat(folder.mavenCalls()).isEmpty();
  }

  @Test
  void givesJavaTheModulesOfThePom() throws Exception {
    String modules = ProjectFiles.inPom("<jvm.modules>(.*)</jvm.modules>");
    assertThat(folder.run().out()).contains(modules.split(" "));
  }

  @Test
  void buildsOnlyWhenStale() throws Exception {
    folder.run();
    assertThat(folder.run().err()).isEmpty();
    assertThat(folder.mavenCalls()).hasSize(1);
    folder.touch("src/main/New.java");
    assertThat(folder.run().err()).contains("building");
    assertThat(folder.mavenCalls()).hasSize(2);
  }

  @Test
  void jarsThatThePomNoLongerNamesLeaveTheClassPath() throws Exception {
    folder.run();
    Path old = Files.createFile(folder.root.resolve("target/lib/old.jar"));
    folder.touch("src/main/New.java");
    folder.run();
    assertThat(old).exists();
    folder.touch("pom.xml");
    folder.run();
    assertThat(old).doesNotExist();
  }

  @Test
  void freshJarsNeedNoMaven() throws Exception {
    folder.run();
    folder.removeMaven();
    assertThat(folder.run().status()).isZero();
    folder.touch("pom.xml");
    Outcome stale = folder.run();
    assertThat(stale.status()).isEqualTo(1);
    assertThat(stale.err()).contains("no Maven (mvn) on the PATH").hasLineCount(1);
  }

  @Test
  void failedBuildIsToldAndTriedAgain() throws Exception {
    Path broken = Files.createFile(folder.root.resolve("broken"));
    Outcome outcome = folder.run();
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).contains("neuromorphic: the build failed");
    Files.delete(broken);
    assertThat(folder.run().status()).isZero();
    assertThat(folder.mavenCalls()).hasSize(2);
  }

  @Test
  void twoStartsAtOnceBuildOnce() throws Exception {
    Files.delete(folder.root.resolve("go"));
    Path launcher = folder.root.resolve("bin/neuromorphic");
    Process first = folder.start(launcher, Map.of());
    await(() -> Files.exists(folder.root.resolve("mvn.calls")));
    Process second = folder.start(launcher, Map.of());
    byte[] said = new byte["neuromorphic: waiting".length()];
    assertThat(second.getErrorStream().readNBytes(said, 0, said.length)).isEqualTo(said.length);
    assertThat(new String(said, StandardCharsets.UTF_8)).isEqualTo("neuromorphic: waiting");
    Files.createFile(folder.root.resolve("go"));
    assertThat(Outcome.of(first).status()).isZero();
    assertThat(Outcome.of(second).status()).isZero();
    assertThat(folder.mavenCalls()).hasSize(1);
  }

  @Test
  void lockOfADeadBuildIsTakenOver() throws Exception {
    Files.createDirectories(folder.root.resolve("target"));
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Path lock = folder.root.resolve("target/.launcher-lock");
    Files.createSymbolicLink(lock, Path.of(Long.toString(dead.pid())));
    assertThat(folder.run().status()).isZero();
    assertThat(Files.isSymbolicLink(lock)).isFalse();
  }

  @Test
  void worksThroughLinksFromAnyFolder() throws Exception {
    Path link = Files.createSymbolicLink(parent.resolve("link"), Path.of("second link"));
    Files.createSymbolicLink(parent.resolve("second link"), Path.of("a project/bin/neuromorphic"));
    assertThat(Outcome.of(folder.start(link, Map.of(), "inspect")).out()).endsWith("inspect");
  }

  @Test
  void refusesAnOldJavaAndAMissingOne() throws Exception {
    folder.jdk("11.0.22");
    assertThat(folder.run().err()).contains("Java 17 or later is needed").hasLineCount(1);
    folder.jdk("1.8.0_392");
    assertThat(folder.run().err()).contains("Java 17 or later is needed", "1.8.0_392");
    Map<String, String> nowhere = Map.of("JAVA_HOME", "/nowhere");
    Path launcher = folder.root.resolve("bin/neuromorphic");
    assertThat(Outcome.of(folder.start(launcher, nowhere)).err()).contains("/nowhere");
    Map<String, String> none = Map.of("JAVA_HOME", "");
    assertThat(Outcome.of(folder.start(launcher, none)).err()).contains("no java found");
    assertThat(folder.mavenCalls()).isEmpty();
  }

  @Test
  void laterJavasGetTheirFlagsAndTheUserTheHeap() throws Exception {
    String unsafe = "--sun-misc-unsafe-memory-access=allow";
    assertThat(folder.run().out()).doesNotContain(unsafe).anyMatch(o -> o.startsWith("-XX:MaxRAM"));
    folder.jdk("25.0.3");
    Map<String, String> heap = Map.of("NEUROMORPHIC_HEAP", "3g");
    List<String> options =
        Outcome.of(folder.start(folder.root.resolve("bin/neuromorphic"), heap)).out();
    assertThat(options).contains(unsafe, "--enable-native-access=ALL-UNNAMED", "-Xmx3g");
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("deadline").isBefore(deadline);
      Thread.sleep(10);
    }
  }
}
