'use strict';

const data = JSON.parse(document.getElementById('data').textContent);

const TEXTS = {
  zh: {
    title: '压测报告', verdict: '结论', throughput: '吞吐', ratios: '比值', percentiles: '时延百分位', time: '时延随时间',
    noise: '各轮吞吐与噪声', conditions: '条件', language: 'English', judged: '所有参赛者均可评判。', noVerdict: '不予评判：',
    generatorBound: '受压测端限制：', rejected: '因噪声不计的轮数：',
    throughputNote: '饱和，每轮每秒应答数；阴影为中位数的 95 % 区间。',
    ratiosNote: '同一轮中的吞吐之比，中位数与 95 % 区间；整个区间低于 1 的行为落后，着色。',
    percentilesNote: '开环，自计划发送时刻起（实线）与自实际发送时刻起（虚线），两轴均为对数；样本不足的百分位不给出。',
    timeNote: '开环，自计划发送时刻起，每秒的 p50 与最大值，微秒。',
    processor: '服务端处理器时间',
    processorNote: '每个请求，微秒，含预热；饱和时服务端无暇等待，等待的开销见另两种负载。',
    saturation: '饱和', openLoop: '开环', oneInFlight: '单笔在途',
    goals: '时延目标', goal: '目标', formula: '要求', ratio: '比值', most: '上限', outcome: '结果', roundCount: '轮数',
    goalsNote: '网关的百分位是回显与裸盘之和的几倍；按各轮比值的中位数评判，中位数不超过上限（虚线）为达标。',
    asked: '请求/秒', gatewayUs: '网关 µs', echoUs: '回显 µs', rawUs: '裸 fdatasync µs',
    goalNames: { 'one in flight': '单笔在途', 'half of peak, open loop': '半峰开环' },
    outcomes: { met: '达标', missed: '未达标', 'no verdict': '不予评判' },
    goalLine: (name, outcome, ratios, most) => `目标“${name}”${outcome}：比值中位数 ${ratios}，上限 ${most}`,
    contestant: '参赛者', durability: '持久方式', median: '中位数', interval: '95 % 区间', min: '最小', max: '最大',
    serverCpu: '服务端 µs/请求', generatorCpu: '压测端 µs/请求', against: '相对', round: '轮', steal: '被占用', iowait: '等盘',
    hiccup: '停顿 p99.9 µs', saturatedHiccup: '饱和时停顿 p99.9 µs', name: '名称', value: '值', count: '样本',
    intended: '计划时刻', service: '实际时刻', perSecond: '应答/秒', probe: '裸 write + fdatasync',
    before: '之前', after: '之后', load: '负载', hiccupMax: '停顿最大 µs',
    machine: (most, before, after, durability) => `机器状况：计入的各轮中被占用最高 ${most.steal}，停顿 p99.9 最高 ${most.hiccup} µs、`
      + `最长 ${most.hiccupMax} µs（饱和时 p99.9 ${most.saturatedHiccup} µs）；裸 write + fdatasync 之前 ${before}，之后 ${after}；`
      + `持久方式 ${durability}。`,
  },
  en: {
    title: 'Load report', verdict: 'Verdict', throughput: 'Throughput', ratios: 'Ratios', percentiles: 'Percentiles',
    time: 'Latency over time', noise: 'Throughput and noise of each round', conditions: 'Conditions', language: '中文',
    judged: 'Every contestant may be judged.', noVerdict: 'No verdict: ', generatorBound: 'Generator-bound: ',
    rejected: 'Rounds that do not count, for noise: ',
    throughputNote: 'Saturation, replies a second in each round; shaded: 95 % interval of the median.',
    ratiosNote: 'Throughput as a multiple in the same round, median and 95 % interval; rows wholly below 1 lose and are shaded.',
    percentilesNote: 'Open loop, from the intended (line) and the actual send time (dashed), both axes logarithmic; '
      + 'percentiles that too few samples bear are left out.',
    timeNote: 'Open loop, from the intended send time, p50 and maximum of each second, microseconds.',
    processor: 'Processor time of the server',
    processorNote: 'A request, microseconds, warm-up included; saturated, a server has no time to wait: what waiting costs '
      + 'shows under the other two loads.',
    saturation: 'saturation', openLoop: 'open loop', oneInFlight: 'one in flight',
    goals: 'Goals of latency', goal: 'goal', formula: 'what is asked', ratio: 'ratio', most: 'at most', outcome: 'outcome',
    roundCount: 'rounds',
    goalsNote: 'The percentile of the gateway as a multiple of echo and raw disk together; met if the median of the rounds is '
      + 'at most what the goal says (dashed).',
    asked: 'asked/s', gatewayUs: 'gateway µs', echoUs: 'echo µs', rawUs: 'raw fdatasync µs',
    goalNames: {}, outcomes: {},
    goalLine: (name, outcome, ratios, most) => `Goal, ${name}: ${outcome}; ratio, median ${ratios}, goal ${most}`,
    contestant: 'contestant', durability: 'durability', median: 'median', interval: '95 % interval', min: 'min', max: 'max',
    serverCpu: 'server µs/request', generatorCpu: 'generator µs/request', against: 'against', round: 'round', steal: 'steal',
    iowait: 'iowait', hiccup: 'hiccup p99.9 µs', saturatedHiccup: 'hiccup p99.9 µs, saturated', name: 'name',
    value: 'value', count: 'samples', intended: 'intended', service: 'actual', perSecond: 'replies/s',
    probe: 'raw write + fdatasync', before: 'before', after: 'after', load: 'load', hiccupMax: 'hiccup max µs',
    machine: (most, before, after, durability) => `Machine: in the rounds that count, steal at most ${most.steal}, hiccup p99.9 `
      + `at most ${most.hiccup} µs, longest ${most.hiccupMax} µs (saturated p99.9 ${most.saturatedHiccup} µs); `
      + `raw write + fdatasync before ${before}, after ${after}; durability ${durability}.`,
  },
};
const COLORS = ['#1f6feb', '#c2410c', '#15803d', '#7c3aed', '#a16207', '#be185d', '#0e7490', '#475569'];
const MINUTES = { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false };
let language = navigator.language.startsWith('zh') ? 'zh' : 'en';
const charts = {};

