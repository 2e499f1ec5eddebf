/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import static io.neuromorphic.flink.reference.Markdown.code;

import io.neuromorphic.flink.reference.Markdown;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The page of all keys of a job file, from what its readers know. */
public final class JobKeysPage {

  private static final String INTRO =
      """
      Every key of a [job file](../../README.md#the-job-file), from the code that reads it. An unknown key is an error that suggests the nearest
      known one; `bin/neuromorphic explain JOB.yaml` shows what a file comes to, and starts nothing.

      - A path such as `inputs[].encode.pool` is the key `pool` in the map `encode` of an item of the list `inputs`; `NAME` is a name that you choose.
      - **Durations** have a unit: `100us`, `0.5ms`, `2s`, `1min`, `1h`, `1d`. **Paths** are relative to the job file, in `--set` to the working directory.
      - A key without a value (`key:`, `null`, `~`) counts as absent.
      - `--set inputs.camera.encode.pool=4` sets any of them from the command line; items of a list go by their name, values are YAML. Setting one of
        `recording`, `scene`, `kafka`, `udp`, `tcp` removes the others.
      """;

  /** A map of keys, and all places where it may stand. */
  private record Section(Keys keys, List<String> paths) {
    String heading() {
      if (paths.get(0).isEmpty()) {
        return "Top level";
      }
      return paths.size() <= 2
          ? String.join(", ", paths.stream().map(Markdown::code).toList())
          : keys.title().substring(0, 1).toUpperCase(Locale.ROOT) + keys.title().substring(1);
    }

    String link(String text) {
      return "[" + text + "](#" + Markdown.anchor(heading()) + ")";
    }

    /** The part of an anchor that all keys of the section have. */
    String anchor(String key) {
      String path = paths.size() <= 2 ? paths.get(0) : keys.title().replace(' ', '-');
      // Not what a heading's anchor may be.
      return ("key." + (path.isEmpty() ? key : path + "." + key))
          .replace("[]", "")
          .replace(".NAME", "");
    }
  }

  private final Map<Keys, Section> sections = new IdentityHashMap<>();
  private final List<Section> inOrder = new ArrayList<>();

  private JobKeysPage() {
    find("", JobReader.KEYS);
  }

  private void find(String path, Keys keys) {
    Section section = sections.get(keys);
    if (section == null) {
      section = new Section(keys, new ArrayList<>());
      sections.put(keys, section);
      inOrder.add(section);
    }
    section.paths.add(path);
    for (Key key : keys.keys()) {
      String below = path.isEmpty() ? key.name() : path + "." + key.name();
      key.inner().ifPresent(inner -> find(below + inner.step(), inner.keys()));
    }
  }

  /** The page. */
  public static String text() {
    return new JobKeysPage().page();
  }

  private String page() {
    Markdown page = new Markdown("Job file: all keys", "the descriptions in job.config");
    page.block(INTRO).heading(2, "Where is it?");
    page.table(
        List.of("of", "keys"),
        inOrder.stream().map(s -> List.of(s.link(s.heading()), links(s))).toList());
    inOrder.forEach(section -> section(page, section));
    index(page);
    return page.toString();
  }

  private static String links(Section section) {
    List<String> links =
        section.keys.keys().stream()
            .map(key -> "[" + code(key.name()) + "](#" + section.anchor(key.name()) + ")")
            .toList();
    return String.join(" ", links);
  }

  private void section(Markdown page, Section section) {
    page.heading(2, section.heading());
    if (section.paths.size() > 2) {
      page.block(
          "In " + String.join(", ", section.paths.stream().map(Markdown::code).toList()) + ".");
    }
    section
        .keys
        .forms()
        .ifPresent(
            forms ->
                page.block(
                    "Exactly one of " + Key.alternatives(forms.heads()) + " must be there."));
    page.table(
        List.of("key", "takes", "default", "means"),
        section.keys.keys().stream().map(key -> row(section, key)).toList());
  }

  private List<String> row(Section section, Key key) {
    String takes = key.takes();
    if (key.inner().isPresent() && !takes.contains("](")) {
      takes += ": " + sections.get(key.inner().get().keys()).link("its keys");
    }
    List<String> owners =
        section.keys.forms().map(forms -> forms.owners(key.name())).orElse(List.of());
    String with = owners.isEmpty() ? "" : " Only with " + Key.alternatives(owners) + ".";
    return List.of(
        "<a id=\"" + section.anchor(key.name()) + "\"></a>" + code(key.name()),
        takes,
        section.keys.forms().filter(forms -> forms.heads().contains(key.name())).isPresent()
            ? "one of these"
            : fallback(key.fallback()),
        key.means() + with);
  }

  private static String fallback(Default fallback) {
    Optional<String> value = fallback.value().map(Markdown::code);
    String told = fallback == Default.REQUIRED ? "**required**" : fallback.told();
    return value.isPresent() && !told.isEmpty() ? value.get() + "; " + told : value.orElse(told);
  }

  /** All keys by their name, as one finds them in somebody else's file. */
  private void index(Markdown page) {
    Map<String, List<String>> places = new LinkedHashMap<>();
    for (Section section : inOrder) {
      for (Key key : section.keys.keys()) {
        places
            .computeIfAbsent(key.name(), name -> new ArrayList<>())
            .add("[" + section.heading() + "](#" + section.anchor(key.name()) + ")");
      }
    }
    page.heading(2, "By name");
    page.table(
        List.of("key", "of"),
        places.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(place -> List.of(code(place.getKey()), String.join(" · ", place.getValue())))
            .toList());
  }
}
