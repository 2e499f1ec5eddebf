// Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
// Rates of populations, and v and u of probed neurons, over the window that the rasters show.

import uPlot from './uplot/uPlot.esm.js';
import {ticks} from './axis.js';
import {pageColor} from './colors.js';
import {instant, short} from './format.js';

const GUTTER = 56;
const EDGE = 12;
/** Round lengths of time over which spikes are counted, µs. */
const RATE_BINS = [1e4, 2e4, 5e4, 1e5, 2e5, 5e5, 1e6, 2e6, 5e6, 1e7];
const MOST_POINTS = 240;
const LEAST_ROOM = 0.5;
const LABEL_PIXELS = 16;

/** A chart of lines over the window. */
class LineChart {
  constructor(parent, window, height, label, least) {
    this.parent = parent;
    this.window = window;
    this.height = height;
    this.label = label;
    /** Smallest value of the axis; null where that goes by the data. */
    this.least = least;
    this.key = '';
    this.hovered = () => {};
  }

  /** Draws lines: {name, color, values}, over one list of times, µs. */
  draw(times, lines) {
    const width = this.parent.clientWidth;
    const key = [width, pageColor('ink'), ...lines.flatMap(l => [l.name, l.color])].join('|');
    const from = this.window.from;
    this.from = from;
    // Counted from the window's start: as numbers of their own, times since 1970 are coarse.
    const data = [times.map(t => t - from), ...lines.map(line => line.values)];
    if (key !== this.key) {
      this.key = key;
      this.plot?.destroy();
      this.plot = new uPlot(this.options(width, lines), data, this.parent);
      this.scale(lines);
      return;
    }
    this.plot.batch(() => {
      this.plot.setData(data, false);
      // The numbers of the axis are the same, but what they are counted from has moved. This asks
      // for the scale as it was: so first.
      this.plot.redraw(true, true);
      this.scale(lines);
    });
  }

  scale(lines) {
    this.plot.setScale('x', {min: 0, max: this.window.span});
    this.plot.setScale('y', this.range(lines));
  }

  /** Marks an instant, by its place from the left, 0 to 1; null for none. */
  point(place) {
    const {plot} = this;
    plot?.setCursor({left: place === null ? -10 : place * plot.over.clientWidth, top: 0}, false);
  }

  range(lines) {
    let min = Infinity;
    let max = -Infinity;
    for (const {values} of lines) {
      for (const value of values) {
        if (value !== null) {
          min = value < min ? value : min;
          max = value > max ? value : max;
        }
      }
    }
    if (min > max) {
      return {min: this.least ?? 0, max: (this.least ?? 0) + 1};
    }
    const room = Math.max(LEAST_ROOM, (max - min) * 0.06);
    return {min: this.least ?? min - room, max: max === this.least ? max + 1 : max + room};
  }

  options(width, lines) {
    const ink = pageColor('quiet');
    const line = {stroke: pageColor('line'), width: 1};
    const chart = this;
    return {
      width,
      height: this.height,
      padding: [6, EDGE, 0, 0],
      legend: {show: false},
      scales: {x: {time: false, auto: false}, y: {auto: false}},
      cursor: {
        y: false,
        points: {show: false},
        drag: {x: true, y: false, setScale: false},
      },
      axes: [
        {
          stroke: ink,
          grid: line,
          ticks: {...line, size: 4},
          size: 24,
          font: '11px system-ui, sans-serif',
          splits: (u, axis, min, max) =>
            ticks(chart.from + min, chart.from + max, u.bbox.width / (devicePixelRatio || 1))
              .at.map(t => t - chart.from),
          values: (u, splits) => {
            const digits = ticks(
              chart.from, chart.from + chart.window.span, u.bbox.width / (devicePixelRatio || 1)).digits;
            // What would be cut off at the edge is left out.
            const last = chart.window.span * (1 - (LABEL_PIXELS * (devicePixelRatio || 1)) / u.bbox.width);
            return splits.map(t => (t > last ? '' : instant(chart.from + t, digits)));
          },
        },
        {
          stroke: ink,
          grid: line,
          ticks: {...line, size: 4},
          size: GUTTER,
          font: '11px system-ui, sans-serif',
          values: (u, splits) => splits.map(v => this.label(v)),
        },
      ],
      series: [{}, ...lines.map(l => ({label: l.name, stroke: l.color, width: 1.25, spanGaps: true, points: {show: false}}))],
      hooks: {
        setSelect: [u => {
          if (u.select.width > 5) {
            const at = x => chart.from + u.posToVal(x, 'x');
            chart.window.show(at(u.select.left), at(u.select.left + u.select.width));
          }
          u.setSelect({left: 0, width: 0, top: 0, height: 0}, false);
        }],
        setCursor: [u => this.hovered(u.cursor.left >= 0 ? u.cursor.left / u.over.clientWidth : null)],
      },
    };
  }
}

/** Spikes a second of each population that is shown. */
export class Rates {
  constructor(section, note, parent, window) {
    this.section = section;
    this.note = note;
    this.chart = new LineChart(parent, window, 170, short, 0);
  }

  draw(frame, colorOf) {
    this.section.hidden = frame.rasters.length === 0;
    if (this.section.hidden) {
      return;
    }
    const {step, columns, from, to} = frame;
    const least = Math.max((columns * step) / MOST_POINTS, ...frame.rasters.map(r => r.bin));
    const bin = RATE_BINS.find(b => b >= least && b % step === 0) || Math.ceil(least / step) * step;
    const group = bin / step;
    this.note.textContent = `spikes/s, in bins of ${group * step / 1000} ms`;
    // Bins lie where they are, wherever the window begins, and half a bin is not shown.
    const into = ((Math.floor(from / step) % group) + group) % group;
    const first = (group - into) % group;
    const times = [];
    const starts = [];
    for (let at = first; at + group <= columns; at += group) {
      const end = from + (at + group) * step;
      if (end > frame.oldest && end <= Math.max(frame.now, to - step)) {
        starts.push(at);
        times.push(from + (at + group / 2) * step);
      }
    }
    const lines = frame.rasters.map(raster => ({
      name: raster.population,
      color: colorOf(raster.population),
      values: starts.map(at => {
        let sum = 0;
        for (let i = at; i < at + group; i++) {
          sum += raster.totals[i];
        }
        return (sum * 1e6) / (group * step);
      }),
    }));
    this.chart.draw(times, lines);
  }
}

/** v and u of each probed neuron that is shown. */
export class Traces {
  constructor(section, parentV, parentU, window) {
    this.section = section;
    const number = v => String(Number(v.toPrecision(4)));
    this.v = new LineChart(parentV, window, 170, number, null);
    this.u = new LineChart(parentU, window, 130, number, null);
  }

  draw(frame, colorOf) {
    this.section.hidden = frame.samples.length === 0;
    if (this.section.hidden) {
      return;
    }
    const {from, step, columns} = frame;
    const times = Array.from({length: 2 * columns}, (_, i) => from + (i * step) / 2);
    const lines = field => frame.samples.map(sample => ({
      name: sample.neuron + ':' + sample.population,
      color: colorOf(sample),
      values: Array.from(sample[field], value => (Number.isNaN(value) ? null : value)),
    }));
    this.v.draw(times, lines('v'));
    this.u.draw(times, lines('u'));
  }
}
