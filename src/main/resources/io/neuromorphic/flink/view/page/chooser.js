// Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
// Lists of things to show or not: populations, probed neurons.

/** How many are shown of themselves. */
const FIRST = 5;

export class Chooser {
  constructor(list, changed) {
    this.list = list;
    this.changed = changed;
    this.entries = new Map();
    this.chosen = new Set();
    /** What was said of each, also of those that are gone: they may come back. */
    this.said = new Map();
  }

  /** Shows entries {key, name, figure}; new ones are chosen as long as there are few. */
  update(entries, colorOf) {
    const keys = entries.map(entry => entry.key);
    for (const [key, made] of this.entries) {
      if (!keys.includes(key)) {
        made.item.remove();
        this.entries.delete(key);
        this.chosen.delete(key);
      }
    }
    entries.forEach((entry, place) => {
      if (!this.entries.has(entry.key)) {
        this.add(entry.key, place < FIRST);
      }
      const made = this.entries.get(entry.key);
      made.swatch.style.background = colorOf(place);
      if (made.figure.textContent !== entry.figure) {
        made.figure.textContent = entry.figure;
      }
      if (made.name.textContent !== entry.name) {
        made.name.textContent = entry.name;
        made.name.title = entry.name;
      }
    });
  }

  add(key, first) {
    const chosen = this.said.get(key) ?? first;
    const item = document.createElement('li');
    const label = document.createElement('label');
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.checked = chosen;
    const swatch = document.createElement('span');
    swatch.className = 'swatch';
    const name = document.createElement('span');
    name.className = 'name';
    const figure = document.createElement('span');
    figure.className = 'figure';
    label.append(box, swatch, name, figure);
    item.append(label);
    this.list.append(item);
    this.entries.set(key, {item, swatch, name, figure});
    if (chosen) {
      this.chosen.add(key);
    }
    box.addEventListener('change', () => {
      this.said.set(key, box.checked);
      if (box.checked) {
        this.chosen.add(key);
      } else {
        this.chosen.delete(key);
      }
      this.changed();
    });
  }

  /** Keys of what is chosen, in the order of the list. */
  get keys() {
    return [...this.entries.keys()].filter(key => this.chosen.has(key));
  }
}
