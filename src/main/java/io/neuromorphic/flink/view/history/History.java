/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view.history;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.event.ProbePacket;
import io.neuromorphic.flink.event.SpikePacket;
import io.neuromorphic.flink.view.history.HistoryState.Elsewhere;
import io.neuromorphic.flink.view.history.HistoryState.Kind;
import io.neuromorphic.flink.view.history.OtherClocks.Name;
import io.neuromorphic.flink.view.history.StreamClock.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What has passed through a stream in the last minutes, as far as a picture needs it: {@value
 * #MAX_POPULATIONS} populations, {@value #MAX_CAMERAS} cameras and {@value #MAX_TRACES} probed
 * neurons at most. Time is that of the events. Shards and partitions may be apart: what comes late
 * goes to its own bin. Filled and asked by many threads.
 *
 * <p>Memory: 20 MB a population, 57 MB a camera, 2 MB a probed neuron, at most; less for small or
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
  private final Begins begins = new Begins();
  private final OtherClocks others = new OtherClocks();
  private final AtomicLong spikes = new AtomicLong();
  private final AtomicLong ignored = new AtomicLong();
  private final AtomicLong earliest = new AtomicLong(Long.MAX_VALUE);
  private final AtomicLong lastArrival = new AtomicLong(HistoryState.NONE);

  /** By the clock of the machine. */
  public History() {
    this(System::nanoTime);
  }

  /**
   * By a clock of one's own.
   *
   * @param nanos wall clock of no particular origin, ns
   */
  public History(LongSupplier nanos) {
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
    SpikePacket sensible = sensible(packet);
    ignored.addAndGet(packet.size() - sensible.size());
    Name name = new Name(Kind.POPULATION, packet.population());
    String source = source(packet.population(), packet.shard());
    for (Stretch stretch : judge(name, source, sensible.t(), sensible.size())) {
      PopulationHistory population = populations.of(packet.population());
      if (population != null) {
        SpikePacket part =
            stretch.size() == sensible.size()
                ? sensible
                : sensible.slice(stretch.from(), stretch.to());
        population.add(part.t(), part.neuron(), part.size());
      }
    }
    reached(packet.until());
  }

  /** The packet, or what is left of it without neurons that cannot be. */
  private static SpikePacket sensible(SpikePacket packet) {
    int[] neuron = packet.neuron();
    if (IntStream.range(0, packet.size()).allMatch(i -> isNeuron(neuron[i]))) {
      return packet;
    }
    int[] kept = IntStream.range(0, packet.size()).filter(i -> isNeuron(neuron[i])).toArray();
    return new SpikePacket(
        packet.population(),
        packet.shard(),
        IntStream.of(kept).mapToLong(i -> packet.t()[i]).toArray(),
        IntStream.of(kept).map(i -> neuron[i]).toArray(),
        kept.length);
  }

  private static boolean isNeuron(int neuron) {
    return neuron >= 0 && neuron <= LARGEST_NEURON;
  }

  /** Event time of the neurons has come so far, µs; any value. */
  public void reached(long until) {
    if (until != InputPacket.NONE && until != InputPacket.END) {
      arrived(0);
      judge("", new Stretch(0, 1, until, until));
    }
  }

  /** Adds events of a camera. The packet is not kept. */
  public void camera(String name, CameraPacket packet) {
    arrived(0);
    Camera camera = cameras.of(name);
    if (camera == null || packet.size() == 0) {
      return;
    }
    for (Stretch stretch :
        taken(
            new Name(Kind.CAMERA, name), packet.t(), packet.size(), part -> judge(camera, part))) {
      camera
          .history()
          .add(
              stretch.size() == packet.size()
                  ? packet
                  : (CameraPacket) packet.slice(stretch.from(), stretch.to(), false));
      if (clock.now() == StreamClock.NONE) {
        earliest.accumulateAndGet(stretch.first(), Math::min);
      }
    }
  }

  private boolean judge(Camera camera, Stretch stretch) {
    Verdict verdict =
        camera.clock().judge(camera.history().name(), stretch.first(), stretch.last());
    if (verdict == Verdict.BEGIN_AGAIN) {
      camera.history().forgetFrom(stretch.first());
      begins.add(stretch.first());
    }
    return verdict != Verdict.IGNORE;
  }

  /** Adds samples of probed neurons. The packet is not kept. */
  public void probed(ProbePacket packet) {
    arrived(0);
    Name name = new Name(Kind.PROBES, packet.population());
    String source = "probe " + source(packet.population(), packet.shard());
    for (Stretch stretch : judge(name, source, packet.t(), packet.size())) {
      for (int i = stretch.from(); i < stretch.to(); i++) {
        if (!Float.isFinite(packet.v()[i]) || !Float.isFinite(packet.u()[i])) {
          // Not of a job of ours, whose states saturate; it would leave a chart without an axis.
          ignored.incrementAndGet();
          continue;
        }
        TraceHistory trace = traces.of(new TraceName(packet.population(), packet.neuron()[i]));
        if (trace != null) {
          trace.add(packet.t()[i], packet.v()[i], packet.u()[i]);
        }
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

  /** Which of these times are to be taken, in their order. */
  private List<Stretch> judge(Name name, String source, long[] t, int size) {
    return taken(name, t, size, stretch -> judge(source, stretch));
  }

  private List<Stretch> taken(Name name, long[] t, int size, Predicate<Stretch> isTaken) {
    List<Stretch> all = Stretch.of(t, size);
    // Of what comes together the most is right: it says what time it is where nothing else does.
    List<Stretch> taken =
        all.stream()
            .sorted(Comparator.comparingInt(Stretch::size).reversed())
            .filter(isTaken)
            .sorted(Comparator.comparingInt(Stretch::from))
            .toList();
    for (Stretch stretch : all) {
      if (taken.contains(stretch)) {
        others.taken(name, stretch.last());
      } else {
        ignored.addAndGet(stretch.size());
        others.leftOut(name, stretch);
      }
    }
    return taken;
  }

  /** Whether what carries these times is to be taken. */
  private boolean judge(String source, Stretch stretch) {
    long before = clock.now();
    Verdict verdict = clock.judge(source, stretch.first(), stretch.last());
    if (verdict == Verdict.BEGIN_AGAIN) {
      populations.all().forEach(population -> population.forgetFrom(stretch.first()));
      traces.all().forEach(trace -> trace.forgetFrom(stretch.first()));
      begins.add(stretch.first());
    }
    if (verdict == Verdict.IGNORE) {
      return false;
    }
    if (before != StreamClock.NONE && StreamClock.far(before, stretch.last())) {
      others.moved();
    }
    earliest.accumulateAndGet(stretch.first(), Math::min);
    return true;
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
        begins.count(),
        now,
        now == StreamClock.NONE ? now : Math.max(Math.min(earliest.get(), now), now - span),
        arriving,
        spikes.get(),
        last == HistoryState.NONE ? -1 : (wall - last) / 1_000_000,
        populations.all().stream().map(p -> state(p, now)).toList(),
        cameras.all().stream().map(History::state).toList(),
        traces.all().stream().map(t -> new HistoryState.Trace(t.population(), t.neuron())).toList(),
        populations.leftOut() + cameras.leftOut() + traces.leftOut(),
        ignored.get(),
        elsewhere(now),
        begins.last());
  }

  private List<Elsewhere> elsewhere(long now) {
    if (now == StreamClock.NONE) {
      return List.of();
    }
    List<Elsewhere> elsewhere = new ArrayList<>(others.awayFrom(now));
    for (Camera camera : cameras.all()) {
      String name = camera.history().name();
      cameraNow(name).ifPresent(at -> elsewhere.add(new Elsewhere(Kind.CAMERA, name, at)));
    }
    return elsewhere;
  }

  /**
   * How far a camera has come by its own clock, µs, where that is not the one of the neurons: its
   * newest events are not at the newest instant that is shown.
   */
  public OptionalLong cameraNow(String name) {
    Camera camera = cameras.find(name);
    long seen = camera == null ? StreamClock.NONE : camera.clock().now();
    long now = now();
    return seen == StreamClock.NONE || !StreamClock.far(seen, now)
        ? OptionalLong.empty()
        : OptionalLong.of(seen);
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
   * @param neurons that are wanted
   * @param maxRows of the picture, at least 1
   * @return empty where there is no such population
   */
  public Optional<RasterView> raster(
      String population, Window window, NeuronRange neurons, int maxRows) {
    return Optional.ofNullable(populations.find(population))
        .map(p -> p.view(window, neurons, maxRows));
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
