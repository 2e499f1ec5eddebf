// Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
// How it goes, in words: of the source, of the page's own connection, and in figures.

import {clock, count, duration, instant, moment, short} from './format.js';

const SILENCE_MILLIS = 2000;
const SUMMARY_MILLIS = 5000;

const id = name => document.getElementById(name);

function put(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

/** What the pill says, and which kind of news that is. */
function phase(state) {
  switch (state.phase) {
    case 'away':
      return ['away', `${state.detail} since ${clock(state.since)}; it is asked again`];
    case 'failed':
      return ['failed', state.detail];
    case 'ended':
      return ['ended', state.detail || 'ended'];
    case 'waiting':
      return ['waiting', `waiting: ${state.detail || 'nothing to read yet'}`];
    default:
      if (state.quietMillis < 0) {
        return ['waiting', 'connected, nothing has arrived yet'];
      }
      return state.quietMillis > SILENCE_MILLIS
        ? ['silent', `nothing arrives for ${duration(Math.floor(state.quietMillis / 1000) * 1e6)}`]
        : ['live', 'live'];
  }
}

/** Whether nothing more will come. */
export function isOver(state) {
  return state.phase === 'ended' || state.phase === 'failed';
}

const KINDS = {population: 'population ', probes: 'probed neurons of ', camera: 'camera '};

/** What is not on the clock that is shown, and which that is. */
function clocks(state) {
  const others = state.elsewhere.map(stream => `${KINDS[stream.kind]}${stream.name} at ${moment(stream.at)}`);
  const away = new Set(state.elsewhere.filter(s => s.kind === 'population').map(s => s.name));
  const names = state.populations.filter(p => p.spikes > 0 && !away.has(p.name)).map(p => p.name);
  const shown = names.length > 0 ? ` (${names.join(', ')})` : '';
  return `Not all of this is on one clock. Shown is the time about ${moment(state.now)}${shown}. ` +
    `Elsewhere: ${others.join('; ')}. A view of those topics alone shows them: --topic, --probe, --camera.`;
}

export class Status {
  constructor() {
    this.summarized = 0;
  }

  show(state) {
    const [kind, text] = phase(state);
    const pill = id('phase');
    pill.dataset.phase = kind;
    put(pill, text);
    pill.title = text;
    put(id('source'), state.detail && kind === 'live' ? `${state.source}: ${state.detail}` : state.source);
    id('source').title = id('source').textContent;
    document.title = `${state.source} – neuromorphic view`;
    put(id('now'), state.now === null ? '–' : instant(state.now));
    put(id('arriving'), isOver(state) ? '–' : short(state.arriving) + '/s');
    put(id('spikes'), count(state.spikes));
    this.notes(state);
    this.summarize(state, text);
  }

  notes(state) {
    const notes = [];
    if (state.phase === 'failed') {
      notes.push(`${state.detail}. What was seen until then stays.`);
    }
    if (state.elsewhere.length > 0) {
      notes.push(clocks(state));
    }
    if (state.leftOut > 0) {
      notes.push(`${count(state.leftOut)} more populations, cameras or neurons are not shown: there is room for 16, 2 and 16. Choose topics to see others.`);
    }
    if (state.ignored > 0) {
      notes.push(`${count(state.ignored)} events or records are not shown: they cannot be read, or their time cannot be.` + (state.problem ? ` The last: ${state.problem}` : ''));
    }
    this.message(notes.join(' '), state.phase === 'failed' ? 'bad' : 'note');
  }

  /** The server answers, and says that it cannot. */
  refused(problem) {
    this.fault('viewer fault');
    this.message(`The viewer answers, but not with a picture (${problem.status}: ${problem.message}). It is asked again.`, 'bad');
  }

  /** The server has answered, and this page cannot draw it. */
  torn(problem) {
    this.fault('not drawn');
    this.message(`This page cannot draw what the viewer sent (${problem.message}); the viewer itself is well. It is tried again; if that does not help, load the page anew.`, 'bad');
  }

  fault(text) {
    const pill = id('phase');
    pill.dataset.phase = 'gone';
    put(pill, text);
    pill.title = text;
  }

  /** The server does not answer. */
  gone(problem) {
    this.fault('viewer gone');
    this.message(`The viewer does not answer (${problem}): it may have been stopped. This page shows what came last, and asks again.`, 'bad');
  }

  message(text, kind) {
    const element = id('message');
    element.hidden = text === '';
    element.dataset.kind = kind;
    put(element, text);
  }

  /** For those who do not see the page: not more often than can be listened to. */
  summarize(state, text) {
    const now = performance.now();
    if (now - this.summarized < SUMMARY_MILLIS && this.last === text) {
      return;
    }
    this.summarized = now;
    this.last = text;
    const time = state.now === null ? 'no event yet' : `event time ${instant(state.now, 0)}`;
    put(id('summary'), `${text}; ${time}; ${short(state.arriving)} spikes a second arriving, ${count(state.spikes)} in all`);
  }
}