const text = (key) => TEXTS[language][key];
const number = (value, digits) => (value === null || value === undefined ? '–' : value.toLocaleString(language, {
  minimumFractionDigits: digits, maximumFractionDigits: digits,
}));
const micros = (ns) => number(ns === null || ns === undefined ? null : ns / 1000, 1);
const percent = (bp) => number(bp / 100, 2) + ' %';
const color = (index) => COLORS[index % COLORS.length];
const colorOf = (label) => color(data.contestants.findIndex((one) => one.label === label));

function table(id, head, rows) {
  const element = document.getElementById(id);
  element.replaceChildren();
  const put = (cells, tag, losing) => {
    const row = element.insertRow();
    row.className = losing ? 'losing' : '';
    for (const cell of cells) {
      const at = document.createElement(tag);
      at.textContent = cell.number ?? cell;
      at.className = cell.number === undefined ? '' : 'number';
      row.append(at);
    }
  };
  put(head, 'th', false);
  rows.forEach((row) => put(row.cells ?? row, 'td', row.losing));
}

const n = (value) => ({ number: value });
const interval = (one, digits) => n(one.low === undefined ? '–' : `${number(one.low, digits)} … ${number(one.high, digits)}`);
const loses = (one) => (one.high ?? one.max) < 1;

function show(id, option) {
  charts[id] = charts[id] ?? echarts.init(document.getElementById(id), null, { renderer: 'svg' });
  charts[id].setOption({ animation: false, aria: { enabled: true }, ...option }, true);
}

const goalName = (goal) => text('goalNames')[goal.name] ?? goal.name;
const outcome = (goal) => text('outcomes')[goal.outcome] ?? goal.outcome;
const isMet = (goal) => goal.outcome === 'met';

