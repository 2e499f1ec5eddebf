/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/**
 * Where the files of a cluster lie.
 *
 * @param path its folder, absolute
 */
record ClusterPlace(Path path) {

  static ClusterPlace of(Path path) {
    return new ClusterPlace(path.toAbsolutePath().normalize());
  }

  /** Whether nothing is there. */
  boolean isFree() throws IOException {
    if (!Files.exists(path)) {
      return true;
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.findAny().isEmpty();
    }
  }

  /** Makes the folders, for their owner alone. */
  void make() throws IOException {
    Files.createDirectories(path);
    if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
    }
    for (Path folder :
        new Path[] {configuration(), logs(), pids(), temporary(), checkpoints(), savepoints()}) {
      Files.createDirectories(folder);
    }
  }

  /** Flink's {@code --configDir}. */
  Path configuration() {
    return path.resolve("conf");
  }

  Path logs() {
    return path.resolve("log");
  }

  /** What a JVM of Flink's says of its garbage collections. */
  Path garbageCollections(String member) {
    return logs().resolve(member + "-gc.log");
  }

  Path pids() {
    return path.resolve("pid");
  }

  Path temporary() {
    return path.resolve("tmp");
  }

  Path checkpoints() {
    return path.resolve("checkpoints");
  }

  Path savepoints() {
    return path.resolve("savepoints");
  }

  Path highAvailability() {
    return path.resolve("ha");
  }

  Path broker() {
    return path.resolve("kafka");
  }

  Path zooKeeper() {
    return path.resolve("zookeeper");
  }

  /** The jar with what tells metrics. */
  Path reporterJar() {
    return path.resolve("lib").resolve("metrics.jar");
  }

  /** What tells another process that there is a cluster, and how it was made. */
  Path description() {
    return path.resolve("cluster.properties");
  }
}
