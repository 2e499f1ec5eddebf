/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a builder was told, by the keys of a job file: a program has no way to say what a job file
 * cannot, and hears the same where it is wrong.
 */
final class Settings {

  private Settings() {}

  /** The same keys and one more. */
  static Map<String, Object> with(Map<String, Object> keys, String key, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(keys);
    more.put(key, value);
    return Collections.unmodifiableMap(more);
  }

  /** The same keys, and one more in the map under one of them. */
  @SuppressWarnings("unchecked") // Builders put nothing else under such a key.
  static Map<String, Object> within(
      Map<String, Object> keys, String map, String key, Object value) {
    Map<String, Object> inner = (Map<String, Object>) keys.getOrDefault(map, Map.of());
    return with(keys, map, with(inner, key, value));
  }

  /** Keys whose values differ, in their order; no value may be shown, as one may be a secret. */
  static Set<String> differing(Map<String, Object> one, Map<String, Object> other) {
    Set<String> keys = new TreeSet<>(one.keySet());
    keys.addAll(other.keySet());
    keys.removeIf(key -> Objects.equals(one.get(key), other.get(key)));
    return keys;
  }

  /** The same keys and values, which nobody else can change. */
  static HashMap<String, Object> copy(Map<String, Object> keys) {
    HashMap<String, Object> copy = new LinkedHashMap<>();
    keys.forEach((key, value) -> copy.put(key, copyOf(value)));
    return copy;
  }

  @SuppressWarnings("unchecked") // Builders name everything by text.
  private static Object copyOf(Object value) {
    if (value instanceof Map<?, ?> map) {
      return copy((Map<String, Object>) map);
    }
    return value instanceof List<?> list
        ? new ArrayList<>(list.stream().map(Settings::copyOf).toList())
        : value;
  }

  /** A duration as a job file writes it. */
  static String text(Duration duration) {
    if (duration.getNano() % 1_000 != 0) {
      throw new IllegalArgumentException("expected whole microseconds, found " + duration);
    }
    return Math.addExact(
            Math.multiplyExact(duration.getSeconds(), 1_000_000L), duration.getNano() / 1_000)
        + "us";
  }

  /** One number for all neurons, or a list with one for each. */
  static Object numbers(double... values) {
    if (values.length == 1) {
      return values[0];
    }
    List<Object> list = new ArrayList<>(values.length);
    for (double value : values) {
      list.add(value);
    }
    return list;
  }
}
