/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.source.files.MemoryFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.apache.flink.core.fs.FileSystemFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher reads from file systems that are plugins of Flink. */
class FlinkPluginsITCase {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String FILE = "memory://test/no.csv";

  @TempDir Path folder;

  @Test
  void aFileSystemIsKnownWhereItsPluginIs() throws Exception {
    assertThat(inspect(Map.of())).contains("Could not find a file system implementation");
    Path plugins = Files.createDirectories(folder.resolve("plugins"));
    assertThat(inspect(Map.of("FLINK_PLUGINS_DIR", plugins + "/none")))
        .contains("FLINK_PLUGINS_DIR: there is no folder " + plugins + "/none");

    writePlugin(Files.createDirectory(plugins.resolve("memory")).resolve("memory.jar"));

    assertThat(inspect(Map.of("FLINK_PLUGINS_DIR", "" + plugins))).contains(FILE + " is not there");
  }

  private String inspect(Map<String, String> environment) throws Exception {
    try (Launcher run = Launcher.start(folder, environment, "inspect", FILE)) {
      assertThat(run.status(PATIENCE)).isEqualTo(1);
      return run.err();
    }
  }

  /** A file system without a file. */
  private static void writePlugin(Path jar) throws IOException {
    Path classes = Path.of("target/test-classes");
    String name = MemoryFiles.class.getName().replace('.', '/');
    String service = "META-INF/services/" + FileSystemFactory.class.getName();
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        Stream<Path> all = Files.walk(classes)) {
      for (Path path : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        String entry = classes.relativize(path).toString();
        if (entry.startsWith(name) || entry.equals(service)) {
          out.putNextEntry(new ZipEntry(entry));
          Files.copy(path, out);
        }
      }
    }
  }
}
