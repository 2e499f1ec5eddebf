// Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
// Which neurons of each population are shown: all of them, or a part that is looked at closely.

const LEAST = 4;
const HALF = 0.5;

export class NeuronZoom {
  constructor() {
    /** By population, [first, last]; none where all are shown. */
    this.ranges = new Map();
    /** By population. */
    this.sizes = new Map();
    this.changed = () => {};
  }

  /** What there is. A population that is smaller than what is shown of it is shown whole. */
  reach(populations) {
    this.sizes = new Map(populations.map(p => [p.name, p.size]));
    for (const [name, [, last]] of this.ranges) {
      if (this.sizes.has(name) && last >= this.sizes.get(name)) {
        this.ranges.delete(name);
      }
    }
  }

  isPart(name) {
    return this.ranges.has(name);
  }

  range(name) {
    return this.ranges.get(name) || [0, Math.max(0, (this.sizes.get(name) || 1) - 1)];
  }

  /** As the server is asked, for the populations that are shown. */
  question(names) {
    return names
      .filter(name => this.ranges.has(name))
      .map(name => this.range(name).join('-') + ':' + name);
  }

  /** Shows neurons from one to another, both with it. */
  show(name, one, other) {
    const size = this.sizes.get(name) || 1;
    const within = n => Math.max(0, Math.min(size - 1, n));
    let first = within(Math.min(one, other));
    let last = within(Math.max(one, other));
    if (last - first + 1 < LEAST) {
      first = Math.max(0, Math.min(first, size - LEAST));
      last = Math.min(size - 1, first + LEAST - 1);
    }
    if (last - first + 1 >= size) {
      this.ranges.delete(name);
    } else {
      this.ranges.set(name, [first, last]);
    }
    this.changed();
  }

  /** Half as many, by < 0, or twice as many. What is at the given place from below stays there. */
  zoom(name, by, place = HALF) {
    const [first, last] = this.range(name);
    const count = last - first + 1;
    const size = this.sizes.get(name) || 1;
    const wanted = Math.max(LEAST, Math.min(size, Math.round(by < 0 ? count * HALF : count / HALF)));
    const low = Math.round(first + place * count - place * wanted);
    const from = Math.max(0, Math.min(size - wanted, low));
    this.show(name, from, from + wanted - 1);
  }

  /** Moves by a part of what is shown; upwards where that is positive. */
  pan(name, part) {
    if (this.isPart(name)) {
      const [first, last] = this.range(name);
      const size = this.sizes.get(name) || 1;
      const by = Math.sign(part) * Math.max(1, Math.round(Math.abs(part) * (last - first + 1)));
      const from = Math.max(0, Math.min(size - (last - first + 1), first + by));
      this.show(name, from, from + last - first);
    }
  }

  showAll(name) {
    if (this.ranges.delete(name)) {
      this.changed();
    }
  }
}
