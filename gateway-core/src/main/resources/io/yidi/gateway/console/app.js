/** The frame of the console: which page is shown, in which language. */

import { html, render } from './lib/lit-html.js';
import { clear, onColours } from './shared/chart.js';
import { choose, lang, t } from './shared/i18n.js';
import { connect, connected, listen } from './shared/live.js';
import * as changes from './pages/changes.js';
import * as due from './pages/due.js';
import * as errors from './pages/errors.js';
import * as latency from './pages/latency.js';
import * as overview from './pages/overview.js';
import * as policies from './pages/policies.js';
import * as quote from './pages/quote.js';
import * as reconciliation from './pages/reconciliation.js';
import * as transactions from './pages/transactions.js';

/**
 * A page: open(repaint, parameters) begins, and may return what ends it; view() is what is shown; drawn(root) follows each
 * painting.
 */
const PAGES = { overview, latency, transactions, reconciliation, due, policies, changes, errors, quote };

const root = document.createElement('div');
let name = '';
let end = () => undefined;
let wasConnected = false;

function address() {
  const [path, query] = location.hash.replace(/^#\/?/, '').split('?');
  return { path: path in PAGES ? path : 'overview', parameters: new URLSearchParams(query) };
}

function go() {
  const { path, parameters } = address();
  end();
  clear(root);
  name = path;
  end = PAGES[name].open(paint, parameters) ?? (() => undefined);
  paint();
}

function turn() {
  go();
  document.getElementById('page').focus();
}

function paint() {
  document.documentElement.lang = lang() === 'zh' ? 'zh-CN' : 'en';
  document.title = `${t(`page.${name}`)} · ${t('console')}`;
  render(frame(), root);
  PAGES[name].drawn?.(root);
}

function frame() {
  return html`
    <a class="skip" href="#page" @click=${skip}>${t('skip')}</a>
    <header class="bar">
      <span class="name">${t('console')}</span>
      <nav aria-label=${t('pages')}>${Object.keys(PAGES).map(link)}</nav>
      <span role="status" class=${connected() ? 'good' : 'bad'}>${connected() ? t('connected') : t('disconnected')}</span>
      <button type="button" id="language" lang=${lang() === 'zh' ? 'en' : 'zh-CN'} @click=${switchLanguage}>
        ${lang() === 'zh' ? 'English' : '中文'}
      </button>
    </header>
    <main id="page" tabindex="-1"><h1>${t(`page.${name}`)}</h1>${PAGES[name].view()}</main>`;
}

function link(page) {
  return page === name
    ? html`<a href="#/${page}" aria-current="page">${t(`page.${page}`)}</a>`
    : html`<a href="#/${page}">${t(`page.${page}`)}</a>`;
}

function onLive() {
  if (connected() !== wasConnected) {
    wasConnected = connected();
    paint();
  }
}

function skip(event) {
  event.preventDefault();
  document.getElementById('page').focus();
}

function switchLanguage() {
  choose(lang() === 'zh' ? 'en' : 'zh');
  go();
}

document.body.append(root);
addEventListener('hashchange', turn);
onColours(go);
go();
listen(onLive);
connect();
