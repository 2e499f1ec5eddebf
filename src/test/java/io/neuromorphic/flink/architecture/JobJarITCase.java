/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The jar that goes to a cluster: what we bring, and nothing that the cluster has. */
class JobJarITCase {

  /** What the connector's jar holds. */
  private static final List<String> CONNECTOR =
      List.of(
          "org/apache/flink/connector/kafka/",
          "org/apache/flink/streaming/connectors/kafka/",
          "org/apache/flink/streaming/util/serialization/JSONKeyValueDeserializationSchema");

  private static final List<String> FOREIGN =
      List.of(
          "com/google/flatbuffers/",
          "scala/",
          "kafka/",
          "org/apache/logging/",
          "org/slf4j/",
          "org/knowm/",
          "org/apache/batik/",
          "com/fasterxml/jackson/databind/",
          "com/esotericsoftware/");

  private JarFile jar;
  private List<String> names;

  @BeforeEach
  void openJar() throws IOException {
    jar = new JarFile(ProjectFiles.ROOT.resolve(ProjectFiles.jobJar()).toFile());
    names = Collections.list(jar.entries()).stream().map(ZipEntry::getName).toList();
  }

  @AfterEach
  void closeJar() throws IOException {
    jar.close();
  }

  @Test
  void bringsOurClassesAndTheKafkaConnector() {
    assertThat(names)
        .contains(
            "io/neuromorphic/flink/kernel/StepKernel.class",
            "org/apache/flink/connector/kafka/source/KafkaSource.class",
            "org/apache/kafka/clients/producer/KafkaProducer.class",
            "com/google/protobuf/MessageLite.class",
            "com/fasterxml/jackson/core/JsonParser.class",
            "com/github/luben/zstd/Zstd.class");
  }

  @Test
  void bringsNothingThatAClusterHasOrDoesNotNeed() {
    List<String> classes = names.stream().filter(name -> name.endsWith(".class")).toList();
    assertThat(classes)
        .filteredOn(name -> name.startsWith("org/apache/flink/"))
        .allMatch(name -> CONNECTOR.stream().anyMatch(name::startsWith), "of the Kafka connector");
    assertThat(classes).filteredOn(name -> FOREIGN.stream().anyMatch(name::startsWith)).isEmpty();
  }

  @Test
  void configuresNoLogging() {
    assertThat(names).noneMatch(name -> name.contains("log4j2") || name.contains("logback"));
  }

  @Test
  void isNotSigned() {
    assertThat(names).noneMatch(name -> name.matches("META-INF/.*\\.(SF|RSA|DSA|EC)"));
  }

  @Test
  void servicesOfAllJarsAreThere() throws IOException {
    assertThat(read("META-INF/services/org.apache.kafka.common.config.provider.ConfigProvider"))
        .contains("org.apache.kafka.common.config.provider.FileConfigProvider");
    assertThat(read("META-INF/services/org.apache.flink.table.factories.Factory"))
        .contains("org.apache.flink.streaming.connectors.kafka.table.KafkaDynamicTableFactory");
    assertThat(names)
        .filteredOn(name -> name.startsWith("META-INF/services/"))
        .doesNotHaveDuplicates();
  }

  @Test
  void saysUnderWhichLicences() throws IOException {
    assertThat(read("META-INF/LICENSE")).isEqualTo(ProjectFiles.read("LICENSE"));
    String notice = read("META-INF/NOTICE");
    assertThat(notice).isEqualTo(ProjectFiles.read("NOTICE"));
    assertThat(names).contains("META-INF/licenses/protobuf.txt", "META-INF/licenses/zstd-jni.txt");
    TreeSet<String> bundled = new TreeSet<>();
    for (String name : names) {
      if (name.endsWith("/pom.properties")) {
        String[] path = name.split("/", -1);
        bundled.add(path[2] + ":" + path[3]);
      }
    }
    bundled.remove("io.neuromorphic:flink-neuromorphic");
    assertThat(bundled).isNotEmpty().allSatisfy(library -> assertThat(notice).contains(library));
  }

  @Test
  void startsTheCommandLine() throws IOException {
    assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
        .isEqualTo("io.neuromorphic.flink.cli.Main");
  }

  private String read(String name) throws IOException {
    return new String(
        jar.getInputStream(jar.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
  }
}
