/** Live figures: one connection for all pages, the last five minutes kept. */

const EVENTS_MAX = 300;
const listeners = new Set();

let events = [];
let isConnected = false;
let source = null;

/** Events so far, oldest first. */
export function past() {
  return events;
}

/** Whether figures are coming in. */
export function connected() {
  return isConnected;
}

/** Calls back at each change, until the returned function is called. */
export function listen(callback) {
  listeners.add(callback);
  return () => listeners.delete(callback);
}

/** How much a figure rose in the last second. */
export function rate(figure) {
  const [before, now] = events.slice(-2);
  return now === undefined ? 0 : risen(figure, before, now);
}

/** How much a figure rose each second, as pairs of time and rate. */
export function rates(figure) {
  return events.slice(1).map((now, i) => [now.atEpochMs, risen(figure, events[i], now)]);
}

/**
 * Listens while the page is seen. A browser has six connections to a port: pages that nobody looks at must not hold one, or
 * a seventh page would wait for ever.
 */
export function connect() {
  addEventListener('pagehide', stop);
  addEventListener('pageshow', follow);
  document.addEventListener('visibilitychange', follow);
  follow();
}

function follow() {
  if (document.hidden) {
    stop();
  } else if (source === null) {
    source = new EventSource('/console/api/live');
    source.addEventListener('past', (message) => take(JSON.parse(message.data)));
    source.addEventListener('message', (message) => take([...events, JSON.parse(message.data)]));
    source.addEventListener('error', () => told(false));
  }
}

function stop() {
  source?.close();
  source = null;
}

function take(next) {
  events = next.slice(-EVENTS_MAX);
  told(true);
}

function told(nowConnected) {
  isConnected = nowConnected;
  listeners.forEach((listener) => listener());
}

/** After a restart counts begin anew. */
function risen(figure, before, now) {
  const elapsedMs = now.atEpochMs - before.atEpochMs;
  const change = figure(now) - figure(before);
  return elapsedMs > 0 && change > 0 ? Math.round((change * 1000) / elapsedMs) : 0;
}
