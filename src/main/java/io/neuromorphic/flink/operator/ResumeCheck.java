/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.state.SnapshotNotes;
import io.neuromorphic.flink.state.SnapshotNotes.PopulationNote;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says why a job cannot go on from a snapshot: the windows, the neurons and the way in which they
 * are cut into shards must be those of the snapshot.
 */
public final class ResumeCheck {

  /** As in {@link PopulationSpec#neurons()}. */
  private static final Pattern SETTING = Pattern.compile("(\\w+)=([^,\\s\\]]+)");

  private static final String NOT_SET = "not set";

  /** What stands before the name of a projection or input. */
  private static final String TAU = "tau_";

  private static final Map<String, String> SPELLED =
      Map.ofEntries(
          Map.entry("v", "initial v"),
          Map.entry("u", "initial u"),
          Map.entry("vTh", "v_th"),
          Map.entry("tauInv", "tau_inv"),
          Map.entry("together", "the cycle that it is stepped in"),
          Map.entry("recurrent", "the use of recurrent-weights"),
          Map.entry("lines", "input-size"),
          Map.entry("varied", "the parameters of single neurons (as a hash)"));

  private ResumeCheck() {}

  /** One sentence for each thing that was changed and must not be; empty where all is well. */
  public static List<String> problems(SnapshotNotes kept, PopulationsSpec wanted) {
    List<String> problems = new ArrayList<>();
    if (kept.dtMicros() != wanted.dtMicros()) {
      problems.add(otherWindows(kept, wanted));
    }
    for (PopulationSpec population : wanted.populations()) {
      PopulationNote note = kept.populations().get(population.name());
      if (note != null) {
        List<Change> changes = changes(note, population);
        if (!changes.isEmpty()) {
          problems.add(otherNeurons(population.name(), note, kept.dtMicros(), changes));
        }
      }
    }
    return problems;
  }

  private record Change(String what, String now, String before) {
    String told() {
      return what + " is " + now + " in the job file, " + before + " in the savepoint";
    }
  }

  private static List<Change> changes(PopulationNote note, PopulationSpec population) {
    List<Change> changes = new ArrayList<>();
    if (note.size() != population.size()) {
      changes.add(new Change("size", "" + population.size(), "" + note.size()));
    }
    if (note.shards() != population.shards()) {
      changes.add(new Change("shards", "" + population.shards(), "" + note.shards()));
    }
    if (!note.neurons().equals(population.neurons())) {
      Map<String, String> before = settings(note.neurons());
      Map<String, String> now = settings(population.neurons());
      int known = changes.size();
      Set<String> names = new LinkedHashSet<>(now.keySet());
      names.addAll(before.keySet());
      for (String name : names) {
        String old = before.getOrDefault(name, NOT_SET);
        String value = now.getOrDefault(name, NOT_SET);
        if (!old.equals(value)) {
          changes.add(new Change(spelled(name), value, old));
        }
      }
      if (changes.size() == known) {
        changes.add(new Change("the neuron", population.neurons(), note.neurons()));
      }
    }
    return changes;
  }

  private static String spelled(String name) {
    return name.startsWith(TAU)
        ? "tau-syn of " + name.substring(TAU.length())
        : SPELLED.getOrDefault(name, name);
  }

  private static Map<String, String> settings(String neurons) {
    Map<String, String> settings = new LinkedHashMap<>();
    Matcher matcher = SETTING.matcher(neurons);
    while (matcher.find()) {
      settings.put(matcher.group(1), matcher.group(2));
    }
    return settings;
  }

  private static String otherNeurons(
      String name, PopulationNote note, long dtMicros, List<Change> changes) {
    return String.format(
        Locale.ROOT,
        "population '%s' cannot resume from the savepoint: %s; its %d neurons (stepped to t = %d µs,"
            + " %,d spikes) would be lost. Put %s, or start without the savepoint",
        name,
        String.join(", ", changes.stream().map(Change::told).toList()),
        note.size(),
        note.nextWindow() * dtMicros,
        note.spikes(),
        String.join(
            " and ", changes.stream().map(c -> c.what() + " back to " + c.before()).toList()));
  }

  private static String otherWindows(SnapshotNotes kept, PopulationsSpec wanted) {
    long neurons = kept.populations().values().stream().mapToLong(PopulationNote::size).sum();
    long spikes = kept.populations().values().stream().mapToLong(PopulationNote::spikes).sum();
    long window =
        kept.populations().values().stream().mapToLong(PopulationNote::nextWindow).min().orElse(0);
    return String.format(
        Locale.ROOT,
        "the job cannot resume from the savepoint: dt is %d µs in the job file, %d µs in the"
            + " savepoint; all %d neurons (stepped to t = %d µs, %,d spikes) would be lost. Put dt"
            + " back to %dus, or start without the savepoint",
        wanted.dtMicros(),
        kept.dtMicros(),
        neurons,
        window * kept.dtMicros(),
        spikes,
        kept.dtMicros());
  }
}
