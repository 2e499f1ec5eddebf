/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A key of the job file: what it takes, what holds where it is absent, and what it means. A {@link
 * Section} reads no other keys than those, with the bounds and the default that stand here, and the
 * reference of job keys lists them: what is told is what is read.
 */
sealed interface Key {

  /** As it is written. */
  String name();

  /** Kind of value, its unit, and the values that are allowed. */
  String takes();

  /** What holds where it is absent. */
  Default fallback();

  /** One sentence or two, in Markdown. */
  String means();

  /** The same, where something else holds in its absence than what it is read as. */
  default Other but(Default fallback) {
    return new Other(name(), takes(), fallback, means(), inner());
  }

  /** The keys of the maps that are, or may be, its value. */
  default Optional<Inner> inner() {
    return Optional.empty();
  }

  /**
   * A whole number.
   *
   * @param unit in the plural; may be empty
   */
  record Whole(String name, long usual, long least, long most, String unit, String means)
      implements Key {
    @Override
    public String takes() {
      String number = unit.isEmpty() ? "whole number" : "whole number of " + unit;
      return least == Long.MIN_VALUE && most == Long.MAX_VALUE
          ? number + ", 64 bits"
          : number + ", " + least + " to " + most;
    }

    @Override
    public Default fallback() {
      return Default.of(Long.toString(usual));
    }
  }

  /**
   * A number.
   *
   * @param unit of it; may be empty
   */
  record Real(String name, double usual, NumberRange range, String unit, String means)
      implements Key {
    @Override
    public String takes() {
      return range.expected().substring("a ".length()) + (unit.isEmpty() ? "" : ", " + unit);
    }

    @Override
    public Default fallback() {
      return Default.of(Numbers.plain(usual));
    }
  }

  /** A duration; all numbers in µs. */
  record Duration(String name, long usual, long least, long most, String means) implements Key {
    @Override
    public String takes() {
      return String.format(
          "duration, %s to %s",
          least == 0 ? "0" : DurationParser.format(least), DurationParser.format(most));
    }

    @Override
    public Default fallback() {
      return Default.of(DurationParser.format(usual));
    }
  }

  /** One of some words. */
  record Word(String name, String usual, List<String> words, String means) implements Key {
    @Override
    public String takes() {
      return Key.alternatives(words);
    }

    @Override
    public Default fallback() {
      return Default.of(usual);
    }
  }

  /** A constant of an enum, by its name in lower case, with hyphens. */
  record Choice<E extends Enum<E>>(String name, E usual, List<E> constants, String means)
      implements Key {
    @Override
    public String takes() {
      return Key.alternatives(words());
    }

    @Override
    public Default fallback() {
      return Default.of(wordOf(usual));
    }

    List<String> words() {
      return constants.stream().map(Choice::wordOf).toList();
    }

    private static String wordOf(Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** A key that its reader reads in a way of its own. */
  record Other(String name, String takes, Default fallback, String means, Optional<Inner> inner)
      implements Key {
    /** Its value is, or may be, a map of these keys. */
    Other map(Keys keys) {
      return with("", keys);
    }

    /** Its value is a list of maps of these keys. */
    Other list(Keys keys) {
      return with("[]", keys);
    }

    /** Its value is a map of maps of these keys; the names in it are the user's. */
    Other named(Keys keys) {
      return with(".NAME", keys);
    }

    private Other with(String step, Keys keys) {
      return new Other(name, takes, fallback, means, Optional.of(new Inner(step, keys)));
    }
  }

  /**
   * The keys below a key.
   *
   * @param step what is added to the key's path on the way to them
   */
  record Inner(String step, Keys keys) {}

  /** One that is read in a way of its own. */
  static Other of(String name, String takes, Default fallback, String means) {
    return new Other(name, takes, fallback, means, Optional.empty());
  }

  /** True or false, and false where it is absent. */
  static Word flag(String name, String means) {
    return new Word(name, "false", List.of("true", "false"), means);
  }

  /** Any constant of an enum. */
  static <E extends Enum<E>> Choice<E> choice(String name, E usual, String means) {
    return new Choice<>(name, usual, List.of(usual.getDeclaringClass().getEnumConstants()), means);
  }

  /** Words as a cell of a table. */
  static String alternatives(List<String> words) {
    return String.join(", ", Arrays.stream(words.toArray()).map(w -> "`" + w + "`").toList());
  }
}
