/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cluster;

import io.neuromorphic.flink.architecture.ProjectFiles;
import io.neuromorphic.flink.docker.KafkaTools;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder laid out as the file systems of the images are, where services look: Flink's home with
 * the job jar in {@code usrlib} and what a distribution has in {@code lib}, and Kafka's scripts.
 */
final class ImageFolder {

  private static final String FLINK = "/opt/flink";

  /** What a distribution's jars hold. Neither Jackson nor Kafka is among them. */
  private static final Pattern LIB =
      Pattern.compile(
          "(flink-(?!neuromorphic|connector-kafka|state-processor|table|test-utils)[a-z0-9-]+?"
              + "|commons-(cli|collections|compress|io|lang3|math3|text)|frocksdbjni|javassist"
              + "|jsr305|kryo|log4j-(api|core|slf4j-impl)|minlog|objenesis|reflectasm|slf4j-api"
              + "|snakeyaml-engine|snappy-java)-\\d.*(?<!-tests)\\.jar");

  private final Path root;

  private ImageFolder(Path root) {
    this.root = root;
  }

  static ImageFolder make(Path root) throws IOException {
    ImageFolder folder = new ImageFolder(root.toAbsolutePath());
    Path flink = folder.flink();
    Path jar = ProjectFiles.ROOT.resolve(ProjectFiles.jobJar());
    if (!Files.exists(jar)) {
      throw new AssertionError("no " + jar + ": mvn -Pquick package makes it");
    }
    for (String name : List.of("lib", "usrlib", "conf", "checkpoints")) {
      Files.createDirectories(flink.resolve(name));
    }
    for (File file : classPath().map(File::new).toList()) {
      if (LIB.matcher(file.getName()).matches()) {
        Files.createSymbolicLink(flink.resolve("lib").resolve(file.getName()), file.toPath());
      }
    }
    Files.createSymbolicLink(flink.resolve("usrlib").resolve(jar.getFileName()), jar);
    Files.createSymbolicLink(flink.resolve("usrlib/jobs"), ProjectFiles.ROOT.resolve("jobs"));
    folder.writeKafkaScripts();
    return folder;
  }

  private static Stream<String> classPath() {
    String own =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Stream.of(own.split(File.pathSeparator));
  }

  /** As in Kafka's distribution: a script gives its arguments to its class. */
  private void writeKafkaScripts() throws IOException {
    Files.createDirectories(kafkaScripts());
    String classPath =
        KafkaTools.jar()
            + File.pathSeparator
            + String.join(File.pathSeparator, classPath().toList());
    for (var script : KafkaTools.CLASSES.entrySet()) {
      Path file =
          Files.writeString(
              kafkaScripts().resolve(script.getKey()),
              "#!/usr/bin/env bash\nexport CLASSPATH='%s'\nexec '%s' -Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 %s \"$@\"\n"
                  .formatted(classPath, java(), script.getValue()));
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
  }

  static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  Path flink() {
    return root.resolve("flink");
  }

  private Path kafkaScripts() {
    return root.resolve("kafka-bin");
  }

  /** A word of a service's command, with the places of this folder for those of the images. */
  String placed(String word) {
    return word.replace(FLINK + "/", flink() + "/")
        .replace(KafkaTools.FOLDER, kafkaScripts() + "/");
  }
}
