// Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
// Numbers and times as people read them.

/** Times since 1970 rather than since a recording began, µs: after 2001. */
const WALL_CLOCK = 1e15;

/** A count, with commas. */
export function count(n) {
  return Math.round(n).toLocaleString('en');
}

/** A number in few characters: 15.6 k. */
export function short(n) {
  if (n < 1000) {
    return String(Math.round(n));
  }
  const [unit, name] = n < 1e6 ? [1e3, 'k'] : n < 1e9 ? [1e6, 'M'] : [1e9, 'G'];
  const value = n / unit;
  return value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0) + ' ' + name;
}

/** A stretch of time, µs. */
export function duration(micros) {
  if (micros < 1e6) {
    return trim(micros / 1e3) + ' ms';
  }
  return micros < 120e6 ? trim(micros / 1e6) + ' s' : trim(micros / 60e6) + ' min';
}

function trim(x) {
  return String(Number(x.toPrecision(3)));
}

/**
 * An instant, µs: seconds, or the clock where it is one.
 *
 * digits: behind the point of the seconds
 */
export function instant(micros, digits = 3) {
  if (Math.abs(micros) < WALL_CLOCK) {
    return (micros / 1e6).toFixed(digits) + ' s';
  }
  const date = new Date(Math.floor(micros / 1000));
  const seconds = date.getSeconds() + (micros % 1e6) / 1e6;
  const two = n => String(n).padStart(2, '0');
  const text = seconds.toFixed(digits).padStart(digits ? digits + 3 : 2, '0');
  return two(date.getHours()) + ':' + two(date.getMinutes()) + ':' + text;
}

/** An instant, µs, of whatever time base: with the day where it is one of the clock. */
export function moment(micros) {
  if (Math.abs(micros) < WALL_CLOCK) {
    return instant(micros);
  }
  const date = new Date(Math.floor(micros / 1000));
  const two = n => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${instant(micros, 0)}`;
}

/** The time of day of a moment, ms since 1970. */
export function clock(millis) {
  return new Date(millis).toLocaleTimeString('en-GB');
}
