/** Error catalogue: what each code means, why it comes, what to do. */

import { html } from '../lib/lit-html.js';
import { ask, fault } from '../shared/api.js';
import { lang, t } from '../shared/i18n.js';
import { choice, field, note, table, values } from '../shared/parts.js';

let codes = [];
let problem = '';
let wanted = { word: '', kind: '' };
let paint = () => undefined;

export function open(repaint, parameters) {
  paint = repaint;
  if (parameters.has('code')) {
    wanted = { word: parameters.get('code'), kind: '' };
  }
  if (codes.length === 0) {
    load();
  }
}

async function load() {
  const answer = await ask('/console/api/errors');
  problem = fault(answer);
  codes = answer.status === 200 ? answer.json : [];
  paint();
}

export function view() {
  const kinds = [...new Set(codes.map((code) => code.class))].sort();
  const rows = codes.filter(isWanted);
  return html`
    ${note(problem, 'bad')}
    <form class="ask" @input=${filter} @submit=${(event) => event.preventDefault()}>
      ${field('word', t('errors.word'), wanted.word, { size: 30 })}
      ${choice('kind', t('errors.class'), wanted.kind, [['', t('all')], ...kinds.map((kind) => [kind, kind])])}
      <span class="quiet" role="status">${t('errors.found', { shown: rows.length, all: codes.length })}</span>
    </form>
    ${table(t('page.errors'), [
      { name: t('code'), of: (row) => row.code, look: 'code' },
      { name: t('errors.class'), of: (row) => row.class, look: 'code' },
      { name: t('errors.text'), of: (row) => row[lang()].text },
      { name: t('errors.cause'), of: (row) => row[lang()].cause },
      { name: t('errors.cure'), of: (row) => row[lang()].cure },
      { name: t('errors.requirement'), of: (row) => row.requirement, look: 'code' },
    ], rows)}`;
}

function filter(event) {
  wanted = values(event.currentTarget);
  paint();
}

function isWanted(row) {
  const word = wanted.word.toLowerCase();
  const text = [row.code, row.requirement, ...Object.values(row.zh), ...Object.values(row.en)].join('\n').toLowerCase();
  return (wanted.kind === '' || row.class === wanted.kind) && text.includes(word);
}