function verdict() {
  const lines = data.results.no_verdict.map((reason) => [text('noVerdict') + reason, 'none']);
  if (lines.length === 0) {
    lines.push([text('judged'), '']);
  }
  data.results.goals.forEach((goal) => lines.push([text('goalLine')(goalName(goal), outcome(goal),
    `${number(goal.ratio_median, 3)} (${number(goal.ratio_min, 3)} … ${number(goal.ratio_max, 3)})`, number(goal.goal, 2)),
  isMet(goal) ? '' : 'none']));
  data.contestants.filter((one) => one.generatorBound)
    .forEach((one) => lines.push([`${text('generatorBound')}${one.label} (${one.generatorBound.split(': ')[1]})`, '']));
  lines.push([text('rejected') + data.results.rejected_rounds.length, '']);
  list('verdict', lines);
}

function list(id, lines) {
  document.getElementById(id).replaceChildren(...lines.map(([line, kind]) => {
    const item = document.createElement('li');
    item.textContent = line;
    item.className = kind;
    return item;
  }));
}

/** To one digit, so that an axis ends at a figure that reads well. */
function oneDigit(value, round) {
  const step = 10 ** Math.floor(Math.log10(value));
  return Number((round(value / step) * step).toPrecision(1));
}

function goals() {
  const all = data.results.goals;
  document.getElementById('goals').hidden = all.length === 0;
  if (all.length === 0) {
    return;
  }
  const ratios = all.flatMap((goal) => [goal.ratio_min, goal.ratio_max, goal.goal]).filter((ratio) => ratio > 0);
  show('goal-chart', {
    tooltip: { trigger: 'axis', valueFormatter: (value) => number(value, 3) },
    legend: { top: 0 },
    grid: { left: 60, right: 60, top: 50, bottom: 40 },
    xAxis: { type: 'category', name: text('round'), data: all[0].rounds.map((one) => one.round) },
    yAxis: { type: 'log', name: text('ratio'), min: oneDigit(Math.min(...ratios) * 0.8, Math.floor),
      max: oneDigit(Math.max(...ratios) * 1.2, Math.ceil) },
    series: all.map((goal, i) => ({
      name: goalName(goal), type: 'line', data: goal.rounds.map((one) => one.ratio || null), color: color(i), symbolSize: 8,
      markLine: { symbol: 'none', label: { formatter: number(goal.goal, 2) }, data: [{ yAxis: goal.goal }] },
    })),
  });
  table('goal-table',
    [text('goal'), text('formula'), n(text('median')), n(text('min')), n(text('max')), n(text('most')),
      n(text('roundCount')), text('outcome')],
    all.map((goal) => ({ losing: !isMet(goal),
      cells: [goalName(goal), goal.formula, n(number(goal.ratio_median, 3)), n(number(goal.ratio_min, 3)),
        n(number(goal.ratio_max, 3)), n(number(goal.goal, 2)), n(number(goal.rounds.length, 0)), outcome(goal)] })));
  table('goal-round-table',
    [text('goal'), n(text('round')), n(text('asked')), n(text('gatewayUs')), n(text('echoUs')), n(text('rawUs')),
      n(text('ratio'))],
    all.flatMap((goal) => goal.rounds.map((one) => [goalName(goal), n(one.round),
      n(one.asked_per_s === 0 ? '–' : number(one.asked_per_s, 0)), n(micros(one.gateway_ns)), n(micros(one.echo_ns)),
      n(micros(one.raw_fdatasync_ns)), n(number(one.ratio, 3))])));
  list('goal-reasons', all.flatMap((goal) => goal.no_verdict.map(
    (reason) => [`${text('noVerdict')}${goalName(goal)}: ${reason}`, 'none'])));
}

