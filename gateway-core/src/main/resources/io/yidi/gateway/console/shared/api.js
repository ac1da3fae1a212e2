/**
 * Asks the admin port. It answers one question at a time and tells who comes meanwhile to come again: so questions of this
 * page wait for each other, and one that was told so comes again a few times.
 */

const ATTEMPTS_MAX = 8;
const PAUSE_MS = 150;

let last = Promise.resolve();

/** An answer: HTTP status and document. */
export function ask(path, values = {}) {
  const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== ''));
  return inTurn(path + (query.size > 0 ? `?${query}` : ''), {});
}

/** The answer to something that is sent along. */
export function send(path, body) {
  return inTurn(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
}

/** What went wrong, for people; empty if nothing did. */
export function fault({ status, json }) {
  if (status === 200) {
    return '';
  }
  return json?.error ?? (json?.expected ? `expected ${json.expected}, found ${json.found ?? status}` : `HTTP ${status}`);
}

function inTurn(path, options) {
  const answer = last.then(() => attempt(path, options, 1));
  last = answer.catch(() => undefined);
  return answer;
}

async function attempt(path, options, number) {
  let response;
  try {
    response = await fetch(path, options);
  } catch (unreachable) {
    return { status: 0, json: { error: String(unreachable) } };
  }
  const json = await response.json().catch(() => null);
  if (response.status === 503 && json?.expected === 'one request at a time' && number < ATTEMPTS_MAX) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * number));
    return attempt(path, options, number + 1);
  }
  return { status: response.status, json };
}
