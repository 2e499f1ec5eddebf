/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.architecture.ProjectFiles;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The scripts of Kafka's distribution that the compose file calls, and the classes behind them. */
public final class KafkaTools {

  /** Where Kafka's image has them. */
  public static final String FOLDER = "/opt/kafka/bin/";

  /** What each script gives to {@code kafka-run-class.sh}. */
  public static final Map<String, String> CLASSES =
      Map.of(
          "kafka-topics.sh", "org.apache.kafka.tools.TopicCommand",
          "kafka-console-consumer.sh", "org.apache.kafka.tools.consumer.ConsoleConsumer");

  private static final Pattern CALL =
      Pattern.compile(Pattern.quote(FOLDER) + "(\\S+)((?: +[^\\s|]+)*)");
  private static final Pattern OPTION = Pattern.compile("--([\\w-]+)");

  private KafkaTools() {}

  /** The jar that has the classes. */
  public static File jar() throws IOException {
    String version = ProjectFiles.inPom("<kafka.version>(.*)</kafka.version>");
    return ProjectFiles.ROOT.resolve("target/kafka-tools/kafka-tools-" + version + ".jar").toFile();
  }

  /** Fails where a script that is called does not exist or does not have an option. */
  static void check(String text) throws IOException {
    Matcher call = CALL.matcher(text);
    assertThat(call.find()).as("calls a script: %s", text).isTrue();
    do {
      assertThat(CLASSES).containsKey(call.group(1));
      String texts = texts(CLASSES.get(call.group(1)));
      Matcher option = OPTION.matcher(call.group(2));
      while (option.find()) {
        // In a class file, a text stands behind its length.
        String name = option.group(1);
        assertThat(texts).as("%s --%s", call.group(1), name).contains((char) name.length() + name);
      }
    } while (call.find());
  }

  /** All texts of a class and those whose names begin with its name. */
  private static String texts(String type) throws IOException {
    String path = type.replace('.', '/');
    StringBuilder texts = new StringBuilder();
    try (JarFile jar = new JarFile(jar())) {
      List<JarEntry> entries =
          jar.stream().filter(e -> e.getName().matches(path + "[\\w$]*\\.class")).toList();
      assertThat(entries).as(type).anyMatch(e -> e.getName().equals(path + ".class"));
      for (JarEntry entry : entries) {
        texts.append(
            new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1));
      }
    }
    return texts.toString();
  }
}
