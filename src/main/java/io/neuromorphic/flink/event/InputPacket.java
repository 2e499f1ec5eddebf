/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.event;

import java.util.ArrayList;
import java.util.List;

/**
 * Many input events of one kind, read from one split (file, Kafka partition, socket), as parallel
 * primitive arrays. Growable, owned by whoever holds it; arrays may be longer than {@link #size()}.
 *
 * <p>A packet may hold no event and carry only {@link #until()}, so that silence is seen as
 * silence.
 */
public abstract class InputPacket {

  /** Value of {@link #until()} and {@link #lastTime()} where there is none. */
  public static final long NONE = Long.MIN_VALUE;

  /** An {@link #until} that says that the input has ended. */
  public static final long END = Long.MAX_VALUE;

  /** Rejections described one by one in a packet; beyond them only {@link #counts()} tells. */
  public static final int MAX_DESCRIBED_REJECTIONS = 1_000;

  protected int size;
  private long until = NONE;
  private long lastTime = NONE;
  private long work;
  private Positions positions = Positions.UNKNOWN;
  private IntakeCounts counts = new IntakeCounts();
  private List<Rejection> rejections = new ArrayList<>(0);

  /** Number of events. */
  public final int size() {
    return size;
  }

  /** Every event before this instant, µs, has been sent; {@link #NONE} if nothing is promised. */
  public final long until() {
    return until;
  }

  public final void setUntil(long until) {
    this.until = until;
  }

  /**
   * The largest accepted time, µs, of the split so far: where its clock stands after this packet.
   * {@link #NONE} before any event was accepted. Set by the intake.
   */
  public final long lastTime() {
    return lastTime;
  }

  public final void setLastTime(long lastTime) {
    this.lastTime = lastTime;
  }

  /** How much of the input was consumed for this packet: bytes of a file, else events. */
  public final long work() {
    return work;
  }

  public final void setWork(long work) {
    this.work = work;
  }

  /** Where the events came from. */
  public final Positions positions() {
    return positions;
  }

  public final void setPositions(Positions positions) {
    this.positions = positions;
  }

  /** What was read into this packet and what of it was turned away, before routing. */
  public final IntakeCounts counts() {
    return counts;
  }

  public final void setCounts(IntakeCounts counts) {
    this.counts = counts;
  }

  /** Events turned away, described; at most {@link #MAX_DESCRIBED_REJECTIONS} are added. */
  public final List<Rejection> rejections() {
    return rejections;
  }

  public final void setRejections(List<Rejection> rejections) {
    this.rejections = rejections;
  }

  /**
   * Counts bytes that were read as one event but could not be understood.
   *
   * @param detail what was expected and what was found
   * @param position where, as in {@link Positions#label}
   * @param value the offending text, or a readable form of it
   */
  public final void addUnparsable(String detail, String position, String value) {
    counts.addRead(1);
    counts.addRejected(RejectReason.UNPARSABLE, 1);
    if (describesMore()) {
      rejections.add(new Rejection(RejectReason.UNPARSABLE, detail, "", position, value));
    }
  }

  /** Counts one more event that could not be understood, without a description. */
  public final void addUndescribedUnparsable() {
    counts.addRead(1);
    counts.addRejected(RejectReason.UNPARSABLE, 1);
  }

  /** Whether a rejection would still be described: where it is not, its text need not be made. */
  public final boolean describesMore() {
    return rejections.size() < MAX_DESCRIBED_REJECTIONS;
  }

  /** Times, µs; at least {@link #size} entries. */
  public abstract long[] t();

  /** Event i as a CSV row, for a rejection. */
  public abstract String describe(int i);

  /**
   * A copy of the events {@code [from, to)}.
   *
   * @param withHeader whether counts, rejections and the rest of the header go with them
   */
  public final InputPacket slice(int from, int to, boolean withHeader) {
    InputPacket slice = copyOfRange(from, to);
    if (withHeader) {
      slice.takeHeader(this);
    }
    int[] kept = new int[to - from];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = from + i;
    }
    slice.setPositions(positions.select(kept, kept.length));
    return slice;
  }

  /** A copy of the events {@code [from, to)} without the header. */
  protected abstract InputPacket copyOfRange(int from, int to);

  /** Moves event {@code from} to place {@code to}, {@code to <= from}. */
  public abstract void move(int from, int to);

  /** Forgets all events from {@code size} on. */
  public final void truncate(int size) {
    if (size < 0 || size > this.size) {
      throw new IllegalArgumentException("size " + size + " outside 0.." + this.size);
    }
    this.size = size;
  }

  /** Empties the packet for reuse by the same owner. */
  public void clear() {
    size = 0;
    until = NONE;
    lastTime = NONE;
    work = 0;
    positions = Positions.UNKNOWN;
    counts = new IntakeCounts();
    rejections = new ArrayList<>(0);
  }

  /** Takes everything but the events over from another packet. */
  public final void takeHeader(InputPacket other) {
    other.copyHeaderTo(this);
  }

  protected final void copyHeaderTo(InputPacket other) {
    other.until = until;
    other.lastTime = lastTime;
    other.work = work;
    other.positions = positions;
    other.counts = counts.copy();
    other.rejections = new ArrayList<>(rejections);
  }
}
