// Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
// The page: asks for a frame, draws it, and asks again. A browser that is slow asks less often.

import {ask, unpack} from './api.js';
import {Rates, Traces} from './charts.js';
import {Chooser} from './chooser.js';
import {colorOf} from './colors.js';
import {count, duration, short} from './format.js';
import {ActivityMap} from './map.js';
import {Rasters} from './raster.js';
import {isOver, Status} from './status.js';
import {startTheme} from './theme.js';
import {Timeline} from './timeline.js';
import {TimeWindow} from './timewindow.js';

/** Pauses between frames, ms: while time runs, while it stands, and while nobody looks. */
const LIVE_MILLIS = 33;
const STILL_MILLIS = 250;
const HIDDEN_MILLIS = 1000;
const FAULT_MILLIS = 1000;

const OVERVIEW_COLUMNS = 600;

const id = name => document.getElementById(name);

const view = new TimeWindow();
const status = new Status();
const rasters = new Rasters(id('rasters'), view);
const rates = new Rates(id('rates-section'), id('rates-note'), id('rates'), view);
const traces = new Traces(id('traces-section'), id('trace-v'), id('trace-u'), view);
const map = new ActivityMap(id('map'), id('map-note'));
const timeline = new Timeline(id('overview'), id('time'), id('range'), view);
const populations = new Chooser(id('populations'), poke);
const neurons = new Chooser(id('neurons'), poke);
let places = new Map();
let viewer = null;
let epoch = null;
let cameraWanted = null;
let fitted = false;
let wake = () => {};

/** Something has changed: the next frame is wanted now. */
function poke() {
  wake();
}

/** What the pointer is on in one picture is marked in all. */
const pictures = [rasters, rates.chart, traces.v, traces.u];
for (const picture of pictures) {
  picture.hovered = place => {
    pictures.filter(other => other !== picture || other === rasters).forEach(other => other.point(place));
  };
}

view.changed = () => {
  const pause = id('pause');
  pause.textContent = view.live ? 'Pause' : 'Live';
  pause.setAttribute('aria-pressed', String(!view.live));
  id('span').textContent = duration(view.span);
  poke();
};

function question() {
  const asked = {
    to: view.live ? 'live' : view.to,
    step: view.step,
    columns: view.columns,
    rows: Math.min(256, rasters.height(populations.keys.length)),
    population: populations.keys,
    trace: neurons.keys,
    overview: OVERVIEW_COLUMNS,
  };
  if (id('camera').value) {
    asked.camera = id('camera').value;
    asked.span = id('camera-span').value;
  }
  return asked;
}

/** What there is to choose from. */
function choices(frame) {
  places = new Map(frame.populations.map((population, i) => [population.name, i]));
  populations.update(
    frame.populations.map(p => ({
      key: p.name,
      name: p.name,
      figure: `${count(p.spikes)} · ${short(p.rate)}/s`,
    })),
    colorOf);
  const note = id('populations-note');
  note.hidden = frame.populations.length > 0;
  neurons.update(
    frame.traces.map(t => ({
      key: `${t.neuron}:${t.population}`,
      name: `${t.population} ${t.neuron}`,
      figure: '',
    })),
    colorOf);
  id('neurons-note').hidden = frame.traces.length > 0;
  cameras(frame);
}

function cameras(frame) {
  const select = id('camera');
  const names = frame.cameras.map(camera => camera.name);
  const there = [...select.options].map(option => option.value);
  if (names.join('\n') !== there.join('\n')) {
    select.replaceChildren(...names.map(name => new Option(name, name, false, name === cameraWanted)));
  }
  id('camera-choice').hidden = names.length === 0;
  select.hidden = names.length < 2;
}

/** Another viewer is at this address: its stream is another one. What was chosen stays so. */
function startAnew() {
  epoch = null;
  fitted = view.chosen;
  rasters.clear();
  map.clear();
  view.goLive();
}

/** A stream that begins again: whoever looks at what is still there goes on doing so. */
function followEpoch(frame) {
  if (epoch !== null && frame.epoch !== epoch && !view.live) {
    const news = frame.epoch - epoch;
    if (news > frame.begun.length || view.isForgotten(frame.begun.slice(-news))) {
      view.goLive();
    }
  }
  epoch = frame.epoch;
}

