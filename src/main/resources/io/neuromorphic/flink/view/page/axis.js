// Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
// A time axis: ticks at round times.

import {pageColor} from './colors.js';
import {instant} from './format.js';

const STEPS = [1e2, 2e2, 5e2, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 2e5, 5e5, 1e6, 2e6, 5e6, 1e7, 2e7, 3e7, 6e7, 12e7, 3e8];
const LABEL_PIXELS = 90;
const HEIGHT = 20;

/** Round times in a window, and how many digits of the seconds tell them apart. */
export function ticks(from, to, width) {
  const rough = ((to - from) * LABEL_PIXELS) / width;
  const step = STEPS.find(s => s >= rough) || STEPS[STEPS.length - 1];
  const digits = step >= 1e6 ? 0 : step >= 1e5 ? 1 : step >= 1e4 ? 2 : step >= 1e3 ? 3 : 4;
  const at = [];
  for (let t = Math.ceil(from / step) * step; t <= to; t += step) {
    at.push(t);
  }
  return {at, digits};
}

/** Draws the axis of a window. */
export function drawAxis(canvas, from, to) {
  const width = canvas.clientWidth;
  const ratio = devicePixelRatio || 1;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(HEIGHT * ratio);
  const pen = canvas.getContext('2d');
  pen.scale(ratio, ratio);
  pen.fillStyle = pageColor('quiet');
  pen.font = '11px system-ui, sans-serif';
  pen.textBaseline = 'top';
  const {at, digits} = ticks(from, to, width);
  for (const t of at) {
    const x = ((t - from) / (to - from)) * width;
    pen.fillRect(Math.round(x), 0, 1, 4);
    const text = instant(t, digits);
    const half = pen.measureText(text).width / 2;
    pen.fillText(text, Math.max(0, Math.min(width - 2 * half, x - half)), 7);
  }
}
