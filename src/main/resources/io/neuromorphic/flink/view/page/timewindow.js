// Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
// Which stretch of event time is shown: the newest, or one that stands still.

/** µs of event time a pixel, from the closest look to the widest. */
const SCALES =
  [125, 250, 500, 1000, 2000, 3000, 4000, 6000, 8000, 10000, 15000, 20000, 30000, 40000, 60000, 80000,
    100000, 150000, 200000, 300000, 400000, 600000, 1000000];

/** The server's shortest column, µs. */
const SHORTEST = 1000;

const FIRST_SCALE = 6;

export class TimeWindow {
  constructor() {
    this.live = true;
    this.level = FIRST_SCALE;
    /** Whether somebody has chosen how much is shown. */
    this.chosen = false;
    this.width = 800;
    /** Its end where it stands still, µs. */
    this.end = 0;
    /** What there is to see, µs. */
    this.oldest = 0;
    this.now = 0;
    this.changed = () => {};
  }

  get step() {
    return Math.max(SHORTEST, SCALES[this.level]);
  }

  /** Pixels that a column is wide. */
  get pixels() {
    return this.step / SCALES[this.level];
  }

  get columns() {
    return Math.max(1, Math.min(4096, Math.floor(this.width / this.pixels)));
  }

  get span() {
    return this.columns * this.step;
  }

  get to() {
    const end = this.live ? this.now : this.end;
    return this.live ? (Math.floor(end / this.step) + 1) * this.step : this.aligned(end);
  }

  get from() {
    return this.to - this.span;
  }

  aligned(micros) {
    return Math.round(micros / this.step) * this.step;
  }

  /** The server's view of what there is. */
  reach(oldest, now) {
    this.oldest = oldest;
    this.now = now;
  }

  resize(width) {
    if (width > 0 && width !== this.width) {
      this.width = width;
      this.changed();
    }
  }

  pause() {
    if (this.live) {
      this.end = this.to;
      this.live = false;
      this.changed();
    }
  }

  goLive() {
    this.live = true;
    this.changed();
  }

  /** Whether what is shown was forgotten, of a stream that has begun again at these times. */
  isForgotten(begun) {
    return begun.some(micros => micros < this.to);
  }

  toggle() {
    this.live ? this.pause() : this.goLive();
  }

  /** Shows the stretch that ends there. */
  endAt(micros) {
    this.pause();
    const newest = (Math.floor(this.now / this.step) + 1) * this.step;
    // Some of what there is stays in sight.
    const least = Math.min(newest, this.oldest + Math.min(this.span / 4, this.now - this.oldest));
    this.end = micros >= this.now ? newest : Math.max(least, micros);
    this.changed();
  }

  /** Moves by a part of its length; forward where that is positive. */
  pan(part) {
    this.endAt(this.to + part * this.span);
  }

  /**
   * Looks closer, by < 0, or wider, by > 0. What is at the given place stays there; a live one
   * keeps its end.
   */
  zoom(by, place = 0.5) {
    const level = Math.max(0, Math.min(SCALES.length - 1, this.level + by));
    if (level === this.level) {
      return;
    }
    this.chosen = true;
    const held = this.from + place * this.span;
    this.level = level;
    if (!this.live) {
      this.endAt(held + (1 - place) * this.span);
    }
    this.changed();
  }

  /** Shows a stretch, as large as fits. */
  show(from, to) {
    this.chosen = true;
    this.pause();
    this.fit(to - from);
    this.endAt((from + to + this.span) / 2);
  }

  /** Shows all that there is; it goes on if it went on. */
  showAll() {
    this.fit(this.now - this.oldest + this.step);
    if (!this.live) {
      this.endAt(this.now);
    }
    this.changed();
  }

  fit(micros) {
    let level = 0;
    while (level < SCALES.length - 1 && SCALES[level] * this.width < micros) {
      level++;
    }
    this.level = level;
  }
}
