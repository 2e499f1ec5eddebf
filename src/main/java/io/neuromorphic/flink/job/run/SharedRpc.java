/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.run;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.runtime.rpc.RpcSystem;
import org.apache.flink.util.Reference;

/**
 * How the parts of mini clusters talk to each other, loaded once for all clusters of this process:
 * each would unpack a jar of its own, and load and compile all the classes in it again.
 */
public final class SharedRpc {

  private SharedRpc() {}

  /** For {@code new MiniCluster(…, SharedRpc::borrow)}: a cluster that ends leaves it open. */
  public static Reference<RpcSystem> borrow() {
    return Reference.borrowed(Loaded.SYSTEM);
  }

  /** Loads it when the first cluster asks. */
  private static final class Loaded {

    private static final RpcSystem SYSTEM = load();

    private static RpcSystem load() {
      try {
        Path folder = Files.createTempDirectory("neuromorphic-rpc");
        // Not closed by a hook: those of runs still use it. Files are deleted after all hooks, the
        // last named one first.
        folder.toFile().deleteOnExit();
        Configuration settings = new Configuration();
        settings.set(CoreOptions.TMP_DIRS, folder.toString());
        RpcSystem system = RpcSystem.load(settings);
        try (Stream<Path> unpacked = Files.list(folder)) {
          unpacked.map(Path::toFile).forEach(File::deleteOnExit);
        }
        return system;
      } catch (IOException e) {
        throw new UncheckedIOException("no folder for a mini cluster's library", e);
      }
    }
  }
}
