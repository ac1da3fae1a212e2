/** Policy changes: what two bundles say differently, region by region, with the source of each figure. */

import { html, nothing } from '../lib/lit-html.js';
import { ask, fault } from '../shared/api.js';
import { lang, t } from '../shared/i18n.js';
import { bundleText, choice, confidence, note, panel, table, values } from '../shared/parts.js';

let kept = { in_force: '', bundles: [] };
let wanted = { before: '', after: '', shown: 'figures' };
let found = null;
let problem = '';
let paint = () => undefined;

export function open(repaint, parameters) {
  paint = repaint;
  for (const name of ['before', 'after']) {
    wanted[name] = parameters.get(name) ?? wanted[name];
  }
  load();
}

async function load() {
  const answer = await ask('/console/api/bundles');
  problem = fault(answer);
  if (!problem) {
    kept = answer.json;
    chooseTwo();
    await compare();
  }
  paint();
}

/** The one in force and the newest other, the older one first, unless others are asked for. */
function chooseTwo() {
  const inForce = kept.bundles.findIndex((row) => row.hash === kept.in_force);
  const other = kept.bundles.findIndex((row) => row.hash !== kept.in_force);
  if (inForce >= 0 && other >= 0) {
    wanted.before ||= kept.bundles[Math.max(inForce, other)].hash;
    wanted.after ||= kept.bundles[Math.min(inForce, other)].hash;
  }
}

async function compare() {
  found = null;
  if (wanted.before && wanted.after) {
    const answer = await ask('/console/api/policy-changes', { before: wanted.before, after: wanted.after });
    problem = fault(answer);
    found = answer.status === 200 ? answer.json : null;
  }
}

async function change(event) {
  const next = values(event.currentTarget);
  const isSame = next.before === wanted.before && next.after === wanted.after;
  wanted = { ...wanted, ...next };
  if (!isSame) {
    await compare();
  }
  paint();
}

export function view() {
  const bundles = kept.bundles.map((row) => [row.hash, bundleText(row, kept.in_force)]);
  return html`
    ${note(problem, 'bad')}
    <form class="ask" @change=${change} @submit=${(event) => event.preventDefault()}>
      ${choice('before', t('changes.before'), wanted.before, bundles)}
      ${choice('after', t('changes.after'), wanted.after, bundles)}
      ${choice('shown', t('changes.shown'), wanted.shown, ['figures', 'all'].map((code) => [code, t(`changes.${code}`)]))}
    </form>
    ${bundles.length === 1 ? note(t('changes.one')) : nothing}
    ${found ? changes() : nothing}`;
}

function changes() {
  if (found.figures + found.sources === 0) {
    return note(t('changes.none'));
  }
  return html`
    ${note(t('changes.counts', found))}
    ${found.is_all ? nothing : note(t('changes.more'), 'warn')}
    ${found.regions.map(region)}`;
}

function region(row) {
  const name = row.region ? `${lang() === 'zh' ? row.name : row.name_en} ${row.region}` : t('changes.nobody');
  const rows = row.changes.filter((each) => each.figure || wanted.shown === 'all');
  return rows.length === 0 ? nothing : panel(`${name} · ${t('changes.count', { count: rows.length })}`, table(name, [
    { name: t('changes.row'), of: place, look: 'code' },
    { name: t('changes.path'), of: (each) => each.path, look: 'code' },
    { name: t('changes.old'), of: (each) => each.before ?? '–' },
    { name: t('changes.new'), of: (each) => each.after ?? '–' },
    { name: t('policies.source'), of: (each) => each.source ?? '' },
    { name: t('policies.confidence'), of: (each) => (each.source ? confidence(each.verified) : '') },
  ], rows));
}

function place(each) {
  return each.against ? html`${each.row}<br>${t('changes.against', { row: each.against })}` : each.row;
}
