/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import io.neuromorphic.flink.job.secret.SecretNames;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * One {@code --set KEY=VALUE}. The key is a path of dots; items of a list go by their name, and the
 * longest existing name wins where names hold dots themselves. Maps on the way are made where they
 * are missing. The value is YAML.
 *
 * @param path before the first {@code =}
 * @param value to put there
 * @param place of the whole setting
 */
record Setting(String path, YamlValue value, Place place) {

  /** Settings of Kafka that hold no secret. */
  private static final List<String> HARMLESS =
      List.of("kafka.bootstrap=", "kafka.embedded=", "kafka.transactional-id-prefix=");

  /** Shown of a setting, characters. */
  private static final int LONGEST_SHOWN = 300;

  /**
   * Splits and parses a setting.
   *
   * @param workingDirectory base of relative paths
   */
  static Setting parse(String text, Path workingDirectory) {
    int equals = text.indexOf('=');
    String shown = holdsSecret(text, equals) ? text.substring(0, equals) + "=..." : text;
    Place place =
        new Place(
            "--set " + Quoted.onOneLine(Quoted.cut(shown, LONGEST_SHOWN)), 0, workingDirectory);
    if (equals < 1) {
      throw new JobFileException(place, "expected KEY=VALUE, such as inputs.camera.speed=1.0");
    }
    String path = text.substring(0, equals).strip();
    if (path.isEmpty() || path.startsWith(".") || path.endsWith(".") || path.contains("..")) {
      throw new JobFileException(place, "expected a key such as inputs.camera.speed before '='");
    }
    YamlValue value =
        YamlParser.parse(text.substring(equals + 1), line -> place)
            .orElse(new YamlValue.Scalar("", true, place));
    return new Setting(path, value, place);
  }

  /** Whether it sets what may be a secret of Kafka's clients; then its value is not repeated. */
  private static boolean holdsSecret(String text, int equals) {
    return equals > 0
        && (SecretNames.soundsSecret(text)
            || (text.startsWith("kafka") && HARMLESS.stream().noneMatch(text::startsWith)));
  }

  /** Puts the value into a job. */
  void applyTo(YamlValue.Mapping job) {
    applyTo(job, "", path, false);
  }

  private void applyTo(YamlValue.Mapping map, String walked, String rest, boolean isInput) {
    String key = walked.equals("kafka.properties.") ? rest : longest(map.entries().keySet(), rest);
    if (key == null) {
      key = rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest;
    }
    if (isInput && SourceReader.KEYS.contains(key) && !value.isNull()) {
      String chosen = key;
      map.entries().keySet().removeIf(k -> SourceReader.KEYS.contains(k) && !k.equals(chosen));
    }
    YamlValue.Entry old = map.entries().get(key);
    if (key.length() == rest.length()) {
      map.entries().put(key, new YamlValue.Entry(place, value));
    } else if (old != null && old.value() instanceof YamlValue.Sequence list) {
      applyTo(list, walked + key + ".", rest.substring(key.length() + 1));
    } else {
      YamlValue.Mapping next =
          old != null && old.value() instanceof YamlValue.Mapping inner
              ? inner
              : new YamlValue.Mapping(new LinkedHashMap<>(), place);
      if (old == null || next != old.value()) {
        map.entries().put(key, new YamlValue.Entry(place, next));
      }
      applyTo(next, walked + key + ".", rest.substring(key.length() + 1), false);
    }
  }

  private void applyTo(YamlValue.Sequence list, String walked, String rest) {
    List<String> names =
        (walked.equals("projections.")
                ? ProjectionNames.of(list.items())
                : list.items().stream().map(Setting::nameOf).toList())
            .stream().map(name -> name.orElse("")).toList();
    String name = longest(names, rest);
    if (name == null) {
      String first = rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest;
      String near = Suggestions.didYouMean(first, names);
      throw new JobFileException(
          place,
          String.format(
              "no item named %s in %s%s",
              Quoted.of(first),
              walked.substring(0, walked.length() - 1),
              near.isEmpty() ? "; it has " + String.join(", ", names) : near));
    }
    int index = names.indexOf(name);
    if (name.length() == rest.length()) {
      list.items().set(index, value);
    } else {
      applyTo(
          (YamlValue.Mapping) list.items().get(index),
          walked + name + ".",
          rest.substring(name.length() + 1),
          walked.equals("inputs."));
    }
  }

  /** The longest of the names that the path begins with; null where none does. */
  private static String longest(Iterable<String> names, String path) {
    String longest = null;
    for (String name : names) {
      boolean begins = path.equals(name) || path.startsWith(name + ".");
      if (begins && !name.isEmpty() && (longest == null || name.length() > longest.length())) {
        longest = name;
      }
    }
    return longest;
  }

  /** The name of an item of a list, where it has one. */
  static Optional<String> nameOf(YamlValue item) {
    return item instanceof YamlValue.Mapping map
            && map.entries().get("name") != null
            && map.entries().get("name").value() instanceof YamlValue.Scalar name
        ? Optional.of(name.text())
        : Optional.empty();
  }
}
