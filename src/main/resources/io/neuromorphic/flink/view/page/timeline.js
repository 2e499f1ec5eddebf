// Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
// All that is remembered, in one strip: how much happened when, and where the window is.

import {pageColor} from './colors.js';
import {duration, instant} from './format.js';

const HEIGHT = 40;

export class Timeline {
  constructor(canvas, slider, note, window) {
    this.canvas = canvas;
    this.slider = slider;
    this.note = note;
    this.window = window;
    slider.addEventListener('input', () => window.endAt(Number(slider.value)));
    const scrub = event => {
      const box = canvas.getBoundingClientRect();
      const place = (event.clientX - box.left) / box.width;
      const t = this.from + place * (this.to - this.from);
      window.endAt(t + window.span / 2);
    };
    canvas.addEventListener('pointerdown', event => {
      canvas.setPointerCapture(event.pointerId);
      scrub(event);
    });
    canvas.addEventListener('pointermove', event => {
      if (event.buttons & 1) {
        scrub(event);
      }
    });
  }

  draw(frame) {
    const {overview} = frame;
    const {canvas, window} = this;
    this.from = overview.from;
    this.to = overview.from + overview.columns * overview.step;
    const width = canvas.clientWidth;
    const ratio = devicePixelRatio || 1;
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(HEIGHT * ratio);
    const pen = canvas.getContext('2d');
    pen.scale(ratio, ratio);
    const x = t => ((t - this.from) / (this.to - this.from)) * width;
    let most = 1;
    for (const n of overview.totals) {
      most = Math.max(most, n);
    }
    pen.fillStyle = pageColor('quiet');
    const each = width / overview.columns;
    overview.totals.forEach((n, i) => {
      const height = n === 0 ? 0 : Math.max(1, (n / most) * (HEIGHT - 4));
      pen.fillRect(i * each, HEIGHT - height, Math.max(1, each - (each > 3 ? 1 : 0)), height);
    });
    const left = Math.max(0, x(frame.from));
    const right = Math.min(width, Math.max(left + 3, x(frame.to)));
    pen.fillStyle = pageColor('mark');
    pen.fillRect(left, 0, right - left, HEIGHT);
    pen.fillStyle = pageColor('accent');
    pen.fillRect(left, 0, 1.5, HEIGHT);
    pen.fillRect(right - 1.5, 0, 1.5, HEIGHT);
    this.tell(frame);
  }

  tell(frame) {
    const {slider, window} = this;
    slider.min = String(frame.oldest);
    slider.max = String(Math.max(frame.now, frame.oldest + 1));
    slider.value = String(window.live ? frame.now : Math.min(window.to, frame.now));
    const shown = `${instant(frame.from)} to ${instant(frame.to)}`;
    const text = `${shown}, of ${duration(frame.now - frame.oldest)} remembered`;
    if (this.note.textContent !== text) {
      this.note.textContent = text;
      slider.setAttribute('aria-valuetext', shown);
    }
  }
}
