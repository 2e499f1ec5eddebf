/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.event.RejectReason;
import io.neuromorphic.flink.event.ShardKey;
import io.neuromorphic.flink.event.ShardPacket;
import io.neuromorphic.flink.event.SpikeDigest;
import io.neuromorphic.flink.kernel.CurrentSum;
import io.neuromorphic.flink.kernel.InputSums;
import io.neuromorphic.flink.kernel.RestingStep;
import io.neuromorphic.flink.kernel.StepKernel;
import io.neuromorphic.flink.kernel.StepOutput;
import io.neuromorphic.flink.kernel.VariedStepKernel;
import io.neuromorphic.flink.state.InputBook;
import io.neuromorphic.flink.state.PendingInput;
import io.neuromorphic.flink.state.PopulationState;
import io.neuromorphic.flink.state.SpikeTrail;
import io.neuromorphic.flink.state.WindowInput;
import java.io.IOException;
import java.util.List;

/** One shard at work: takes input, steps its neurons window by window, sends spikes. */
final class PopulationShard {

  private final ShardKey key;
  private final PopulationSpec spec;
  private final PopulationState state;
  private final ResetReports resets;
  private final RestingStep step;
  private final long populationHash;
  private final int first;
  private final long dt;
  private boolean ended;
  private long endWindow;
  private long goal;
  private long waiting;
  private final boolean bounded;
  private final SpikeSender sender;
  private final SynapticInput synaptic;
  private final StepKernel varied;

  /** Null where none of the neurons is probed. */
  private final Probe probe;

  PopulationShard(
      ShardKey key,
      PopulationSpec spec,
      PopulationState state,
      ResetReports resets,
      SynapseStore store,
      boolean bounded)
      throws IOException {
    this.bounded = bounded;
    this.key = key;
    this.spec = spec;
    this.state = state;
    this.resets = resets;
    this.step = new RestingStep(spec.constants(), CurrentSum.LARGEST, state.v().length);
    this.populationHash = SpikeDigest.populationHash(spec.name());
    this.first = state.shape().first();
    this.dt = state.shape().dtMicros();
    this.goal = state.nextWindow();
    NetworkSpec network = spec.network();
    this.sender = new SpikeSender(key, state, network == null ? List.of() : network.destinations());
    this.synaptic = isPlain(network) ? null : new SynapticInput(state, network, store);
    this.varied =
        network == null || network.varied().isEmpty() ? null : variedKernel(spec, first, state);
    this.probe = Probe.of(key, state, spec.probe()).orElse(null);
    count(state.pending());
    state.synaptic().forEach(each -> count(each.pending()));
    state.books().forEach(InputBook::restart);
    findEnd();
  }

  private void count(PendingInput pending) {
    for (int i = 0; i < pending.windows(); i++) {
      waiting += pending.input(i).size();
    }
  }

  /** Whether nothing but events enters, and all neurons have the same constants. */
  private static boolean isPlain(NetworkSpec network) {
    return network == null
        || (network.varied().isEmpty()
            && network.projections().isEmpty()
            && network.recurrent() == null
            && network.input() == null
            && network.inputDecay().isEmpty()
            && network.bias().length == 0
            && network.noise() == null);
  }

  private static StepKernel variedKernel(PopulationSpec spec, int first, PopulationState state) {
    int size = state.v().length;
    float[] v = new float[size];
    float[] u = new float[size];
    spec.copyStart(first, v, u);
    return new VariedStepKernel(
        spec.network().parameters(),
        spec.network().varied(),
        spec.network().dtSeconds(),
        v,
        u,
        first);
  }

  ShardKey key() {
    return key;
  }

  PopulationSpec spec() {
    return spec;
  }

  PopulationState state() {
    return state;
  }

  /** Receives events that arrived after their window had been stepped. */
  interface LateEvents {
    /** Event i of the packet is late. */
    void reject(ShardPacket packet, int i);

