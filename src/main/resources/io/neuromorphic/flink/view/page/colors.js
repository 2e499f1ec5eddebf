// Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
// Colours of populations and of the camera's map, for both themes.

const LIGHT =
  ['#0072b2', '#c04f00', '#2e7d32', '#8e3fb0', '#b8860b', '#c2185b', '#00796b', '#4453c9'];
const DARK =
  ['#5cc8f8', '#ffa15c', '#8edb7a', '#d19cff', '#f5d25d', '#ff86ab', '#5fd9c4', '#a3b2ff'];

const DARK_HEAT = [[14, 17, 22], [44, 35, 110], [150, 45, 120], [240, 110, 70], [255, 225, 140], [255, 255, 245]];
const LIGHT_HEAT = [[245, 246, 248], [190, 215, 235], [100, 165, 205], [30, 105, 165], [15, 55, 105], [8, 20, 45]];

export function isDark() {
  return document.documentElement.dataset.theme === 'dark';
}

/** The colour of a population or neuron, by its place among all of them. */
export function colorOf(place) {
  const all = isDark() ? DARK : LIGHT;
  return all[place % all.length];
}

/** A colour of the page, by its name in the style sheet. */
export function pageColor(name) {
  return getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
}

/** 256 pixels from transparent to the colour: of a cell, by how full it is. */
export function shades(color) {
  const rgb = parseInt(color.slice(1), 16);
  const swapped = ((rgb & 0xff) << 16) | (rgb & 0xff00) | (rgb >> 16);
  const table = new Uint32Array(256);
  for (let i = 1; i < 256; i++) {
    // A single spike is seen, too.
    const alpha = Math.round(165 + 90 * (i / 255));
    table[i] = ((alpha << 24) | swapped) >>> 0;
  }
  return table;
}

/** 256 pixels from nothing to much. */
export function heat() {
  const anchors = isDark() ? DARK_HEAT : LIGHT_HEAT;
  const table = new Uint32Array(256);
  for (let i = 0; i < 256; i++) {
    const at = (i / 255) * (anchors.length - 1);
    const k = Math.min(anchors.length - 2, Math.floor(at));
    const [r, g, b] = anchors[k].map((c, j) => Math.round(c + (anchors[k + 1][j] - c) * (at - k)));
    table[i] = (0xff000000 | (b << 16) | (g << 8) | r) >>> 0;
  }
  return table;
}

/** Which of 256 levels a count has, by its logarithm; 0 only where it is 0. */
export function levels(max, most) {
  const table = new Uint8Array(max + 1);
  const scale = 254 / Math.log1p(Math.max(2, most));
  for (let i = 1; i <= max; i++) {
    table[i] = Math.min(255, Math.round(1 + Math.log1p(i) * scale));
  }
  return table;
}
