/** Times of the stages, asked anew each second while a page follows them; the last hour is kept. */

import { ask, fault } from './api.js';
import { t } from './i18n.js';

const EVERY_MS = 1000;
const SECONDS_MAX = 3600;

let latency = null;
let history = {};
let problem = '';
let turn = 0;

/** The last answer, everything kept of the stages, and what went wrong. */
export function times() {
  return { latency, history, problem };
}

/** What is kept of a stage, the last so many seconds. */
export function seconds(stage, length) {
  const begin = latency === null ? 0 : latency.now - length;
  return (history[stage] ?? []).filter((row) => row.second > begin);
}

/** Asks and calls back each second, until the returned function is called, or the gateway says that it takes no times. */
export function follow(paint) {
  turn += 1;
  run(turn, paint);
  return () => {
    turn += 1;
  };
}

async function run(mine, paint) {
  while (turn === mine) {
    const answer = await ask('/v1/latency', { since: String(latency?.now ?? 0) });
    if (turn !== mine) {
      return;
    }
    take(answer);
    paint();
    if (answer.status === 404) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
}

function take(answer) {
  problem = answer.status === 404 ? t('latency.off') : fault(answer);
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