    /** So many events of the packet are late that were summed up: nothing is known of each. */
    void rejectSummed(ShardPacket packet, long events);
  }

  /** Takes a packet in: input for windows to come, counts, ends of inputs. */
  void accept(ShardPacket packet, LateEvents late) {
    int book = state.bookIndex(packet.input());
    if (packet.counts() != null) {
      state.books().get(book).counts().add(packet.counts());
    }
    int from = 0;
    for (int run = 0; run < packet.runCount(); run++) {
      long window = packet.runWindow()[run];
      int to = packet.runEnd()[run];
      if (window >= state.nextWindow()) {
        (synaptic == null ? state.pending() : synaptic.pending(packet.input()))
            .at(window)
            .add(book, packet.neuron(), packet.current(), from, to, packet.runEvents()[run]);
        waiting += to - from;
      } else {
        state.books().get(book).counts().addRejected(RejectReason.LATE, packet.runEvents()[run]);
        if (packet.runEvents()[run] > to - from) {
          late.rejectSummed(packet, packet.runEvents()[run]);
        } else {
          for (int i = from; i < to; i++) {
            late.reject(packet, i);
          }
        }
      }
      from = to;
    }
    if (packet.end() != null) {
      state.books().get(book).end(packet.end());
      findEnd();
    }
  }

  /**
   * The window after the last that is stepped when all inputs that reach the neurons have ended.
   */
  private void findEnd() {
    long lastTime = InputPacket.NONE;
    ended = true;
    for (String input : spec.inputs()) {
      InputBook book = bookOf(input);
      ended &= book != null && book.hasEnded();
      if (book != null) {
        lastTime = Math.max(lastTime, book.lastTime());
      }
    }
    endWindow = lastTime == InputPacket.NONE ? state.nextWindow() : after(lastTime);
  }

  private long after(long time) {
    return Math.floorDiv(time, dt) + 1;
  }

  private InputBook bookOf(String input) {
    for (InputBook book : state.books()) {
      if (book.input().equals(input)) {
        return book;
      }
    }
    return null;
  }

  /** Aims at the end of all inputs, if they have ended. */
  void aimAtEnd() {
    if (ended) {
      goal = Math.max(goal, endWindow);
    }
  }

  /** Aims at the windows that a watermark completes. Flink's final one completes none. */
  void aimAt(long watermark) {
    if (watermark < Long.MIN_VALUE / 1_000 || watermark > Long.MAX_VALUE / 1_000 - 1) {
      return;
    }
    long limit = Math.floorDiv((watermark + 1) * 1_000, dt);
    goal = Math.max(goal, bounded && ended ? Math.min(limit, endWindow) : limit);
  }

  /** The first window that shall not be stepped yet. */
  long goal() {
    return goal;
  }

  /** Whether windows are complete that have not been stepped. */
  boolean isBehind() {
    return state.nextWindow() < goal;
  }

  /** Whether all inputs that reach the neurons have ended and all their windows are stepped. */
  boolean isDone() {
    return ended && state.nextWindow() >= endWindow;
  }

  /** Whether there will be no further step: where another input goes on, so do the neurons. */
  private boolean isOver() {
    return bounded && isDone();
  }

  /**
   * Currents that wait for their window, each one event or several, and spikes that are kept for
   * their delay.
   */
  long waiting() {
    long all = waiting;
    for (SpikeTrail trail : state.trails()) {
      all += trail.spikes();
    }
    return all;
  }

  /** Steps all windows before {@code limit}, sending the spikes; for neurons without a network. */
  void advance(long limit, Scratch scratch, SpikeSender.Out spikes) {
    WindowSum sum = scratch.window();
    StepOutput out = scratch.out();
    while (state.nextWindow() < limit) {
      WindowInput input = state.pending().takeIfFirst(state.nextWindow());
      if (input == null && step.isAtRest()) {
        rest(Math.min(limit, nextActive()), spikes);
        continue;
      }
      long saturated = 0;
      if (input != null) {
        saturated = sum.add(input);
        integrate(input);
      }
      step.step(scratch.kernel(), state.v(), state.u(), sum.current(), sum.blocks(), out);
      stepped(out, sum.current(), saturated, spikes);
      if (input != null) {
        sum.clear(input);
      }
    }
    send(spikes);
  }

