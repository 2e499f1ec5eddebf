// Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
// The rasters: one picture a population, a pixel for each column of time and row of neurons.

import {drawAxis} from './axis.js';
import {colorOf, levels, shades} from './colors.js';
import {count, duration, instant, short} from './format.js';

/** Heights by how many pictures there are. */
const HEIGHTS = [340, 340, 220, 160, 130, 110];
const LEAST_HEIGHT = 64;
const MOST_ROW_PIXELS = 8;

/** How fast the brightest count fades from the scale. */
const FADE = 0.97;

function element(kind, parent, className) {
  const made = document.createElement(kind);
  if (className) {
    made.className = className;
  }
  parent.append(made);
  return made;
}

class Raster {
  constructor(parent, name) {
    this.name = name;
    this.figure = element('figure', parent, 'raster');
    this.figure.dataset.population = name;
    const caption = element('figcaption', this.figure);
    this.swatch = element('span', caption, 'swatch');
    element('b', caption).textContent = name;
    this.about = element('span', caption);
    this.readout = element('output', caption);
    this.frame = element('div', this.figure, 'frame');
    this.high = element('span', this.frame, 'high');
    this.low = element('span', this.frame, 'low');
    this.low.textContent = '0';
    this.canvas = element('canvas', this.frame, 'plot');
    this.canvas.setAttribute('role', 'img');
    this.before = element('div', this.frame, 'before');
    this.cursor = element('div', this.frame, 'cursor');
    this.cursor.hidden = true;
    this.most = 1;
  }

  draw(view, columns, info, height, color) {
    const {canvas} = this;
    if (canvas.width !== columns || canvas.height !== view.rows) {
      canvas.width = columns;
      canvas.height = view.rows;
    }
    canvas.style.height = height + 'px';
    if (color !== this.color) {
      this.color = color;
      this.table = shades(color);
      this.swatch.style.background = color;
    }
    let most = 1;
    for (const cell of view.cells) {
      if (cell > most) {
        most = cell;
      }
    }
    this.most = Math.max(most, this.most * FADE);
    const level = levels(255, this.most);
    const pen = canvas.getContext('2d');
    const image = pen.createImageData(columns, view.rows);
    const pixels = new Uint32Array(image.data.buffer);
    for (let row = 0; row < view.rows; row++) {
      const from = row * columns;
      // Neurons upwards.
      const to = (view.rows - 1 - row) * columns;
      for (let column = 0; column < columns; column++) {
        const n = view.cells[from + column];
        if (n !== 0) {
          pixels[to + column] = this.table[level[n]];
        }
      }
    }
    pen.putImageData(image, 0, 0);
    this.view = view;
    this.tell(view, info);
  }

  tell(view, info) {
    this.high.textContent = info.size > 0 ? String(info.size - 1) : '';
    const rows = view.neuronsPerRow > 1 ? ', ' + view.neuronsPerRow + ' a row' : '';
    const bins = view.bin > 1000 ? ', bins of ' + duration(view.bin) : '';
    const text = `${count(info.size)} neurons${rows}${bins} · ${short(info.rate)} spikes/s`;
    if (this.about.textContent !== text) {
      this.about.textContent = text;
      this.canvas.setAttribute('aria-label', `Raster of ${this.name}: ${text}`);
    }
  }

  /** Shows which part of it, from the left, is before all that is known. */
  dim(part) {
    const {canvas, before} = this;
    before.hidden = part <= 0;
    before.style.left = canvas.offsetLeft + 'px';
    before.style.width = Math.min(1, Math.max(0, part)) * canvas.clientWidth + 'px';
  }

  /** Marks an instant, by its place from the left, 0 to 1; null for none. */
  point(place) {
    const {canvas, cursor} = this;
    cursor.hidden = place === null;
    cursor.style.left = canvas.offsetLeft + (place ?? 0) * canvas.clientWidth + 'px';
  }

  /** What is at a place of the picture; nothing where the pointer is elsewhere. */
  read(window, x, y) {
    if (x === null || !this.view) {
      this.readout.textContent = '';
      return;
    }
    const {rows, neuronsPerRow, cells} = this.view;
    const columns = cells.length / rows;
    const column = Math.max(0, Math.min(columns - 1, Math.floor(x * columns)));
    const row = Math.max(0, Math.min(rows - 1, Math.floor((1 - y) * rows)));
    const first = row * neuronsPerRow;
    const who = neuronsPerRow === 1 ? `neuron ${first}` : `neurons ${first}–${first + neuronsPerRow - 1}`;
    const n = cells[row * columns + column];
    const t = instant(window.from + column * window.step);
    this.readout.textContent = `${t}, ${who}: ${n === 255 ? '255 or more' : n} spike${n === 1 ? '' : 's'}`;
  }
}

