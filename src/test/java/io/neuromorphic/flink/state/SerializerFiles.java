/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The bytes of every version of every serializer, in {@code src/test/resources/serializers}: one
 * folder a serializer, written once, read in every build.
 */
public final class SerializerFiles {

  /** A system property: {@code true} makes the files of the newest versions that are missing. */
  public static final String MAKE = "neuromorphic.makeSerializerFiles";

  /** Holds a folder a serializer, of its simple name. */
  public static final Path FOLDER =
      Path.of(System.getProperty("basedir", ""), "src/test/resources/serializers").toAbsolutePath();

  private SerializerFiles() {}

  /** A value's bytes, {@code v1.bin}; with what is wrapped, if there is a choice: v1-kafka.bin. */
  public static Path bytes(Class<?> serializer, int version, String wrapped) {
    String suffix = wrapped.isEmpty() ? "" : "-" + wrapped;
    return FOLDER.resolve(serializer.getSimpleName()).resolve("v" + version + suffix + ".bin");
  }

  /** What a checkpoint remembers of a type serializer. */
  public static Path snapshot(Class<?> serializer, int version) {
    return bytes(serializer, version, "snapshot");
  }

  /** Writes a file that is not there yet; one that is there is never changed. */
  public static void make(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    if (!Files.exists(file)) {
      Files.write(file, bytes, StandardOpenOption.CREATE_NEW);
    }
  }
}