  /** Steps the next window of neurons in a network; the spikes are in the scratch's output. */
  void stepWindow(Scratch scratch, SpikeSender.Out spikes) {
    InputSums sums = scratch.sums();
    StepOutput out = scratch.out();
    long saturated =
        synaptic.gather(
            state.nextWindow(), sums, scratch.apart(), scratch.lines(), this::integrate);
    float[] recurrent = synaptic.isRecurrent() ? scratch.apart().current() : null;
    long[] blocks = sums.blocks();
    if (recurrent != null) {
      for (int word = 0; word < blocks.length; word++) {
        blocks[word] |= scratch.apart().blocks()[word];
      }
    }
    StepKernel kernel = varied == null ? scratch.kernel() : varied;
    step.step(kernel, state.v(), state.u(), sums.current(), recurrent, blocks, out);
    stepped(out, sums.current(), saturated, spikes);
    sums.clear();
    if (recurrent != null) {
      scratch.apart().clear();
    }
    synaptic.forget();
  }

  private void stepped(StepOutput out, float[] current, long saturated, SpikeSender.Out spikes) {
    if (out.resets() > 0) {
      resets.add(spec.name(), first, (state.nextWindow() + 1) * dt, out, current);
      startAgain(out);
    }
    int count = out.spikeCount();
    state.stepped(count, out.resets(), saturated);
    if (count > 0) {
      state.digest().addStep(populationHash, state.nextWindow() * dt, first, out.spikes(), count);
      sender.add(out.spikes(), count, spikes);
    }
    sample(spikes);
  }

  /** Skips windows in which nothing happens. */
  void rest(long untilWindow, SpikeSender.Out samples) {
    state.stepped(untilWindow - state.nextWindow());
    sample(samples);
  }

  private void sample(SpikeSender.Out samples) {
    if (probe != null) {
      probe.sample(samples);
    }
  }

  /** The first window, not before the next one, in which something may happen. */
  long nextActive() {
    if (!step.isAtRest()) {
      return state.nextWindow();
    }
    if (synaptic != null) {
      return synaptic.nextActive();
    }
    return state.pending().windows() == 0 ? Long.MAX_VALUE : state.pending().window(0);
  }

  /** Neurons that are known to rest: they are not stepped until input comes to them. */
  int quiescentNeurons() {
    return step.restingNeurons();
  }

  /** What a window costs, in steps of single neurons. */
  long work() {
    return state.v().length + (probe == null ? 0 : probe.work());
  }

  /** Whether it has to be stepped as part of a network. */
  boolean isNetworked() {
    return synaptic != null;
  }

  /** Sends the spikes and samples that wait, and how far time has come. */
  void send(SpikeSender.Out spikes) {
    if (probe != null) {
      probe.send(spikes);
    }
    sender.send(isOver(), spikes);
  }

  /** The kernel knows one initial state for all; neurons that were given one each take theirs. */
  private void startAgain(StepOutput out) {
    if (spec.start() != null) {
      for (int i = 0; i < out.resets(); i++) {
        int neuron = out.resetNeurons()[i];
        state.v()[neuron] = spec.start().v()[first + neuron];
        state.u()[neuron] = spec.start().u()[first + neuron];
      }
    }
  }

  private void integrate(WindowInput input) {
    waiting -= input.size();
    long[] events = input.events();
    for (int i = 0; i < events.length; i++) {
      if (events[i] > 0) {
        state.books().get(i).addIntegrated(events[i]);
      }
    }
  }

  /** Sends an empty packet if time has gone on since the last one: silence is told, too. */
  void tellSilence(SpikeSender.Out spikes) {
    sender.tellSilence(isOver(), spikes);
  }
}
