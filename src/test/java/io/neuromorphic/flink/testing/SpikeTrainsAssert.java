/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.testing;

import io.neuromorphic.flink.job.compare.Spike;
import io.neuromorphic.flink.job.compare.SpikeComparison;
import io.neuromorphic.flink.job.compare.SpikeTrains;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on spikes. {@link #inPopulation}, {@link #ofNeuron} and {@link #between} narrow what
 * the rest of the sentence speaks of. Times are µs; see {@link TestInputs#ms}.
 */
public final class SpikeTrainsAssert extends AbstractAssert<SpikeTrainsAssert, SpikeTrains> {

  private static final int SHOWN = 5;
  private static final double MICROS_PER_SECOND = 1e6;

  private final SpikeSelection selection;

  SpikeTrainsAssert(SpikeTrains actual, SpikeSelection selection) {
    super(actual, SpikeTrainsAssert.class);
    this.selection = selection;
  }

  private SpikeTrainsAssert narrowed(SpikeTrains to, SpikeSelection narrower) {
    SpikeTrainsAssert narrowed = new SpikeTrainsAssert(to, narrower);
    narrowed.info.description(info.description());
    return narrowed;
  }

  /**
   * Speaks of one population. Fails where the job has none of that name, or it is known not to have
   * the neuron of before.
   */
  public SpikeTrainsAssert inPopulation(String name) {
    isNotNull();
    checkKnown(Optional.of(name), selection.neuron());
    return narrowed(actual.inPopulation(name), selection.inPopulation(name));
  }

  /** Speaks of one neuron. Fails where the population is known not to have so many. */
  public SpikeTrainsAssert ofNeuron(int index) {
    isNotNull();
    checkKnown(selection.population(), OptionalInt.of(index));
    return narrowed(actual.ofNeuron(index), selection.ofNeuron(index));
  }

  /** Of what is not there, every statement of silence would be true. */
  private void checkKnown(Optional<String> population, OptionalInt neuron) {
    Map<String, Integer> sizes = actual.sizes();
    if (population.isPresent() && !sizes.isEmpty() && !sizes.containsKey(population.get())) {
      fail(
          "there is no population %s%s; there are %s",
          population.get(), selection, String.join(", ", sizes.keySet()));
    }
    int size =
        sizes.entrySet().stream()
            .filter(e -> population.isEmpty() || population.get().equals(e.getKey()))
            .mapToInt(Map.Entry::getValue)
            .max()
            .orElse(Integer.MAX_VALUE);
    if (neuron.isPresent() && (neuron.getAsInt() < 0 || neuron.getAsInt() >= size)) {
      fail(
          "there is no neuron %d%s: they are 0 to %d",
          neuron.getAsInt(), population.map(name -> " in population " + name).orElse(""), size - 1);
    }
  }

  /**
   * Speaks of a part of time.
   *
   * @param fromMicros inclusive, µs
   * @param toMicros exclusive, µs
   * @throws IllegalArgumentException where no time is between them, or none of what was chosen
   *     before
   */
  public SpikeTrainsAssert between(long fromMicros, long toMicros) {
    isNotNull();
    if (fromMicros >= toMicros) {
      throw new IllegalArgumentException(
          "between(" + fromMicros + ", " + toMicros + ") is no time: the end must be later");
    }
    if (selection.between(fromMicros, toMicros).isNever()) {
      throw new IllegalArgumentException(
          "between(" + fromMicros + ", " + toMicros + ") leaves no time" + selection);
    }
    return narrowed(actual.between(fromMicros, toMicros), selection.between(fromMicros, toMicros));
  }

  /** There are exactly so many spikes. */
  public SpikeTrainsAssert hasCount(int expected) {
    isNotNull();
    if (actual.size() != expected) {
      fail("expected %s%s, found %s", spikes(expected), selection, found());
    }
    return this;
  }

  /** There are at least and at most so many spikes. */
  public SpikeTrainsAssert hasCountBetween(int least, int most) {
    isNotNull();
    if (actual.size() < least || actual.size() > most) {
      fail("expected %,d to %s%s, found %s", least, spikes(most), selection, found());
    }
    return this;
  }

  /** There is no spike. */
  public SpikeTrainsAssert isEmpty() {
    isNotNull();
    if (!actual.isEmpty()) {
      fail("expected no spike%s, found %s", selection, found());
    }
    return this;
  }

  /** There is a spike. */
  public SpikeTrainsAssert isNotEmpty() {
    isNotNull();
    if (actual.isEmpty()) {
      fail("expected spikes%s, found none", selection);
    }
    return this;
  }

  /**
   * The mean firing rate of a neuron is in a range. Needs {@link #between}, and of a population its
   * size: a job's are known, for a pipeline see {@link SpikeTrains#withSizes}.
   *
   * @param least Hz, inclusive
   * @param most Hz, inclusive
   */
  public SpikeTrainsAssert hasRateBetween(double least, double most) {
    isNotNull();
    SpikeSelection.Window window =
        selection
            .window()
            .orElseThrow(() -> new IllegalStateException("say over which time: between(from, to)"));
    double seconds = (window.to() - window.from()) / MICROS_PER_SECOND;
    double rate = actual.size() / seconds / neurons();
    if (!(rate >= least && rate <= most)) {
      fail(
          "expected a rate of %s to %s Hz%s, found %s Hz: %s",
          hertz(least), hertz(most), selection, hertz(rate), found());
    }
    return this;
  }

  private int neurons() {
    if (selection.neuron().isPresent() && selection.population().isPresent()) {
      return 1;
    }
    String population =
        selection
            .population()
            .orElseThrow(
                () -> new IllegalStateException("say of which population: inPopulation(name)"));
    OptionalInt size = actual.neuronsOf(population);
    return size.orElseThrow(
        () ->
            new IllegalStateException(
                "the number of neurons of "
                    + population
                    + " is not known: spikes.withSizes(Map.of(\""
                    + population
                    + "\", n))"));
  }

  private static String hertz(double rate) {
    return String.format(Locale.ROOT, "%.2f", rate);
  }

  /** This spike is among them. Fails, too, where such a neuron is known not to be there. */
  public SpikeTrainsAssert containsSpike(long t, String population, int neuron) {
    isNotNull();
    checkKnown(Optional.of(population), OptionalInt.of(neuron));
    Spike spike = new Spike(t, population, neuron);
    if (!contains(spike)) {
      fail("expected the spike %s%s, found %s", spike, selection, nearest(spike));
    }
    return this;
  }

  /** This spike is not among them. Fails, too, where such a neuron is known not to be there. */
  public SpikeTrainsAssert doesNotContainSpike(long t, String population, int neuron) {
    isNotNull();
    checkKnown(Optional.of(population), OptionalInt.of(neuron));
    Spike spike = new Spike(t, population, neuron);
    if (contains(spike)) {
      fail("expected no spike %s%s, found it", spike, selection);
    }
    return this;
  }

  private boolean contains(Spike spike) {
    return SpikeComparison.of(SpikeTrains.of(spike), actual, 0).missing().isEmpty();
  }

  /** What the same neuron does around that time. */
  private String nearest(Spike wanted) {
    SpikeTrains same = actual.inPopulation(wanted.population()).ofNeuron(wanted.neuron());
    return same.spikes().stream()
        .min(Comparator.comparingLong(s -> Math.abs(s.t() - wanted.t())))
        .map(near -> "none at that time; the nearest of the neuron is " + near)
        .orElse("no spike of the neuron");
  }

  /** The first of them is at this time, µs. */
  public SpikeTrainsAssert startsAt(long t) {
    isNotNull();
    if (actual.isEmpty() || actual.t(0) != t) {
      fail("expected the first spike%s at %d us, found %s", selection, t, found());
    }
    return this;
  }

  /** The last of them is at this time, µs. */
  public SpikeTrainsAssert endsAt(long t) {
    isNotNull();
    if (actual.isEmpty() || actual.t(actual.size() - 1) != t) {
      String last = actual.last().map(s -> "it at " + s.t() + " us: " + s).orElse("none");
      fail("expected the last spike%s at %d us, found %s", selection, t, last);
    }
    return this;
  }

  /** They have this digest, the one that a run of them would tell. */
  public SpikeTrainsAssert hasDigest(String expected) {
    isNotNull();
    String digest = actual.digest();
    if (!digest.equals(expected)) {
      fail("expected the digest %s%s, found %s of %s", expected, selection, digest, actual);
    }
    return this;
  }

  /** They are the same spikes. Where they are not, the message tells how, and names a picture. */
  @Override
  public SpikeTrainsAssert isEqualTo(Object expected) {
    return expected instanceof SpikeTrains trains
        ? isCloseTo(trains, 0)
        : super.isEqualTo(expected);
  }

  /**
   * They are the same spikes, but for times that differ by so much at most. Spikes of one neuron
   * are matched one to one.
   *
   * @param toleranceMicros µs
   */
  public SpikeTrainsAssert isCloseTo(SpikeTrains expected, long toleranceMicros) {
    isNotNull();
    return isNear(expected, new Nearness.Tolerance(toleranceMicros));
  }

  /**
   * No neuron's spikes are further from the expected ones than a limit, such as {@code within(1.5,
   * victorPurpura(200))}.
   */
  public SpikeTrainsAssert isCloseTo(SpikeTrains expected, DistanceLimit limit) {
    isNotNull();
    return isNear(expected, new Nearness.Within(limit));
  }

  private SpikeTrainsAssert isNear(SpikeTrains expected, Nearness nearness) {
    String called = "the expected spikes";
    nearness
        .problem(expected, actual, called)
        .ifPresent(
            words -> {
              SpikeComparison comparison =
                  SpikeComparison.of(expected, actual, nearness.toleranceMicros());
              String name = "spikes-" + actual.digest().substring(0, 8);
              fail(
                  "%s",
                  new SpikeDifference(words, comparison, called, name, DiffFolder.usual()).text());
            });
    return this;
  }

  /** They are the spikes of a CSV file. See {@link #matchesGolden(Path, long)}. */
  public SpikeTrainsAssert matchesGolden(String file) {
    return matchesGolden(Path.of(file), 0);
  }

  /** They are the spikes of a CSV file. See {@link #matchesGolden(Path, long)}. */
  public SpikeTrainsAssert matchesGolden(Path file) {
    return matchesGolden(file, 0);
  }

  /** They are close to the spikes of a CSV file. See {@link #matchesGolden(Path, long)}. */
  public SpikeTrainsAssert matchesGolden(String file, long toleranceMicros) {
    return matchesGolden(Path.of(file), toleranceMicros);
  }

  /**
   * They are the spikes of a CSV file {@code t,population,neuron}, but for times that differ by so
   * much at most. With the system property {@code neuromorphic.updateGolden=true}, or the
   * environment variable {@code NEUROMORPHIC_UPDATE_GOLDEN=true}, the file is written instead.
   *
   * @param file relative to the working directory, which is that of the module in Maven and Gradle
   * @param toleranceMicros µs
   */
  public SpikeTrainsAssert matchesGolden(Path file, long toleranceMicros) {
    return matches(file, new Nearness.Tolerance(toleranceMicros));
  }

  /** No neuron is further from the spikes of a CSV file. See {@link #matchesGolden(Path, long)}. */
  public SpikeTrainsAssert matchesGolden(String file, DistanceLimit limit) {
    return matchesGolden(Path.of(file), limit);
  }

  /** No neuron is further from the spikes of a CSV file. See {@link #matchesGolden(Path, long)}. */
  public SpikeTrainsAssert matchesGolden(Path file, DistanceLimit limit) {
    return matches(file, new Nearness.Within(limit));
  }

  private SpikeTrainsAssert matches(Path file, Nearness nearness) {
    isNotNull();
    GoldenFile.usual(file).check(actual, nearness).ifPresent(text -> fail("%s", text));
    return this;
  }

  private String found() {
    if (actual.isEmpty()) {
      return "none";
    }
    StringBuilder text = new StringBuilder(spikes(actual.size())).append(": ");
    for (int i = 0; i < Math.min(SHOWN, actual.size()); i++) {
      text.append(i == 0 ? "" : " ").append(actual.get(i));
    }
    return text + (actual.size() > SHOWN ? " ..." : "");
  }

  private static String spikes(int count) {
    return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? "spike" : "spikes");
  }

  private void fail(String form, Object... values) {
    failWithMessage("%s", String.format(Locale.ROOT, form, values));
  }
}
