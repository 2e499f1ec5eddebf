/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** How Flink's processes log: as the distribution's do, into one file each, of bounded size. */
final class Logging {

  /** System property with the file of a process. */
  static final String FILE_PROPERTY = "neuromorphic.log.file";

  private static final String SETTINGS =
      """
      status = error
      appender.file.type = RollingFile
      appender.file.name = file
      appender.file.fileName = ${sys:neuromorphic.log.file}
      appender.file.filePattern = ${sys:neuromorphic.log.file}.%i
      appender.file.layout.type = PatternLayout
      appender.file.layout.pattern = %d{yyyy-MM-dd HH:mm:ss,SSS} %-5p %-60c %x - %m%n
      appender.file.policies.type = Policies
      appender.file.policies.size.type = SizeBasedTriggeringPolicy
      appender.file.policies.size.size = 50MB
      appender.file.strategy.type = DefaultRolloverStrategy
      appender.file.strategy.max = 3
      rootLogger.level = info
      rootLogger.appenderRef.file.ref = file
      # Says twenty times a second how far the inputs may go.
      logger.alignment.name = org.apache.flink.runtime.source.coordinator.SourceCoordinator
      logger.alignment.level = warn
      logger.kafka.name = org.apache.kafka
      logger.kafka.level = warn
      logger.zookeeper.name = org.apache.flink.shaded.zookeeper3
      logger.zookeeper.level = warn
      """;

  private Logging() {}

  static Path write(ClusterPlace place) throws IOException {
    return Files.writeString(
        place.configuration().resolve("log4j2.properties"), SETTINGS, StandardCharsets.UTF_8);
  }
}
