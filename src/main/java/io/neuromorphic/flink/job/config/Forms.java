/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The forms that a map may have: exactly one of some keys says which, and others go with some of
 * these only.
 */
final class Forms {

  private record Form(String key, List<String> companions) {}

  private final List<Form> forms;

  private Forms(List<Form> forms) {
    this.forms = forms;
  }

  /** Each form as its key, and after it the keys that go with it. */
  static Forms of(String... forms) {
    return new Forms(
        Arrays.stream(forms)
            .map(form -> List.of(form.split(" ")))
            .map(words -> new Form(words.get(0), words.subList(1, words.size())))
            .toList());
  }

  /** Describes all keys of the forms, and after them those that go with every form. */
  Keys keys(String title, Key... described) {
    List<String> known = names();
    List<Key> ordered = new ArrayList<>(List.of(described));
    ordered.sort(
        Comparator.comparing(
            key -> known.contains(key.name()) ? known.indexOf(key.name()) : known.size()));
    List<String> names = ordered.stream().map(Key::name).toList();
    if (!names.containsAll(known)) {
      throw new IllegalStateException("of " + known + " only " + names + " are described");
    }
    return new Keys(title, List.copyOf(ordered), Optional.of(this));
  }

  /** Keys of the forms, then those that go with some of them. */
  private List<String> names() {
    return Stream.of(
            forms.stream().map(Form::key), forms.stream().flatMap(form -> form.companions.stream()))
        .flatMap(keys -> keys)
        .distinct()
        .toList();
  }

  /** The keys that say which form it is. */
  List<String> heads() {
    return forms.stream().map(Form::key).toList();
  }

  /** The forms that a key goes with; empty where it goes with any, or is one. */
  List<String> owners(String key) {
    return forms.stream().filter(f -> f.companions.contains(key)).map(Form::key).toList();
  }

  /** The key of the form that a map has; notes what is wrong, and is then empty. */
  Optional<String> choose(Section map) {
    List<String> known = heads();
    List<String> found = known.stream().filter(map::has).toList();
    if (found.size() != 1) {
      map.refuse(
          "expected one of "
              + String.join(", ", known)
              + ", found "
              + (found.isEmpty() ? "none" : String.join(" and ", found)));
      return Optional.empty();
    }
    String chosen = found.get(0);
    for (String key : names()) {
      List<String> owners = owners(key);
      if (map.has(key) && !owners.isEmpty() && !owners.contains(chosen)) {
        map.refuse(key, "goes with " + String.join(" and ", owners) + ", not with " + chosen);
      }
    }
    return Optional.of(chosen);
  }
}
