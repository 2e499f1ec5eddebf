/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A folder of Kustomize's, as far as the project uses it: resources, and patches with a target. Of
 * a kind that Kustomize has no schema of, maps are merged and lists replaced.
 */
final class Kustomization {

  private static final Set<String> KEYS = Set.of("apiVersion", "kind", "resources", "patches");

  private Kustomization() {}

  /** The objects that come out of it. */
  static List<Map<String, Object>> build(String folder) throws IOException {
    Map<String, Object> file = YamlFiles.read(folder + "/kustomization.yaml");
    assertThat(file)
        .containsEntry("apiVersion", "kustomize.config.k8s.io/v1beta1")
        .containsEntry("kind", "Kustomization");
    assertThat(KEYS).as(folder).containsAll(file.keySet());
    List<Map<String, Object>> objects = new ArrayList<>();
    for (String resource : YamlFiles.strings(file.get("resources"))) {
      String path = Path.of(folder, resource).normalize().toString();
      if (resource.endsWith(".yaml")) {
        objects.add(YamlFiles.read(path));
      } else {
        objects.addAll(build(path));
      }
    }
    for (Map<String, Object> patch : YamlFiles.maps(file.get("patches"))) {
      Object content = YamlFiles.readAny(folder + "/" + patch.get("path"));
      Map<String, Object> target = YamlFiles.map(patch.get("target"));
      List<Map<String, Object>> meant =
          objects.stream().filter(object -> isMeant(target, object)).toList();
      assertThat(meant).as("the target of %s in %s", patch, folder).hasSize(1);
      objects.set(objects.indexOf(meant.get(0)), patched(meant.get(0), content));
    }
    return objects;
  }

  private static boolean isMeant(Map<String, Object> target, Map<String, Object> object) {
    assertThat(target).containsOnlyKeys("kind", "name");
    return target.get("kind").equals(object.get("kind"))
        && target.get("name").equals(YamlFiles.map(object.get("metadata")).get("name"));
  }

  private static Map<String, Object> patched(Map<String, Object> object, Object patch) {
    if (patch instanceof Map) {
      Map<String, Object> above = YamlFiles.map(patch);
      for (String same : List.of("apiVersion", "kind", "metadata")) {
        assertThat(above.get(same)).as(same).isEqualTo(object.get(same));
      }
      return merged(object, above);
    }
    Map<String, Object> result = object;
    for (Map<String, Object> operation : YamlFiles.maps(patch)) {
      assertThat(operation).containsOnlyKeys("op", "path", "value").containsEntry("op", "add");
      String[] path = operation.get("path").toString().substring(1).split("/", -1);
      result = YamlFiles.map(added(result, List.of(path), operation.get("value")));
    }
    return result;
  }

  private static Map<String, Object> merged(Map<String, Object> below, Map<String, Object> above) {
    Map<String, Object> all = new LinkedHashMap<>(below);
    above.forEach(
        (key, value) ->
            all.merge(
                key,
                value,
                (old, now) ->
                    old instanceof Map && now instanceof Map
                        ? merged(YamlFiles.map(old), YamlFiles.map(now))
                        : now));
    return all;
  }

  /** A copy with a member that was not there before, at the end of a path that was. */
  private static Object added(Object parent, List<String> path, Object value) {
    String name = path.get(0);
    List<String> rest = path.subList(1, path.size());
    if (parent instanceof List<?> list) {
      List<Object> copy = new ArrayList<>(list);
      int index = Integer.parseInt(name);
      copy.set(index, added(list.get(index), rest, value));
      return copy;
    }
    Map<String, Object> copy = new LinkedHashMap<>(YamlFiles.map(parent));
    if (rest.isEmpty()) {
      assertThat(copy).doesNotContainKey(name);
      copy.put(name, value);
    } else {
      assertThat(copy).containsKey(name);
      copy.put(name, added(copy.get(name), rest, value));
    }
    return copy;
  }
}
