/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view.history;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.event.ProbePacket;
import io.neuromorphic.flink.event.SpikePacket;
import io.neuromorphic.flink.view.history.StreamClock.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * What has passed through a stream in the last minutes, as far as a picture needs it: {@value
 * #MAX_POPULATIONS} populations, {@value #MAX_CAMERAS} cameras and {@value #MAX_TRACES} probed
 * neurons at most. Time is that of the events. Shards and partitions may be apart: what comes late
 * goes to its own bin. Filled and asked by many threads.
 *
 * <p>Memory: 12 MB a population, 42 MB a camera, 2 MB a probed neuron, at most; less for small or
 * short ones.
 */
public final class History {

  /** Populations that are remembered. */
  public static final int MAX_POPULATIONS = 16;

  /** Cameras that are remembered. */
  public static final int MAX_CAMERAS = 2;

  /** Probed neurons that are remembered. */
  public static final int MAX_TRACES = 16;

  /** Neurons beyond are none of a job. */
  private static final int LARGEST_NEURON = 1 << 30;

  private static final long SECOND_MICROS = 1_000_000;
  private static final long ARRIVAL_BIN_MICROS = 50_000;
  private static final int ARRIVAL_BINS = 40;

  private record TraceName(String population, int neuron) {}

  /** A camera has a clock of its own: its events are ahead of the spikes that they cause. */
  private record Camera(CameraHistory history, StreamClock clock) {}

  private final LongSupplier nanos;
  private final Registry<String, PopulationHistory> populations =
      new Registry<>(MAX_POPULATIONS, PopulationHistory::new);
  private final Registry<String, Camera> cameras;
  private final Registry<TraceName, TraceHistory> traces =
      new Registry<>(MAX_TRACES, name -> new TraceHistory(name.population(), name.neuron()));
  private final StreamClock clock;
  private final TotalRing arrivals = new TotalRing(ARRIVAL_BIN_MICROS, ARRIVAL_BINS);
  private final AtomicInteger epoch = new AtomicInteger();
  private final AtomicLong spikes = new AtomicLong();
  private final AtomicLong ignored = new AtomicLong();
  private final AtomicLong earliest = new AtomicLong(Long.MAX_VALUE);
  private final AtomicLong lastArrival = new AtomicLong(HistoryState.NONE);

  /** By the clock of the machine. */
  public History() {
    this(System::nanoTime);
  }

  /**
   * @param nanos wall clock of no particular origin, ns
   */
  History(LongSupplier nanos) {
    this.nanos = nanos;
    this.clock = new StreamClock(nanos);
    this.cameras =
        new Registry<>(
            MAX_CAMERAS, name -> new Camera(new CameraHistory(name), new StreamClock(nanos)));
  }

  /**
   * Makes a population known before its first spike.
   *
   * @param size number of neurons
   * @param width neurons of a row where they are a picture, else 0
   */
  public void describePopulation(String name, int size, int width) {
    PopulationHistory population = populations.of(name);
    if (population != null) {
      population.describe(size, width);
    }
  }

  /** Makes a camera known before its first event; its size in pixels, 0 where it is not known. */
  public void describeCamera(String name, int width, int height) {
    Camera camera = cameras.of(name);
    if (camera != null) {
      camera.history().describe(width, height);
    }
  }

  /** Adds spikes, or only that time has come so far. The packet is not kept. */
  public void spikes(SpikePacket packet) {
    arrived(packet.size());
    if (packet.size() > 0) {
      PopulationHistory population = populations.of(packet.population());
      if (!isSensible(packet)
          || !judge(source(packet.population(), packet.shard()), packet.t(), packet.size())) {
        ignored.addAndGet(packet.size());
      } else if (population != null) {
        population.add(packet.t(), packet.neuron(), packet.size());
      }
    }
    reached(packet.until());
  }

  private static boolean isSensible(SpikePacket packet) {
    for (int i = 0; i < packet.size(); i++) {
      if (packet.neuron()[i] < 0 || packet.neuron()[i] > LARGEST_NEURON) {
        return false;
      }
    }
    return true;
  }

  /** Event time of the neurons has come so far, µs; any value. */
  public void reached(long until) {
    if (until != InputPacket.NONE && until != InputPacket.END) {
      arrived(0);
      judge("", new long[] {until}, 1);
    }
  }

  /** Adds events of a camera. The packet is not kept. */
  public void camera(String name, CameraPacket packet) {
    arrived(0);
    Camera camera = cameras.of(name);
    if (camera == null || packet.size() == 0) {
      return;
    }
    long first = least(packet.t(), packet.size());
    Verdict verdict = camera.clock().judge(name, first, largest(packet.t(), packet.size()));
    if (verdict == Verdict.IGNORE) {
      ignored.incrementAndGet();
      return;
    }
    if (verdict == Verdict.BEGIN_AGAIN) {
      camera.history().forgetFrom(first);
      epoch.incrementAndGet();
    }
    camera.history().add(packet);
    if (clock.now() == StreamClock.NONE) {
      earliest.accumulateAndGet(first, Math::min);
    }
  }

  /** Adds samples of probed neurons. The packet is not kept. */
  public void probed(ProbePacket packet) {
    arrived(0);
    if (packet.size() == 0) {
      return;
    }
    if (!judge("probe " + source(packet.population(), packet.shard()), packet.t(), packet.size())) {
      ignored.addAndGet(packet.size());
      return;
    }
    for (int i = 0; i < packet.size(); i++) {
      TraceHistory trace = traces.of(new TraceName(packet.population(), packet.neuron()[i]));
      if (trace != null) {
        trace.add(packet.t()[i], packet.v()[i], packet.u()[i]);
      }
    }
  }

  /** Counts records that cannot be read. */
  public void unreadable(long records) {
    if (records > 0) {
      arrived(0);
      ignored.addAndGet(records);
    }
  }

  private void arrived(int count) {
    long now = nanos.getAsLong();
    lastArrival.set(now);
    if (count > 0) {
      spikes.addAndGet(count);
      synchronized (arrivals) {
        arrivals.add(now / 1_000, count);
      }
    }
  }

  private static String source(String population, int shard) {
    return population + " " + shard;
  }

  /** Whether what carries these times is to be taken. */
  private boolean judge(String source, long[] t, int size) {
    long first = least(t, size);
    Verdict verdict = clock.judge(source, first, largest(t, size));
    if (verdict == Verdict.BEGIN_AGAIN) {
      populations.all().forEach(population -> population.forgetFrom(first));
      traces.all().forEach(trace -> trace.forgetFrom(first));
      epoch.incrementAndGet();
    }
    if (verdict != Verdict.IGNORE) {
      earliest.accumulateAndGet(first, Math::min);
    }
    return verdict != Verdict.IGNORE;
  }

  private static long least(long[] t, int size) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < size; i++) {
      least = Math.min(least, t[i]);
    }
    return least;
  }

  private static long largest(long[] t, int size) {
    long largest = Long.MIN_VALUE;
    for (int i = 0; i < size; i++) {
      largest = Math.max(largest, t[i]);
    }
    return largest;
  }

  /** How far event time has come, µs, or {@link HistoryState#NONE}. */
  public long now() {
    long neurons = clock.now();
    if (neurons != StreamClock.NONE) {
      return neurons;
    }
    return cameras.all().stream().mapToLong(c -> c.clock().now()).max().orElse(StreamClock.NONE);
  }

  /** What there is at this moment. */
  public HistoryState state() {
    long now = now();
    long wall = nanos.getAsLong();
    long span = Tier.COARSE.binMicros() * Tier.COARSE.bins();
    long arriving;
    synchronized (arrivals) {
      arriving = arrivals.sum(wall / 1_000 - SECOND_MICROS, wall / 1_000);
    }
    long last = lastArrival.get();
    return new HistoryState(
        epoch.get(),
        now,
        now == StreamClock.NONE ? now : Math.max(Math.min(earliest.get(), now), now - span),
        arriving,
        spikes.get(),
        last == HistoryState.NONE ? -1 : (wall - last) / 1_000_000,
        populations.all().stream().map(p -> state(p, now)).toList(),
        cameras.all().stream().map(History::state).toList(),
        traces.all().stream().map(t -> new HistoryState.Trace(t.population(), t.neuron())).toList(),
        populations.leftOut() + cameras.leftOut() + traces.leftOut(),
        ignored.get());
  }

  private static HistoryState.Population state(PopulationHistory population, long now) {
    long rate = now == StreamClock.NONE ? 0 : population.count(now - SECOND_MICROS, now);
    return new HistoryState.Population(
        population.name(), population.size(), population.width(), population.spikes(), rate);
  }

  private static HistoryState.Camera state(Camera camera) {
    CameraHistory history = camera.history();
    long now = camera.clock().now();
    long rate = now == StreamClock.NONE ? 0 : history.count(now - SECOND_MICROS, now);
    return new HistoryState.Camera(
        history.name(), history.width(), history.height(), history.events(), rate);
  }

  /**
   * A window of a population's raster.
   *
   * @param maxRows of the picture, at least 1
   * @return empty where there is no such population
   */
  public Optional<RasterView> raster(String population, Window window, int maxRows) {
    return Optional.ofNullable(populations.find(population)).map(p -> p.view(window, maxRows));
  }

  /** What a camera saw in [from, to), µs; empty where there is no such camera. */
  public Optional<ActivityView> activity(String camera, long from, long to) {
    return Optional.ofNullable(cameras.find(camera)).map(c -> c.history().view(from, to));
  }

  /** A window of a probed neuron's trace; empty where it is not probed. */
  public Optional<TraceView> trace(String population, int neuron, Window window) {
    return Optional.ofNullable(traces.find(new TraceName(population, neuron)))
        .map(trace -> trace.view(window));
  }

  /** Spikes of all populations in each column of a window. */
  public long[] totals(Window window) {
    long[] totals = new long[window.columns()];
    List<PopulationHistory> all = populations.all();
    for (int column = 0; column < totals.length; column++) {
      long from = window.start(column);
      for (PopulationHistory population : all) {
        totals[column] += population.count(from, from + window.step());
      }
    }
    return totals;
  }
}
