/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A map of the job file whose keys are known. Every getter notes what is wrong with a value and
 * then goes on with its default, so that one reading finds all problems. A key without a value
 * ({@code key:} or {@code null}) counts as absent.
 */
final class Section {

  private final YamlValue.Mapping map;
  private final Place place;
  private final String path;
  private final Problems problems;
  private final Keys keys;

  /** Notes every key that is not among the known ones. */
  Section(YamlValue.Mapping map, Place place, String path, Problems problems, Keys keys) {
    this.map = map;
    this.place = place;
    this.path = path;
    this.problems = problems;
    this.keys = keys;
    List<String> known = keys.names();
    map.entries()
        .forEach(
            (key, entry) -> {
              if (!known.contains(key) && problems.isFull()) {
                // A suggestion for each of many thousand keys would take its time.
                problems.addUntold();
              } else if (!known.contains(key)) {
                String where = path.isEmpty() ? "" : " in " + path;
                String near = Suggestions.didYouMean(key, known);
                problems.add(
                    entry.keyPlace(),
                    "",
                    "unknown key "
                        + Quoted.of(key)
                        + where
                        + (near.isEmpty() ? "; known are " + String.join(", ", known) : near));
              }
            });
  }

  Problems problems() {
    return problems;
  }

  /** Where the section begins. */
  Place place() {
    return place;
  }

  String path() {
    return path;
  }

  String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /** Where a key's value stands, or the section where it is absent. */
  Place place(String key) {
    return value(key).map(YamlValue::place).orElse(place);
  }

  boolean has(String key) {
    return value(key).isPresent();
  }

  /** What stands under a key, which is one of those that the section was told of. */
  Optional<YamlValue> value(String key) {
    keys.get(key);
    YamlValue.Entry entry = map.entries().get(key);
    return entry == null || entry.value().isNull() ? Optional.empty() : Optional.of(entry.value());
  }

  /** Notes a problem of the section. */
  void refuse(String message) {
    problems.add(place, path, message);
  }

  /** Notes a problem of a key's value. */
  void refuse(String key, String message) {
    problems.add(place(key), path(key), message);
  }

  /** Notes that a value is not of the expected kind. */
  void refuse(String key, YamlValue found, String expected) {
    problems.add(found.place(), path(key), "expected " + expected + ", found " + found.describe());
  }

  /** A single value as it is written. */
  Optional<String> text(String key, String expected) {
    Optional<YamlValue> value = value(key);
    if (value.isPresent() && !(value.get() instanceof YamlValue.Scalar)) {
      refuse(key, value.get(), expected);
      return Optional.empty();
    }
    return value.map(v -> ((YamlValue.Scalar) v).text());
  }

  /** One of some words. */
  String word(Key.Word key) {
    return word(key.name(), key.usual(), key.words());
  }

  /** One of some words. */
  String word(String key, String fallback, List<String> words) {
    String expected = "one of " + String.join(", ", words);
    Optional<String> text = text(key, expected);
    if (text.isEmpty() || words.contains(text.get())) {
      return text.orElse(fallback);
    }
    String near = Suggestions.didYouMean(text.get(), words);
    refuse(key, "expected " + expected + ", found " + Quoted.of(text.get()) + near);
    return fallback;
  }

  /** A constant by its name in lower case, with hyphens. */
  <E extends Enum<E>> E choice(Key.Choice<E> key) {
    List<String> words = key.words();
    String chosen = word(key.name(), key.fallback().value().orElseThrow(), words);
    return key.constants().get(words.indexOf(chosen));
  }

  boolean flag(Key.Word key) {
    return word(key).equals("true");
  }

  long whole(Key.Whole key) {
    return whole(key.name(), key.usual(), key.least(), key.most());
  }

  long whole(String key, long fallback, long least, long most) {
    String expected = "a whole number from " + least + " to " + most;
    return value(key).map(value -> whole(key, value, expected, least, most)).orElse(fallback);
  }

  private long whole(String key, YamlValue value, String expected, long least, long most) {
    Optional<Long> number =
        value instanceof YamlValue.Scalar scalar ? Numbers.whole(scalar.text()) : Optional.empty();
    if (number.isEmpty() || number.get() < least || number.get() > most) {
      refuse(key, value, expected);
      return least;
    }
    return number.get();
  }

  /** Whole numbers, exactly as many as there are names; empty where the value was refused. */
  Optional<List<Integer>> wholes(String key, String form, int count, int least, int most) {
    Optional<List<YamlValue>> items = items(key, form, count);
    if (items.isEmpty()) {
      return Optional.empty();
    }
    List<Integer> numbers = new ArrayList<>();
    String expected = form + " of whole numbers from " + least + " to " + most;
    for (YamlValue item : items.get()) {
      numbers.add((int) whole(key, item, expected, least, most));
    }
    return Optional.of(numbers);
  }

