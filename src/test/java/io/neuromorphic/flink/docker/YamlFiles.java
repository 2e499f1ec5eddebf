/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.docker;

import io.neuromorphic.flink.architecture.ProjectFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The project's YAML files, as maps with {@code <<} put in. */
final class YamlFiles {

  private static final String MERGE = "<<";

  private YamlFiles() {}

  /** A file that holds one map. */
  static Map<String, Object> read(String path) throws IOException {
    return map(readAny(path));
  }

  /** A file that holds a map or a list. */
  static Object readAny(String path) throws IOException {
    return resolved(load().loadFromString(ProjectFiles.read(path)));
  }

  /** A text that holds one map, without anchors. */
  static Map<String, Object> parse(String text) {
    return map(load().loadFromString(text));
  }

  private static Load load() {
    return new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build());
  }

  private static Object resolved(Object value) {
    if (value instanceof List<?> list) {
      List<Object> all = new ArrayList<>();
      list.forEach(item -> all.add(resolved(item)));
      return all;
    }
    if (!(value instanceof Map<?, ?> entries)) {
      return value;
    }
    Map<Object, Object> all = new LinkedHashMap<>();
    if (entries.get(MERGE) instanceof Map<?, ?> merged) {
      all.putAll((Map<?, ?>) resolved(merged));
    }
    entries.forEach(
        (key, item) -> {
          if (!key.equals(MERGE)) {
            all.put(key, resolved(item));
          }
        });
    return all;
  }

  /** The value as a map; an absent one is empty. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object value) {
    return value == null ? Map.of() : (Map<String, Object>) value;
  }

  /** The value as a list of texts; an absent one is empty. */
  static List<String> strings(Object value) {
    return value == null ? List.of() : ((List<?>) value).stream().map(Object::toString).toList();
  }

  /** The value as a list of maps; an absent one is empty. */
  static List<Map<String, Object>> maps(Object value) {
    return value == null ? List.of() : ((List<?>) value).stream().map(YamlFiles::map).toList();
  }

  /** Texts by name. */
  static Map<String, String> texts(Object value) {
    Map<String, String> texts = new LinkedHashMap<>();
    map(value).forEach((key, text) -> texts.put(key, text.toString()));
    return texts;
  }
}
