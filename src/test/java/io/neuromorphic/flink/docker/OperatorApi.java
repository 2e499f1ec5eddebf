/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.docker;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.neuromorphic.flink.architecture.ProjectFiles;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The classes of the Flink Kubernetes operator, in a class loader without any of the project's. */
final class OperatorApi implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final URLClassLoader loader;

  private OperatorApi(URLClassLoader loader) {
    this.loader = loader;
  }

  static OperatorApi load() throws IOException {
    List<URL> urls = new ArrayList<>();
    for (File jar : jars()) {
      urls.add(jar.toURI().toURL());
    }
    urls.add(StrictKubernetesReader.class.getProtectionDomain().getCodeSource().getLocation());
    return new OperatorApi(
        new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader()));
  }

  private static List<File> jars() {
    File[] jars = ProjectFiles.ROOT.resolve("target/operator").toFile().listFiles();
    if (jars == null || jars.length == 0) {
      throw new AssertionError("target/operator is empty: mvn process-test-resources fills it");
    }
    return List.of(jars);
  }

  /** What is wrong with an object; empty where nothing is. */
  @SuppressWarnings("unchecked")
  String problem(Map<String, Object> object) throws ReflectiveOperationException, IOException {
    UnaryOperator<String> reader =
        (UnaryOperator<String>)
            loader.loadClass(StrictKubernetesReader.class.getName()).getConstructor().newInstance();
    return reader.apply(JSON.writeValueAsString(object));
  }

  /** Whether the operator of these classes knows a version of Flink. */
  boolean knowsFlink(String version) throws ReflectiveOperationException {
    Class<?> versions =
        loader.loadClass("org.apache.flink.kubernetes.operator.api.spec.FlinkVersion");
    for (Object constant : versions.getEnumConstants()) {
      if (constant.toString().equals(version)) {
        return true;
      }
    }
    return false;
  }

  /** The keys of the autoscaler's options. */
  FlinkOptionKeys autoscalerKeys() throws ReflectiveOperationException, IOException {
    return FlinkOptionKeys.of(
        jars().stream().filter(jar -> jar.getName().startsWith("flink-autoscaler")).toList(),
        loader);
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
