/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.tool;

import io.neuromorphic.flink.event.SpikeDigest;
import io.neuromorphic.flink.job.run.RunSummary.InputBooks;
import io.neuromorphic.flink.state.InputBook;
import io.neuromorphic.flink.state.PopulationState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a savepoint or checkpoint holds of a job's populations.
 *
 * @param originMicros start of the first window, µs
 * @param dtMicros length of a window, µs
 * @param populations in the order of their names
 * @param events the books of every input that was heard of, by name
 * @param digest of all spikes
 */
public record StateReport(
    long originMicros,
    long dtMicros,
    List<PopulationSnapshot> populations,
    Map<String, InputBooks> events,
    String digest) {

  /** Reads a savepoint or checkpoint of one job. */
  public static StateReport read(String place) throws IOException, InterruptedException {
    return read(place, Optional.empty());
  }

  /**
   * Reads a savepoint or checkpoint.
   *
   * @param place its folder, the file {@code _metadata} in it, or the URI of either
   * @param uidPrefix of a program's neurons, empty for a job's; needed where there are several
   * @throws io.neuromorphic.flink.job.SavepointRefusedException if there is none
   * @throws UsageException if there are other neurons than asked for, or several
   * @throws IOException if it cannot be read, or is of a job without populations
   */
  public static StateReport read(String place, Optional<String> uidPrefix)
      throws IOException, InterruptedException {
    List<PopulationState> shards = SavepointShards.read(SavepointPlace.find(place, uidPrefix));
    if (shards.isEmpty()) {
      throw new IOException(place + ": holds no populations");
    }
    return of(shards);
  }

  private static StateReport of(List<PopulationState> shards) throws IOException {
    Map<String, List<PopulationState>> byName = new TreeMap<>();
    Map<String, long[]> books = new TreeMap<>();
    for (PopulationState shard : shards) {
      byName.computeIfAbsent(shard.shape().population(), name -> new ArrayList<>()).add(shard);
      for (int i = 0; i < shard.books().size(); i++) {
        InputBook book = shard.books().get(i);
        add(books.computeIfAbsent(book.input(), name -> new long[6]), book, shard.pendingEvents(i));
      }
    }
    List<PopulationSnapshot> populations = new ArrayList<>();
    SpikeDigest digest = new SpikeDigest();
    for (List<PopulationState> population : byName.values()) {
      population.sort(Comparator.comparingInt(shard -> shard.shape().shard()));
      populations.add(PopulationSnapshot.of(population));
    }
    populations.forEach(population -> digest.merge(population.digest()));
    Map<String, InputBooks> events = new TreeMap<>();
    books.forEach(
        (name, b) -> events.put(name, new InputBooks(b[0], b[1], b[2], b[3], b[4], b[5])));
    return new StateReport(
        shards.get(0).shape().originMicros(),
        shards.get(0).shape().dtMicros(),
        populations,
        events,
        digest.toString());
  }

  private static void add(long[] sums, InputBook book, long pending) {
    sums[0] += book.counts().read();
    sums[1] += book.integrated();
    sums[2] += book.counts().filtered();
    sums[3] += book.counts().late();
    sums[4] += book.counts().invalid();
    sums[5] += pending;
  }

  /** The same with some of its populations only. */
  public StateReport only(PopulationSnapshot population) {
    return new StateReport(originMicros, dtMicros, List.of(population), events, digest);
  }

  /** One JSON object on one line. Its keys are an interface. */
  public String json() {
    return StateJson.of(this);
  }

  /** Tables for people, without a line end after the last line. */
  public String text() {
    return StateText.of(this);
  }
}
