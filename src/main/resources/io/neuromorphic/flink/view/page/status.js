// Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
// How it goes, in words: of the source, of the page's own connection, and in figures.

import {clock, count, duration, instant, short} from './format.js';

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
      return ['failed', `cannot be read: ${state.detail}`];
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
    put(id('arriving'), kind === 'ended' ? '–' : short(state.arriving) + '/s');
    put(id('spikes'), count(state.spikes));
    this.notes(state);
    this.summarize(state, text);
  }

  notes(state) {
    const notes = [];
    if (state.leftOut > 0) {
      notes.push(`${count(state.leftOut)} more populations, cameras or neurons are not shown: there is room for 16, 2 and 16. Choose topics to see others.`);
    }
    if (state.ignored > 0) {
      notes.push(`${count(state.ignored)} records are not shown: they cannot be read, or their time cannot be.` + (state.problem ? ` The last: ${state.problem}` : ''));
    }
    this.message(notes.join(' '), 'note');
  }

  /** The server does not answer. */
  gone(problem) {
    const pill = id('phase');
    pill.dataset.phase = 'gone';
    put(pill, 'viewer gone');
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
