/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import java.io.File;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of the launcher's class path a Flink cluster has: Flink and what it needs, neither this
 * project nor what its job jar brings along, so that a job runs here as it does on any cluster.
 */
final class FlinkClassPath {

  private static final Pattern NOT_OF_FLINK =
      Pattern.compile(
          "(flink-neuromorphic|flink-connector-kafka|flink-state-processor-api|kafka|"
              + "protobuf-java|picocli|xchart|batik|xmlgraphics|scala-library|"
              + "scala-logging|jackson-).*");

  private FlinkClassPath() {}

  static String ofThisJvm() {
    return of(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
  }

  static String of(String classPath) {
    return Stream.of(classPath.split(File.pathSeparator))
        .filter(entry -> entry.endsWith(".jar"))
        .filter(entry -> !NOT_OF_FLINK.matcher(new File(entry).getName()).matches())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
