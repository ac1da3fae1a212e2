/** Latency: what each stage takes, over time and since the start; compared with a moment that was kept. */

import { html, nothing } from '../lib/lit-html.js';
import { draw, heat, overTime } from '../shared/chart.js';
import { count, day, duration, time } from '../shared/format.js';
import { t } from '../shared/i18n.js';
import { choice, note, panel, table, values } from '../shared/parts.js';
import { follow, seconds, times } from '../shared/times.js';

const STAGES = ['decode', 'queue', 'engine', 'write', 'force', 'reply', 'whole'];
const PERCENTILES = ['p50', 'p90', 'p99', 'p999', 'max'];
const SHOWN_MINUTES = ['5', '15', '60'];

let wanted = { stage: 'whole', percentile: 'p99', minutes: '5', span: 'last' };
let kept = null;
let compared = null;
let fileProblem = '';
let paint = () => undefined;

export function open(repaint) {
  paint = repaint;
  return follow(repaint);
}

export function view() {
  const { latency, problem } = times();
  if (latency === null) {
    return note(problem || t('waiting'), problem ? 'warn' : '');
  }
  return html`
    ${note(problem, 'bad')}
    ${latency.recording ? nothing : note(t('latency.off'), 'warn')}
    <form class="ask" @change=${change} @submit=${(event) => event.preventDefault()}>
      ${choice('stage', t('latency.stage'), wanted.stage, STAGES.map((stage) => [stage, t(`stage.${stage}`)]))}
      ${choice('percentile', t('latency.percentile'), wanted.percentile, PERCENTILES.map((name) => [name, t(`percentile.${name}`)]))}
      ${choice('minutes', t('latency.minutes'), wanted.minutes, SHOWN_MINUTES.map((minutes) => [minutes, minutes]))}
      ${choice('span', t('latency.span'), wanted.span, ['last', 'total'].map((span) => [span, t(`latency.${span}`)]))}
      <button type="button" @click=${download}>${t('latency.download')}</button>
      <a href="/console/api/latency.hlog" download="yidi-latency.hlog">.hlog</a>
      <span class="quiet">${t('latency.durability')} ${latency.durability}</span>
    </form>
    <div class="panels">
      ${chartPanel('latency-percentiles', `${t(`stage.${wanted.stage}`)}: ${t('latency.percentiles')}`)}
      ${chartPanel('latency-heat', `${t('latency.heat')}: ${t(`percentile.${wanted.percentile}`)}`)}
    </div>
    ${panel(t('latency.series'), seriesTable())}
    ${comparisonPanel()}`;
}

function chartPanel(id, title) {
  return panel(title, html`<div class="chart tall" id=${id} role="img" aria-label=${title}></div>`);
}

export function drawn(root) {
  const rows = shown(wanted.stage);
  draw(root.querySelector('#latency-percentiles'), overTime(
    PERCENTILES.map((name) => ({ name: t(`percentile.${name}`), points: rows.map((row) => [row.second * 1000, row[name]]) })),
    { unit: duration, log: true },
  ));
  draw(root.querySelector('#latency-heat'), heat(
    STAGES.map((stage) => t(`stage.${stage}`)),
    STAGES.flatMap((stage, i) => shown(stage).map((row) => [row.second * 1000, i, row[wanted.percentile]])),
    duration,
  ));
}

function shown(stage) {
  return seconds(stage, Number(wanted.minutes) * 60);
}

function seriesTable() {
  const rows = times().latency.series.filter((row) => row[wanted.span].count > 0);
  return table(t('latency.series'), [
    ...seriesColumns(),
    { name: t('count'), of: (row) => count(row[wanted.span].count), look: 'number' },
    ...PERCENTILES.map((name) => ({
      name: t(`percentile.${name}`), of: (row) => duration(row[wanted.span][name]), look: 'number',
    })),
  ], rows);
}

function seriesColumns() {
  return [
    { name: t('latency.stage'), of: (row) => t(`stage.${row.stage}`) },
    { name: t('latency.door'), of: (row) => row.door, look: 'code' },
    { name: t('latency.message'), of: (row) => row.message, look: 'code' },
  ];
}

/** Two moments, each since the start of its gateway; what only one of them has is left out. */
function comparison() {
  const now = compared ?? times().latency;
  const before = new Map(kept.series.map((row) => [key(row), row.total]));
  const rows = now.series.filter((row) => before.has(key(row)) && row.total.count > 0);
  return table(t('latency.series'), [
    ...seriesColumns(),
    ...['p50', 'p99', 'p999', 'max'].map((name) => ({
      name: t(`percentile.${name}`), of: (row) => shift(before.get(key(row))[name], row.total[name]), look: 'number',
    })),
  ], rows);
}

/** Files that were downloaded here, of this gateway or another. */
function comparisonPanel() {
  return panel(t('latency.compare'), html`
    <form class="ask" @submit=${(event) => event.preventDefault()}>
      <label>${t('latency.before')}<input type="file" name="before" accept=".json" @change=${(event) => take(event, (file) => { kept = file; })}></label>
      <label>${t('latency.after')}<input type="file" name="after" accept=".json" @change=${(event) => take(event, (file) => { compared = file; })}></label>
      <button type="button" @click=${keep}>${t('latency.keep')}</button>
    </form>
    ${note(fileProblem, 'bad')}
    ${kept ? html`<p>${t('latency.compared', { before: moment(kept), after: moment(compared ?? times().latency) })}</p>${comparison()}` : nothing}`);
}

function moment(file) {
  return `${day(file.now * 1000)} ${time(file.now * 1000)}`;
}

async function take(event, put) {
  const [file] = event.currentTarget.files;
  fileProblem = '';
  try {
    put(file ? checked(JSON.parse(await file.text())) : null);
  } catch (unreadable) {
    fileProblem = t('latency.unreadable');
  }
  paint();
}

/** A file of this page has series with counts in nanoseconds. */
function checked(file) {
  if (file.unit !== 'ns' || !file.series.every((row) => Number.isInteger(row.total.count) && Number.isInteger(row.total.p99))) {
    throw new Error('expected a file of this page');
  }
  return file;
}

function shift(before, now) {
  const permille = before > 0 ? Math.round(((now - before) * 1000) / before) : 0;
  const text = `${permille > 0 ? '+' : ''}${(permille / 10).toFixed(1)} %`;
  return html`${duration(before)} → ${duration(now)} <span class=${permille > 100 ? 'bad' : 'quiet'}>${text}</span>`;
}

function key(row) {
  return `${row.stage}/${row.door}/${row.message}`;
}

function change(event) {
  wanted = values(event.currentTarget);
  paint();
}

function keep() {
  kept = times().latency;
  compared = null;
  paint();
}

/** Everything that is shown, as one file. */
function download() {
  const { latency, history } = times();
  const file = new Blob([JSON.stringify({ ...latency, history }, null, 1)], { type: 'application/json' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = `yidi-latency-${latency.now}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}
