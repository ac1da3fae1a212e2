/** Latency: what each stage takes, over time and since the start; compared with a moment that was kept. */

import { html, nothing } from '../lib/lit-html.js';
import { ask, fault } from '../shared/api.js';
import { draw, heat, overTime } from '../shared/chart.js';
import { count, duration, time } from '../shared/format.js';
import { t } from '../shared/i18n.js';
import { choice, note, panel, table, values } from '../shared/parts.js';

const STAGES = ['decode', 'queue', 'engine', 'write', 'force', 'reply', 'whole'];
const PERCENTILES = ['p50', 'p90', 'p99', 'p999', 'max'];
const SHOWN_MINUTES = ['5', '15', '60'];
const EVERY_MS = 1000;
const SECONDS_MAX = 3600;

let latency = null;
let history = {};
let problem = '';
let wanted = { stage: 'whole', percentile: 'p99', minutes: '5', span: 'last' };
let kept = null;
let paint = () => undefined;
let isOpen = false;

export function open(repaint) {
  paint = repaint;
  isOpen = true;
  follow();
  return () => {
    isOpen = false;
  };
}

async function follow() {
  while (isOpen) {
    await load();
    paint();
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
}

async function load() {
  const since = latency?.now ?? 0;
  const answer = await ask('/v1/latency', { since: String(since) });
  problem = answer.status === 404 ? t('latency.off') : fault(answer);
  isOpen &&= answer.status !== 404;
  if (!problem) {
    latency = answer.json;
    const { columns, stages } = latency.history;
    for (const [stage, rows] of Object.entries(stages)) {
      const known = (history[stage] ?? []).filter((row) => row.second > latency.now - SECONDS_MAX);
      history[stage] = [...known, ...rows.map((row) => named(columns, row))];
    }
  }
}

function named(columns, row) {
  return Object.fromEntries(columns.map((column, i) => [column, row[i]]));
}

export function view() {
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
      <button type="button" @click=${keep}>${t('latency.keep')}</button>
      <button type="button" @click=${download}>${t('latency.download')}</button>
      <span class="quiet">${t('latency.durability')} ${latency.durability}</span>
    </form>
    <div class="panels">
      ${chartPanel('latency-percentiles', `${t(`stage.${wanted.stage}`)}: ${t('latency.percentiles')}`)}
      ${chartPanel('latency-heat', `${t('latency.heat')}: ${t(`percentile.${wanted.percentile}`)}`)}
    </div>
    ${panel(t('latency.series'), seriesTable())}
    ${kept ? panel(t('latency.compared', { time: time(kept.now * 1000) }), comparison()) : nothing}`;
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
  const begin = latency === null ? 0 : latency.now - Number(wanted.minutes) * 60;
  return (history[stage] ?? []).filter((row) => row.second > begin);
}

function seriesTable() {
  const rows = latency.series.filter((row) => row[wanted.span].count > 0);
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

/** Then and now, each since the start of the gateway. */
function comparison() {
  const before = new Map(kept.series.map((row) => [key(row), row.total]));
  const rows = latency.series.filter((row) => before.has(key(row)) && row.total.count > 0);
  return table(t('latency.series'), [
    ...seriesColumns(),
    ...['p50', 'p99', 'p999', 'max'].map((name) => ({
      name: t(`percentile.${name}`), of: (row) => shift(before.get(key(row))[name], row.total[name]), look: 'number',
    })),
  ], rows);
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
  kept = latency;
  paint();
}

/** Everything that is shown, as one file. */
function download() {
  const file = new Blob([JSON.stringify({ ...latency, history }, null, 1)], { type: 'application/json' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = `yidi-latency-${latency.now}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}
