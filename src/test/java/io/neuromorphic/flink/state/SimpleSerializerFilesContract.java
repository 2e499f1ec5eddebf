/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What any version of a serializer of splits or enumerators has written is read for ever.
 *
 * @param <T> what it serializes
 */
public abstract class SimpleSerializerFilesContract<T> {

  /** The serializer, of the newest version. */
  protected abstract SimpleVersionedSerializer<T> serializer();

  /** What the file of a version holds, as the newest code sees it. */
  protected abstract T value(int version);

  /** What the serializer wraps, where it can wrap several things. */
  protected String wrapped() {
    return "";
  }

  /** All that a value says, in a form that can be compared. */
  protected Object say(T value) {
    return value;
  }

  @Test
  void everyVersionIsRead() throws IOException {
    for (int version = 1; version <= serializer().getVersion(); version++) {
      assertThat(say(serializer().deserialize(version, bytes(version))))
          .as("version %s", version)
          .isEqualTo(say(value(version)));
    }
  }

  /** Shows that all bytes are read: without its last one, a file cannot be. */
  @Test
  void noVersionIsReadWithoutItsLastByte() throws IOException {
    for (int version = 1; version <= serializer().getVersion(); version++) {
      int of = version;
      byte[] bytes = bytes(version);
      byte[] cut = Arrays.copyOf(bytes, bytes.length - 1);
      assertThatThrownBy(() -> serializer().deserialize(of, cut)).isInstanceOf(IOException.class);
    }
  }

  private byte[] bytes(int version) throws IOException {
    return Files.readAllBytes(SerializerFiles.bytes(serializer().getClass(), version, wrapped()));
  }

  /** Run by hand, once per new version. */
  @Test
  @EnabledIfSystemProperty(named = SerializerFiles.MAKE, matches = "true")
  void makesTheFileOfTheVersionThatTheCodeHas() throws IOException {
    int version = serializer().getVersion();
    SerializerFiles.make(
        SerializerFiles.bytes(serializer().getClass(), version, wrapped()),
        serializer().serialize(value(version)));
  }
}
