/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.event.RejectReason;
import io.neuromorphic.flink.event.ShardKey;
import io.neuromorphic.flink.event.ShardPacket;
import io.neuromorphic.flink.event.SpikeDigest;
import io.neuromorphic.flink.event.SpikePacket;
import io.neuromorphic.flink.kernel.CurrentSum;
import io.neuromorphic.flink.kernel.RestingStep;
import io.neuromorphic.flink.kernel.StepKernel;
import io.neuromorphic.flink.kernel.StepOutput;
import io.neuromorphic.flink.state.InputBook;
import io.neuromorphic.flink.state.PopulationState;
import io.neuromorphic.flink.state.WindowInput;
import java.util.function.Consumer;

/** One shard at work: takes input, steps its neurons window by window, sends spikes. */
final class PopulationShard {

  /** Spikes after which a packet is sent, even amid a catch-up. */
  private static final int MAX_SPIKES = 16_384;

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
  private long toldUntil = InputPacket.NONE;

  PopulationShard(ShardKey key, PopulationSpec spec, PopulationState state, ResetReports resets) {
    this.key = key;
    this.spec = spec;
    this.state = state;
    this.resets = resets;
    this.step = new RestingStep(spec.constants(), CurrentSum.LARGEST, state.v().length);
    this.populationHash = SpikeDigest.populationHash(spec.name());
    this.first = state.shape().first();
    this.dt = state.shape().dtMicros();
    this.goal = state.nextWindow();
    for (int i = 0; i < state.pending().windows(); i++) {
      waiting += state.pending().input(i).size();
    }
    state.books().forEach(InputBook::restart);
    findEnd();
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
        state
            .pending()
            .at(window)
            .add(book, packet.neuron(), packet.current(), from, to, packet.runEvents()[run]);
        waiting += to - from;
      } else {
        state.books().get(book).counts().addRejected(RejectReason.LATE, packet.runEvents()[run]);
        for (int i = from; i < to; i++) {
          late.reject(packet, i);
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
  void aimAt(long watermark, boolean bounded) {
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

  /** Events that wait for their window. */
  long waiting() {
    return waiting;
  }

  /** Steps all windows before {@code limit}, sending the spikes. */
  void advance(
      long limit, StepKernel kernel, WindowSum sum, StepOutput out, Consumer<SpikePacket> spikes) {
    SpikePacket packet = null;
    while (state.nextWindow() < limit) {
      WindowInput input = state.pending().takeIfFirst(state.nextWindow());
      if (input == null && step.isAtRest()) {
        state.stepped(Math.min(limit, nextInput()) - state.nextWindow());
        continue;
      }
      long saturated = 0;
      if (input != null) {
        saturated = sum.add(input);
        integrate(input);
      }
      step.step(kernel, state.v(), state.u(), sum.current(), sum.blocks(), out);
      if (out.resets() > 0) {
        resets.add(spec.name(), first, (state.nextWindow() + 1) * dt, out, sum.current());
        startAgain(out);
      }
      if (input != null) {
        sum.clear(input);
      }
      int count = out.spikeCount();
      state.stepped(count, out.resets(), saturated);
      if (count > 0) {
        long t = state.nextWindow() * dt;
        state.digest().addStep(populationHash, t, first, out.spikes(), count);
        if (packet == null) {
          packet = new SpikePacket(spec.name(), key.shard(), Math.max(64, count));
        }
        packet.addStep(t, first, out.spikes(), count);
        if (packet.size() >= MAX_SPIKES) {
          send(packet, spikes);
          packet = null;
        }
      }
    }
    if (packet != null) {
      send(packet, spikes);
    }
  }

  private long nextInput() {
    return state.pending().windows() == 0 ? Long.MAX_VALUE : state.pending().window(0);
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

  private void send(SpikePacket packet, Consumer<SpikePacket> spikes) {
    packet.setUntil(state.nextWindow() * dt);
    spikes.accept(packet);
  }

  /** Sends an empty packet if time has gone on since the last one: silence is told, too. */
  void tellSilence(Consumer<SpikePacket> spikes) {
    long until = state.nextWindow() * dt;
    if (until > toldUntil && state.steps() > 0) {
      toldUntil = until;
      SpikePacket marker = new SpikePacket(spec.name(), key.shard(), 0);
      marker.setUntil(until);
      spikes.accept(marker);
    }
  }
}
