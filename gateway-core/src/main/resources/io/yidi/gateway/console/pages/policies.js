/** Policy tables: which bundles are kept, which plans they hold, what a plan says to a person and where that stands. */

import { html, nothing } from '../lib/lit-html.js';
import { ask, fault } from '../shared/api.js';
import { day } from '../shared/format.js';
import { lang, t } from '../shared/i18n.js';
import { bundleText, choice, confidence, field, note, panel, table, values } from '../shared/parts.js';

const CARE = ['INPATIENT', 'OUTPATIENT', 'CHRONIC_OUTPATIENT', 'PHARMACY'];
const STATUS = ['WORKING', 'RETIRED', 'VETERAN', 'MINOR', 'ADULT', 'ELDERLY'];
const CATEGORIES = [
  'LONG_TERM', 'TRANSFER', 'EMERGENCY', 'OTHER_TEMPORARY', 'EXEMPT', 'HOME_LONG_TERM', 'HOME_TEMPORARY',
];

let bundles = { in_force: '', bundles: [] };
let plans = [];
let plan = null;
let problem = '';
let question = {
  bundle: '', region: '', insurance: '310', care: 'INPATIENT', date: '', level: '3', status: 'WORKING', age: '40',
  category: 'LONG_TERM', care_place: '130100', disease: '',
};
let paint = () => undefined;

export function open(repaint) {
  paint = repaint;
  question.date ||= day(Date.now());
  load();
}

async function load() {
  const kept = await ask('/console/api/bundles');
  problem = fault(kept);
  if (!problem) {
    bundles = kept.json;
    question.bundle ||= bundles.in_force;
    await loadPlans();
  }
  paint();
}

async function loadPlans() {
  const answer = await ask('/console/api/plans', { bundle: question.bundle });
  problem = fault(answer);
  plans = answer.status === 200 ? answer.json.plans : [];
  if (!plans.some((row) => row.region === question.region)) {
    question.region = plans[0]?.region ?? '';
  }
  await loadPlan();
}

async function loadPlan() {
  const answer = await ask('/console/api/plan', question);
  plan = answer.status === 200 ? answer.json : null;
  problem = answer.status === 404 ? '' : fault(answer);
}

async function change(event) {
  const next = values(event.currentTarget);
  const isOther = next.bundle !== question.bundle;
  question = { ...question, ...next };
  await (isOther ? loadPlans() : loadPlan());
  paint();
}

export function view() {
  return html`
    ${note(problem, 'bad')}
    <form class="ask" @change=${change} @submit=${(event) => event.preventDefault()}>
      ${choice('bundle', t('policies.bundle'), question.bundle, bundles.bundles.map((row) => [row.hash, bundleText(row, bundles.in_force)]))}
      ${choice('region', t('policies.region'), question.region, regions())}
      ${choice('insurance', t('policies.insurance'), question.insurance, ['310', '390'].map((code) => [code, t(`insurance.${code}`)]))}
      ${choice('care', t('policies.care'), question.care, CARE.map((code) => [code, t(`care.${code}`)]))}
      ${field('date', t('policies.date'), question.date, { type: 'date' })}
      ${choice('level', t('policies.level'), question.level, ['1', '2', '3'].map((code) => [code, code]))}
      ${choice('status', t('policies.status'), question.status, STATUS.map((code) => [code, t(`person.${code}`)]))}
      ${field('age', t('policies.age'), question.age, { size: 4, maxlength: 3 })}
      ${choice('category', t('policies.category'), question.category, categories())}
      ${field('care_place', t('policies.carePlace'), question.care_place, { size: 7, maxlength: 6 })}
      ${field('disease', t('policies.disease'), question.disease, { size: 8 })}
    </form>
    ${plan ? figures() : panel(t('policies.figures'), html`<p class="quiet">${t('policies.noPlan')}</p>`)}
    ${panel(t('policies.plans'), planTable())}`;
}

function figures() {
  const isIllustrative = plan.figures.some((figure) => !figure.verified);
  const title = `${lang() === 'zh' ? plan.region : plan.region_en} ${t('policies.level')} ${question.level} · ${plan.id} · ${period(plan)}`;
  return html`
    ${isIllustrative ? note(t('policies.illustrative'), 'warn') : nothing}
    ${panel(title, table(t('policies.figures'), [
      { name: t('policies.kind'), of: (row) => t(`figure.${row.kind}`) },
      { name: t('policies.detail'), of: (row) => row.detail },
      { name: t('policies.value'), of: (row) => row.value, look: 'number' },
      { name: t('policies.source'), of: (row) => row.source },
      { name: t('policies.confidence'), of: (row) => confidence(row.verified) },
    ], plan.figures))}`;
}

function planTable() {
  return table(t('policies.plans'), [
    { name: t('policies.region'), of: (row) => (lang() === 'zh' ? row.name : row.name_en) },
    { name: t('policies.plan'), of: (row) => row.id, look: 'code' },
    { name: t('policies.insurance'), of: (row) => t(`insurance.${row.insurance}`) },
    { name: t('policies.care'), of: (row) => t(`care.${row.care}`) },
    { name: t('policies.disease'), of: (row) => row.disease, look: 'code' },
    { name: t('policies.period'), of: period },
  ], plans.filter((row) => row.region === question.region));
}

function regions() {
  const names = new Map(plans.map((row) => [row.region, lang() === 'zh' ? row.name : row.name_en]));
  return [...names].map(([code, name]) => [code, `${name} ${code}`]);
}

function categories() {
  return CATEGORIES.map((code) => [code, t(`category.${code}`)]);
}

function period(row) {
  return `${row.from} – ${row.to}`;
}