function throughput() {
  const rounds = Math.max(...data.contestants.map((one) => one.perRound.length));
  show('throughput-chart', {
    tooltip: { trigger: 'axis' },
    legend: { top: 0 },
    grid: { left: 90, right: 20, top: 50, bottom: 40 },
    xAxis: { type: 'category', name: text('round'), data: Array.from({ length: rounds }, (ignored, i) => i + 1) },
    yAxis: { type: 'log', name: text('perSecond') },
    series: data.contestants.map((one, i) => ({
      name: one.label, type: 'line', data: one.perRound, color: color(i), symbolSize: 8,
      markLine: { symbol: 'none', label: { show: false }, data: [{ yAxis: one.throughput.median }] },
      markArea: { itemStyle: { color: color(i), opacity: 0.15 },
        data: one.throughput.low === undefined ? [] : [[{ yAxis: one.throughput.low }, { yAxis: one.throughput.high }]] },
    })),
  });
  table('throughput-table',
    [text('contestant'), text('durability'), n(text('median')), n(text('interval')), n(text('min')), n(text('max')),
      n(text('serverCpu')), n(text('generatorCpu'))],
    data.contestants.map((one) => [one.label, one.durability, n(number(one.throughput.median, 0)),
      interval(one.throughput, 0), n(number(one.throughput.min, 0)),
      n(number(one.throughput.max, 0)), n(one.serverCpu), n(one.generatorCpu)]));
}

function errorBar(params, api) {
  const low = api.coord([api.value(0), api.value(2)]);
  const high = api.coord([api.value(0), api.value(3)]);
  const line = (x1, y1, x2, y2) => ({ type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke: '#1c2430', lineWidth: 2 } });
  return { type: 'group', children: [line(low[0], low[1], high[0], high[1]),
    line(low[0] - 8, low[1], low[0] + 8, low[1]), line(high[0] - 8, high[1], high[0] + 8, high[1])] };
}

function ratios() {
  const names = data.ratios.map((one) => `${one.label} / ${one.base}`);
  show('ratio-chart', {
    tooltip: { trigger: 'item' },
    grid: { left: 60, right: 20, top: 30, bottom: 70 },
    xAxis: { type: 'category', data: names, axisLabel: { interval: 0, width: 220, overflow: 'break' } },
    yAxis: { type: 'value', min: 0 },
    series: [
      { type: 'bar', barMaxWidth: 60, data: data.ratios.map((one) => ({ value: one.median,
        itemStyle: { color: loses(one) ? '#c2410c' : '#1f6feb' } })) },
      { type: 'custom', renderItem: errorBar, z: 10,
        data: data.ratios.map((one, i) => [i, one.median, one.low, one.high]).filter((bar) => bar[2] !== undefined) },
    ],
  });
  table('ratio-table',
    [text('contestant'), text('against'), n(text('median')), n(text('interval')), n(text('min')), n(text('max'))],
    data.ratios.map((one) => ({ losing: loses(one),
      cells: [one.label, one.base, n(number(one.median, 3)), interval(one, 3),
        n(number(one.min, 3)), n(number(one.max, 3))] })));
}

function processor() {
  const loads = ['saturation', 'openLoop', 'oneInFlight'];
  table('processor-table',
    [text('contestant'), text('durability'), ...loads.map((load) => n(text(load)))],
    data.contestants.map((one) => [one.label, one.durability, ...loads.map((load) => n(one.serverCpuUnder[load]))]));
}

const percentile = (x) => `p${Number((100 * (1 - 1 / x)).toPrecision(6))}`;