  private Optional<List<YamlValue>> items(String key, String form, int count) {
    YamlValue value = value(key).orElseThrow();
    if (value instanceof YamlValue.Sequence list && list.items().size() == count) {
      return Optional.of(list.items());
    }
    String found =
        value instanceof YamlValue.Sequence list
            ? "a list of " + list.items().size()
            : value.describe();
    problems.add(value.place(), path(key), "expected " + form + ", found " + found);
    return Optional.empty();
  }

  /** A number within its range, rounded as that says. */
  double real(Key.Real key) {
    return number(key.name(), key.range()).orElse(key.usual());
  }

  /** A number within a range; empty where there is none, or it was refused. */
  Optional<Double> number(String key, NumberRange range) {
    Optional<String> text = text(key, range.expected());
    if (text.isEmpty()) {
      return Optional.empty();
    }
    OptionalDouble number = range.parse(text.get());
    if (number.isEmpty()) {
      refuse(key, "expected " + range.expected() + ", found " + Quoted.of(text.get()));
      return Optional.empty();
    }
    return Optional.of(number.getAsDouble());
  }

  /** Numbers within a range, exactly as many as there are names; empty where one was refused. */
  Optional<double[]> reals(String key, String form, int count, NumberRange range) {
    Optional<List<YamlValue>> items = items(key, form, count);
    if (items.isEmpty()) {
      return Optional.empty();
    }
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      YamlValue item = items.get().get(i);
      OptionalDouble number =
          item instanceof YamlValue.Scalar scalar
              ? range.parse(scalar.text())
              : OptionalDouble.empty();
      if (number.isEmpty()) {
        refuse(key, item, form + ", each " + range.expected());
        return Optional.empty();
      }
      numbers[i] = number.getAsDouble();
    }
    return Optional.of(numbers);
  }

  /** One whole number for both, or two: a value such as {@code 2} or {@code [2, 3]}. */
  List<Integer> pair(String key, int fallback, int least, int most) {
    Optional<YamlValue> value = value(key);
    if (value.isPresent() && value.get() instanceof YamlValue.Sequence) {
      return wholes(key, "a whole number or [x, y]", 2, least, most)
          .orElse(List.of(fallback, fallback));
    }
    int both = (int) whole(key, fallback, least, most);
    return List.of(both, both);
  }

  /** A duration in µs, within bounds. */
  long duration(Key.Duration key) {
    return duration(key.name(), key.usual(), key.least(), key.most());
  }

  /** A duration in µs, within bounds. */
  long duration(String key, long fallback, long least, long most) {
    Optional<String> text = text(key, "a duration such as 100us, 0.5ms, 2s, 1h");
    if (text.isEmpty()) {
      return fallback;
    }
    try {
      long micros = DurationParser.micros(text.get());
      if (micros >= least && micros <= most) {
        return micros;
      }
      refuse(
          key,
          String.format(
              "expected a duration from %s to %s, found %s",
              DurationParser.format(least), DurationParser.format(most), Quoted.of(text.get())));
    } catch (IllegalArgumentException e) {
      refuse(key, e.getMessage());
    }
    return fallback;
  }

  /** The map under a key, read by the keys that the key holds. */
  Optional<Section> section(String key) {
    Keys known = keysBelow(key);
    return mapping(key, "a map of " + String.join(", ", known.names()))
        .map(
            mapping ->
                new Section(
                    mapping, map.entries().get(key).keyPlace(), path(key), problems, known));
  }

  /** One of the maps under a key, read by the keys that the key holds. */
  Section item(String key, YamlValue.Mapping item, Place start, String itemPath) {
    return new Section(item, start, itemPath, problems, keysBelow(key));
  }

  private Keys keysBelow(String key) {
    return keys.get(key).inner().orElseThrow().keys();
  }

  /** The map under a key, whose keys are the user's. */
  Map<String, YamlValue.Entry> entries(String key, String expected) {
    return mapping(key, expected).map(YamlValue.Mapping::entries).orElse(Map.of());
  }

  private Optional<YamlValue.Mapping> mapping(String key, String expected) {
    Optional<YamlValue> value = value(key);
    if (value.isPresent() && !(value.get() instanceof YamlValue.Mapping)) {
      refuse(key, value.get(), expected);
      return Optional.empty();
    }
    return value.map(v -> (YamlValue.Mapping) v);
  }
}
