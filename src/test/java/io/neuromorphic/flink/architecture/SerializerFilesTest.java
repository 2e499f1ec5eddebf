/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.neuromorphic.flink.state.SerializerFiles;
import io.neuromorphic.flink.state.SimpleSerializerFilesContract;
import io.neuromorphic.flink.state.TypeSerializerFilesContract;
import io.neuromorphic.flink.state.VersionedSerializer;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.junit.jupiter.api.Test;

/** Whatever a savepoint may hold has files of all its versions, and a test that reads them. */
class SerializerFilesTest {

  @Test
  void thereAreSerializersOfBothKinds() throws Exception {
    assertThat(serializers()).anyMatch(SerializerFilesTest::isOfType);
    assertThat(serializers()).anyMatch(type -> !isOfType(type));
  }

  @Test
  void everySerializerHasTheFilesOfAllItsVersions() throws Exception {
    for (Class<?> serializer : serializers()) {
      int newest = newestVersion(serializer);
      for (int version = 1; version <= newest; version++) {
        assertThat(SerializerFiles.bytes(serializer, version, "")).isRegularFile();
        if (isOfType(serializer)) {
          assertThat(SerializerFiles.snapshot(serializer, version)).isRegularFile();
        }
      }
    }
  }

  @Test
  void everySerializerHasATestThatReadsThem() throws Exception {
    for (Class<?> serializer : serializers()) {
      assertThat(Class.forName(serializer.getName() + "FilesTest"))
          .isAssignableTo(
              isOfType(serializer)
                  ? TypeSerializerFilesContract.class
                  : SimpleSerializerFilesContract.class);
    }
  }

  /** A serializer that was renamed or removed would leave its bytes unread. */
  @Test
  void everyFileBelongsToASerializer() throws Exception {
    List<String> expected = new ArrayList<>();
    for (Class<?> serializer : serializers()) {
      for (int version = 1; version <= newestVersion(serializer); version++) {
        expected.add(serializer.getSimpleName() + "/v" + version);
      }
    }
    try (Stream<Path> files = Files.walk(SerializerFiles.FOLDER)) {
      assertThat(files.filter(Files::isRegularFile))
          .map(file -> SerializerFiles.FOLDER.relativize(file).toString().replace('\\', '/'))
          .filteredOn(file -> !file.equals("README.md"))
          .isNotEmpty()
          .allSatisfy(
              file -> assertThat(expected).contains(file.replaceFirst("(-\\w+)?\\.bin$", "")));
    }
  }

  /** All but those of version 0, which leave bytes as they are. */
  private static List<Class<?>> serializers() throws ReflectiveOperationException {
    List<Class<?>> serializers = new ArrayList<>();
    for (JavaClass type : ProjectClasses.MAIN) {
      if ((type.isAssignableTo(TypeSerializer.class)
              || type.isAssignableTo(SimpleVersionedSerializer.class))
          && !type.getModifiers().contains(JavaModifier.ABSTRACT)
          && newestVersion(type.reflect()) > 0) {
        serializers.add(type.reflect());
      }
    }
    return serializers;
  }

  private static boolean isOfType(Class<?> serializer) {
    return TypeSerializer.class.isAssignableFrom(serializer);
  }

  /** The version that a serializer writes, whatever it wraps. */
  private static int newestVersion(Class<?> serializer) throws ReflectiveOperationException {
    Constructor<?> shortest = null;
    for (Constructor<?> constructor : serializer.getDeclaredConstructors()) {
      if (shortest == null || constructor.getParameterCount() < shortest.getParameterCount()) {
        shortest = constructor;
      }
    }
    shortest.setAccessible(true);
    Object made = shortest.newInstance(new Object[shortest.getParameterCount()]);
    return made instanceof VersionedSerializer<?> versioned
        ? versioned.version()
        : ((SimpleVersionedSerializer<?>) made).getVersion();
  }
}