function percentiles() {
  show('percentile-chart', {
    tooltip: { trigger: 'item', formatter: (at) => `${at.seriesName}<br>${percentile(at.value[0])}: ${number(at.value[1], 1)} µs` },
    legend: { top: 0 },
    grid: { left: 70, right: 30, top: 70, bottom: 40 },
    xAxis: { type: 'log', min: 1, axisLabel: { formatter: percentile } },
    yAxis: { type: 'log', name: 'µs' },
    series: data.curves.map((curve) => ({
      name: `${curve.label} ${text(curve.kind)}`, type: 'line', showSymbol: false, data: curve.points,
      color: colorOf(curve.label), lineStyle: { type: curve.kind === 'service' ? 'dashed' : 'solid' },
    })),
  });
  table('percentile-table',
    [text('contestant'), text('durability'), '', n('p50'), n('p90'), n('p99'), n('p99.9'), n('p99.99'), n('max'),
      n(text('count'))],
    data.curves.map((curve) => [curve.label, curve.durability, text(curve.kind),
      ...['p50', 'p90', 'p99', 'p99_9', 'p99_99', 'max'].map((name) => n(micros(curve.summary[name]))),
      n(number(curve.summary.count, 0))]));
}

function time() {
  const lines = (pick, name, width) => data.times.map((one) => ({
    name: `${one.label} ${name}`, type: 'line', showSymbol: false, color: colorOf(one.label),
    lineStyle: { width }, data: one.points.map((point) => [point[0], pick(point)]),
  }));
  show('time-chart', {
    tooltip: { trigger: 'axis' },
    legend: { top: 0 },
    grid: { left: 70, right: 30, top: 70, bottom: 40 },
    xAxis: { type: 'time', axisLabel: { formatter: (at) => new Date(at).toLocaleTimeString(language, MINUTES) } },
    yAxis: { type: 'log', name: 'µs' },
    series: [...lines((point) => point[1], 'p50', 2), ...lines((point) => point[2], 'max', 1)],
  });
}

const probe = (values) => `p50 ${micros(values.p50)} µs, p99 ${micros(values.p99)} µs`;

function machine() {
  const rounds = data.results.contestants.flatMap((one) => one.rounds);
  const most = (pick) => rounds.map(pick).reduce((a, b) => (a === null || b > a ? b : a), null);
  const line = text('machine')({
    steal: percent(most((round) => round.steal_bp)),
    hiccup: micros(most((round) => round.hiccup_ns.p99_9)),
    hiccupMax: micros(most((round) => round.hiccup_ns.max)),
    saturatedHiccup: micros(most((round) => round.saturated_hiccup_ns.p99_9)),
  }, probe(data.results.probe_before_ns), probe(data.results.probe_after_ns),
  data.contestants.map((one) => `${one.label} ${one.durability}`).join(', '));
  document.querySelectorAll('.machine').forEach((element) => { element.textContent = line; });
}

function noise() {
  const rows = data.results.contestants.flatMap((one) => one.rounds.map((round) => [one.label, one.durability,
    n(round.round), n(number(round.saturation.achieved_per_s, 0)), n(percent(round.steal_bp)), n(percent(round.iowait_bp)),
    n(round.load_average), n(micros(round.hiccup_ns.p99_9)), n(micros(round.hiccup_ns.max)),
    n(micros(round.saturated_hiccup_ns.p99_9)), round.no_verdict]));
  table('noise-table', [text('contestant'), text('durability'), n(text('round')), n(text('perSecond')), n(text('steal')),
    n(text('iowait')), n(text('load')), n(text('hiccup')), n(text('hiccupMax')), n(text('saturatedHiccup')), ''], rows);
}

function conditions() {
  table('condition-table', [text('name'), text('value')], [
    ...Object.entries(data.results.conditions),
    [`${text('probe')} ${text('before')}`, probe(data.results.probe_before_ns)],
    [`${text('probe')} ${text('after')}`, probe(data.results.probe_after_ns)],
  ]);
}

function paint() {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.title = `Yidi ${text('title')}`;
  document.querySelectorAll('[data-text]').forEach((element) => { element.textContent = text(element.dataset.text); });
  document.getElementById('language').textContent = text('language');
  [verdict, machine, goals, throughput, ratios, processor, percentiles, time, noise, conditions].forEach((part) => part());
}

document.getElementById('language').addEventListener('click', () => {
  language = language === 'zh' ? 'en' : 'zh';
  paint();
});
window.addEventListener('resize', () => Object.values(charts).forEach((chart) => chart.resize()));
paint();