/** All rasters, above one another, and their axis. */
export class Rasters {
  constructor(parent, window) {
    this.parent = parent;
    this.window = window;
    this.list = document.createElement('div');
    parent.append(this.list);
    this.axis = element('canvas', parent, 'plot axis');
    this.axis.setAttribute('aria-hidden', 'true');
    this.shown = new Map();
    this.hovered = () => {};
  }

  get width() {
    return this.axis.clientWidth;
  }

  /** The most rows that are worth asking for. */
  height(many) {
    return HEIGHTS[many] || HEIGHTS[HEIGHTS.length - 1];
  }

  /** Begins with nothing, as another viewer is looked at. */
  clear() {
    this.shown.forEach(raster => raster.figure.remove());
    this.shown.clear();
  }

  /** Marks an instant in all of them. */
  point(place) {
    this.shown.forEach(raster => raster.point(place));
  }

  /** A whole number of pixels for each row, so that rows look alike. */
  heightOf(view, many) {
    const rough = this.height(many);
    const each = Math.min(MOST_ROW_PIXELS, Math.max(1, Math.round(rough / view.rows)));
    return Math.max(LEAST_HEIGHT, view.rows * each);
  }

  draw(frame, places) {
    const names = frame.rasters.map(raster => raster.population);
    for (const [name, raster] of this.shown) {
      if (!names.includes(name)) {
        raster.figure.remove();
        this.shown.delete(name);
      }
    }
    for (const view of frame.rasters) {
      const name = view.population;
      if (!this.shown.has(name)) {
        const raster = new Raster(this.list, name);
        this.shown.set(name, raster);
        this.listen(raster);
      }
      const info = frame.populations.find(population => population.name === name);
      const raster = this.shown.get(name);
      raster.draw(view, frame.columns, info, this.heightOf(view, names.length), colorOf(places.get(name)));
      raster.dim((frame.oldest - frame.from) / (frame.to - frame.from));
    }
    // In the order in which they are asked for.
    names.forEach((name, i) => {
      const {figure} = this.shown.get(name);
      if (this.list.children[i] !== figure) {
        this.list.insertBefore(figure, this.list.children[i] || null);
      }
    });
    this.axis.hidden = names.length === 0;
    drawAxis(this.axis, frame.from, frame.to);
  }

  /** Zooms by dragging and by the wheel; reads what the pointer is on. */
  listen(raster) {
    const {canvas, frame} = raster;
    const {window} = this;
    const place = event => {
      const box = canvas.getBoundingClientRect();
      return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
    };
    let began = null;
    const mark = document.createElement('div');
    mark.className = 'selection';
    const shape = (a, b) => {
      const left = canvas.offsetLeft + Math.min(a, b) * canvas.clientWidth;
      mark.style.left = left + 'px';
      mark.style.width = Math.abs(a - b) * canvas.clientWidth + 'px';
    };
    const within = x => Math.max(0, Math.min(1, x));
    canvas.addEventListener('pointerdown', event => {
      if (event.button === 0) {
        began = {x: place(event)[0], from: window.from, span: window.span};
        canvas.setPointerCapture(event.pointerId);
        window.pause();
      }
    });
    canvas.addEventListener('pointermove', event => {
      const [x, y] = place(event);
      raster.read(window, within(x), y);
      this.hovered(within(x));
      if (began) {
        frame.append(mark);
        shape(began.x, within(x));
      }
    });
    canvas.addEventListener('pointerup', event => {
      const x = within(place(event)[0]);
      if (began && Math.abs(x - began.x) * canvas.clientWidth > 5) {
        const [a, b] = [Math.min(began.x, x), Math.max(began.x, x)];
        window.show(began.from + a * began.span, began.from + b * began.span);
      }
      began = null;
      mark.remove();
    });
    canvas.addEventListener('pointercancel', () => {
      began = null;
      mark.remove();
    });
    canvas.addEventListener('pointerleave', () => {
      raster.read(window, null);
      this.hovered(null);
    });
    canvas.addEventListener('dblclick', event => window.zoom(2, place(event)[0]));
    canvas.addEventListener('wheel', event => {
      event.preventDefault();
      if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
        window.pan(Math.sign(event.deltaX || event.deltaY) * 0.1);
      } else if (event.deltaY !== 0) {
        window.zoom(Math.sign(event.deltaY), place(event)[0]);
      }
    }, {passive: false});
  }
}
