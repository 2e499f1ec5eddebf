/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.docker;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The keys of every option that the classes of some jars declare, in classes named …Options. */
final class FlinkOptionKeys {

  private static final Pattern JARS =
      Pattern.compile(
          "flink-(core|runtime|streaming-java|clients|statebackend-[a-z]+|metrics-[a-z]+)-[\\d.]+\\.jar");
  private static final Pattern OPTIONS =
      Pattern.compile("org/apache/flink/(?!.*shaded)[\\w/]*Options(Internal)?\\.class");
  private static final Pattern REPORTER = Pattern.compile("metrics\\.reporter\\.\\w+\\.([\\w.-]+)");

  /** Of Flink's Prometheus reporter, which declares it as a text. */
  private static final String REPORTER_PORT = "port";

  private final Set<String> keys = new TreeSet<>();

  private FlinkOptionKeys() {}

  /** Those of the Flink of the tests' class path. */
  static FlinkOptionKeys ofClassPath() throws IOException, ReflectiveOperationException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<File> jars =
        Stream.of(classPath.split(File.pathSeparator))
            .map(File::new)
            .filter(file -> JARS.matcher(file.getName()).matches())
            .toList();
    return of(jars, FlinkOptionKeys.class.getClassLoader());
  }

  /** Those of some jars, which the loader knows. */
  static FlinkOptionKeys of(Collection<File> jars, ClassLoader loader)
      throws IOException, ReflectiveOperationException {
    FlinkOptionKeys all = new FlinkOptionKeys();
    for (File file : jars) {
      for (String name : classes(file)) {
        all.collect(Class.forName(name, true, loader));
      }
    }
    all.keys.add(REPORTER_PORT);
    return all;
  }

  private static List<String> classes(File file) throws IOException {
    List<String> names = new ArrayList<>();
    try (JarFile jar = new JarFile(file)) {
      jar.stream()
          .filter(entry -> OPTIONS.matcher(entry.getName()).matches())
          .forEach(
              entry -> names.add(entry.getName().replaceFirst("\\.class$", "").replace('/', '.')));
    }
    return names;
  }

  private void collect(Class<?> type) throws ReflectiveOperationException {
    for (Field field : type.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers())
          && Modifier.isPublic(field.getModifiers())
          && Modifier.isPublic(type.getModifiers())
          && field.getType().getSimpleName().equals("ConfigOption")) {
        Object option = field.get(null);
        keys.add((String) option.getClass().getMethod("key").invoke(option));
      }
    }
  }

  /** Those that no option has; a reporter's have the reporter's name in them. */
  List<String> unknown(Collection<String> names) {
    return names.stream().filter(name -> !knows(name)).toList();
  }

  private boolean knows(String name) {
    var reporter = REPORTER.matcher(name);
    return keys.contains(reporter.matches() ? reporter.group(1) : name);
  }

  int size() {
    return keys.size();
  }
}