function draw(frame) {
  status.show(frame);
  if (frame.viewer !== viewer) {
    const first = viewer === null;
    viewer = frame.viewer;
    if (!first) {
      startAnew();
    }
  }
  followEpoch(frame);
  choices(frame);
  if (frame.now !== null) {
    view.reach(frame.oldest, frame.now);
    if (isOver(frame) && !fitted) {
      // Nothing more will come: unless somebody looks at a part, all of it is shown.
      fitted = true;
      if (view.live) {
        view.showAll();
      }
    }
    // Of a window that was changed while the answer was under way, only the state is news.
    if (frame.step === view.step && frame.columns === view.columns && (view.live || frame.to === view.to)) {
      rasters.draw(frame, places);
      rates.draw(frame, name => colorOf(places.get(name)));
      const all = frame.traces.map(t => `${t.neuron}:${t.population}`);
      traces.draw(frame, s => colorOf(all.indexOf(`${s.neuron}:${s.population}`)));
      timeline.draw(frame);
    }
    if (frame.activity) {
      map.draw(frame.activity, frame.cameras.find(camera => camera.name === frame.activity.camera));
    }
  }
  view.resize(rasters.width);
}

/** Frames of the last seconds, for the figure at the foot of the page. */
const drawn = [];

function tally() {
  const now = performance.now();
  drawn.push(now);
  while (now - drawn[0] > 2000) {
    drawn.shift();
  }
  const seconds = Math.max(1, now - drawn[0]) / 1000;
  document.body.dataset.frames = String(Number(document.body.dataset.frames || 0) + 1);
  if (drawn.length > 1) {
    id('frames').textContent = `${Math.round((drawn.length - 1) / seconds)} frames/s drawn`;
  }
}

function sleep(millis) {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, millis);
    wake = () => {
      clearTimeout(timer);
      resolve();
    };
  });
}

/** When the browser draws next; at once where it does not draw because nobody looks. */
function turn() {
  return new Promise(resolve => {
    if (document.hidden) {
      resolve();
    } else {
      requestAnimationFrame(resolve);
    }
  });
}

/** Draws an answer; returns how long to wait for the next, ms. */
function show(answer) {
  try {
    const frame = unpack(answer);
    draw(frame);
    tally();
    const still = !view.live || isOver(frame);
    return document.hidden ? HIDDEN_MILLIS : still ? STILL_MILLIS : LIVE_MILLIS;
  } catch (fault) {
    console.error(fault);
    status.torn(fault);
    return FAULT_MILLIS;
  }
}

/** Tells why there is no answer; returns how long to wait before it is asked again, ms. */
function unanswered(problem) {
  if (problem.status === 404) {
    // Another viewer has taken the place of the one that was here.
    populations.update([], colorOf);
    neurons.update([], colorOf);
    id('camera').replaceChildren();
    return LIVE_MILLIS;
  }
  if (problem.status) {
    status.refused(problem);
  } else {
    status.gone(problem.message);
  }
  return FAULT_MILLIS;
}

async function loop() {
  for (;;) {
    const began = performance.now();
    let pause;
    let answer = null;
    try {
      answer = await ask(question());
    } catch (problem) {
      pause = unanswered(problem);
    }
    if (answer !== null) {
      await turn();
      pause = show(answer);
    }
    await sleep(Math.max(0, pause - (performance.now() - began)));
  }
}

id('pause').addEventListener('click', () => view.toggle());
id('all').addEventListener('click', () => view.showAll());
id('zoom-in').addEventListener('click', () => view.zoom(-1));
id('zoom-out').addEventListener('click', () => view.zoom(1));
id('camera').addEventListener('change', () => {
  cameraWanted = id('camera').value;
  poke();
});
id('camera-span').addEventListener('change', poke);
document.addEventListener('visibilitychange', poke);
addEventListener('resize', () => view.resize(rasters.width));
document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const control = event.target.closest('button, select, input');
  const keys = {
    ' ': () => view.toggle(),
    l: () => view.goLive(),
    a: () => view.showAll(),
    d: () => id('theme').click(),
    '+': () => view.zoom(-1),
    '=': () => view.zoom(-1),
    '-': () => view.zoom(1),
    ArrowLeft: () => view.pan(-0.25),
    ArrowRight: () => view.pan(0.25),
  };
  // What a control does with a key of its own goes first.
  const own = control && (event.key === ' ' || event.key.startsWith('Arrow'));
  if (keys[event.key] && !own) {
    event.preventDefault();
    keys[event.key]();
  }
});
startTheme(id('theme'), () => {
  map.restyle();
  poke();
});
view.resize(rasters.width);
view.changed();
loop();
