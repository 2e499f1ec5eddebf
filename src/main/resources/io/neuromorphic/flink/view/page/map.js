// Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
// The camera's activity map: a pixel for each cell of the sensor.

import {heat, levels} from './colors.js';
import {count, duration, instant, short} from './format.js';

const FADE = 0.95;
const MOST_LEVELS = 65535;

export class ActivityMap {
  constructor(canvas, note) {
    this.canvas = canvas;
    this.note = note;
    this.most = 1;
    this.restyle();
  }

  /** The theme has changed. */
  restyle() {
    this.table = heat();
  }

  draw(map, camera) {
    const {canvas} = this;
    canvas.hidden = false;
    if (canvas.width !== map.columns || canvas.height !== map.rows) {
      canvas.width = map.columns;
      canvas.height = map.rows;
    }
    let most = 1;
    let sum = 0;
    for (const n of map.cells) {
      most = n > most ? n : most;
      sum += n;
    }
    this.most = Math.max(most, this.most * FADE);
    const level = levels(Math.min(MOST_LEVELS, most), this.most);
    const pen = canvas.getContext('2d');
    const image = pen.createImageData(map.columns, map.rows);
    const pixels = new Uint32Array(image.data.buffer);
    for (let i = 0; i < map.cells.length; i++) {
      pixels[i] = this.table[level[map.cells[i]]];
    }
    pen.putImageData(image, 0, 0);
    const pool = map.pool > 1 ? `, ${map.pool} × ${map.pool} pixels a cell` : '';
    this.note.textContent =
      `${camera.width} × ${camera.height}${pool} · ${short(camera.rate)} events/s · ` +
      `${count(sum)} in the ${duration(map.to - map.from)} before ${instant(map.to)}`;
  }

  /** Begins with nothing, as another viewer is looked at. */
  clear() {
    this.most = 1;
    this.canvas.hidden = true;
    this.note.textContent = 'No camera is seen.';
  }
}
