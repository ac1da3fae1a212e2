/** Overview: is all well, how much comes in, what waits. */

import { html, nothing } from '../lib/lit-html.js';
import { draw, overTime } from '../shared/chart.js';
import { count, duration, mebibytes, uptime } from '../shared/format.js';
import { t } from '../shared/i18n.js';
import { connected, listen, past, rate, rates } from '../shared/live.js';
import { counts, note, panel, sparkline, tile } from '../shared/parts.js';
import { follow, seconds } from '../shared/times.js';

const PERCENTILES = ['p50', 'p99', 'p999'];
const SHOWN_SECONDS = 300;
const SEQUENCE = (event) => event.health.durableSequence;
const REFUSED = (event) => Object.values(event.health.doors.refused).reduce((sum, number) => sum + number, 0);

export function open(repaint) {
  const ends = [listen(repaint), follow(repaint)];
  return () => ends.forEach((end) => end());
}

export function view() {
  const now = past().at(-1);
  if (now === undefined) {
    return note(connected() ? t('waiting') : t('disconnected'), connected() ? '' : 'bad');
  }
  return html`
    ${connected() ? nothing : note(t('overview.stale'), 'bad')}
    ${now.health.warnings.map((warning) => note(warning, 'warn'))}
    ${tiles(now)}
    ${latencyTiles()}
    <div class="panels">
      ${panel(t('overview.rate'), html`<div class="chart" id="rate" role="img" aria-label=${t('overview.rate')}></div>`)}
      ${panel(t('overview.ring'), html`<div class="chart" id="ring" role="img" aria-label=${t('overview.ring')}></div>`)}
      ${panel(t('overview.gc'), html`<div class="chart" id="gc" role="img" aria-label=${t('overview.gc')}></div>`)}
      ${panel(t('overview.refused'), counts(t('overview.refused'), now.health.doors.refused))}
      ${panel(t('overview.closed'), counts(t('overview.closed'), now.health.doors.closed))}
      ${panel(t('overview.suspicions'), counts(t('overview.suspicions'), now.health.suspicions))}
    </div>`;
}

export function drawn(root) {
  draw(root.querySelector('#rate'), overTime([
    { name: t('overview.records'), points: rates(SEQUENCE) },
    { name: t('overview.refusals'), points: rates(REFUSED) },
  ], { unit: count }));
  draw(root.querySelector('#ring'), overTime([
    { name: t('overview.queued'), points: past().map((event) => [event.atEpochMs, event.ring.queued]) },
  ], { unit: count }));
  draw(root.querySelector('#gc'), overTime([
    { name: t('overview.gc'), points: rates((event) => event.gc.elapsedMs) },
  ], { unit: count }));
}

/** What the last second with an answer took, and how that went over five minutes. */
function latencyTiles() {
  const rows = seconds('whole', SHOWN_SECONDS).filter((row) => row.count > 0);
  const last = rows.at(-1);
  return last === undefined ? nothing : html`<dl class="tiles">${PERCENTILES.map((name) =>
    tile(`${t('stage.whole')} ${t(`percentile.${name}`)}`, html`<a href="#/latency">${duration(last[name])}</a>
      ${sparkline(rows.map((row) => Math.log10(Math.max(1, row[name]))))}`, 'amount'))}</dl>`;
}

function tiles({ health, ring, gc, heapUsedBytes, heapMaxBytes, uptimeMs }) {
  const look = { ready: 'good', draining: 'warn' }[health.status] ?? 'bad';
  return html`<dl class="tiles">
    ${tile(t('overview.status'), t(`status.${health.status}`), look)}
    ${tile(t('overview.rate'), count(rate(SEQUENCE)))}
    ${tile(t('overview.refusalRate'), count(rate(REFUSED)))}
    ${tile(t('overview.queued'), `${count(ring.queued)} / ${count(ring.slots)}`)}
    ${tile(t('overview.sequence'), count(health.durableSequence))}
    ${tile(t('overview.connections'), count(health.doors.connections))}
    ${tile(t('overview.heap'), `${mebibytes(heapUsedBytes)} / ${mebibytes(heapMaxBytes)}`, 'small')}
    ${tile(t('overview.collections'), `${count(gc.count)} · ${count(gc.elapsedMs)} ms`, 'small')}
    ${tile(t('overview.uptime'), uptime(uptimeMs))}
    ${tile(t('overview.persons'), count(health.personCount))}
    ${tile(t('overview.replayed'), count(health.replayedCount))}
    ${tile(t('overview.bundle'), html`<a class="code" href="#/policies">${health.bundleHash.slice(0, 16)}</a>`, 'small')}
  </dl>`;
}
