/** Charts in the colours of the page. */

import * as echarts from '../lib/echarts.js';
import { time } from './format.js';

// The chart library empties elements by setting their markup: nothing but that is let through.
globalThis.trustedTypes?.createPolicy('default', { createHTML: (markup) => (markup === '' ? markup : null) });

const dark = matchMedia('(prefers-color-scheme: dark)');

/** Draws a chart into an element, or changes what is drawn there. */
export function draw(element, option) {
  if (element) {
    const chart = echarts.getInstanceByDom(element) ?? echarts.init(element);
    chart.setOption(option, { replaceMerge: ['series'] });
  }
}

/** Takes the charts out of what is about to leave the page. */
export function clear(root) {
  root.querySelectorAll('.chart').forEach((element) => echarts.getInstanceByDom(element)?.dispose());
}

/** Colour of the page by the name of its variable. */
export function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

const GAP_MS = 5_000;

/** Lines over time; series are {name, points}, points being pairs of epoch milliseconds and value; broken where none are. */
export function overTime(series, { unit = (value) => value, log = false } = {}) {
  return lines(series.map(({ name, points }) => ({ name, points: broken(points) })), {
    x: { type: 'time', axisLabel: { formatter: time, hideOverlap: true } },
    title: time,
    unit,
    log,
  });
}

function broken(points) {
  return points.flatMap((point, i) => (i > 0 && point[0] - points[i - 1][0] > GAP_MS ? [[point[0] - 1, null], point] : [point]));
}

/** Lines over anything; x is an axis of the library, title makes the head of a tip. */
export function lines(series, { x, title, unit, log }) {
  const quiet = colour('quiet');
  const grid = { lineStyle: { color: colour('line') } };
  return {
    animation: false,
    textStyle: { fontFamily: 'inherit' },
    color: ['series-1', 'series-2', 'series-3', 'series-4', 'series-5'].map(colour),
    grid: { left: 8, right: 14, top: series.length > 1 ? 28 : 12, bottom: 4, containLabel: true },
    legend: { show: series.length > 1, top: 0, left: 0, textStyle: { color: quiet }, itemHeight: 8 },
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      formatter: (hits) =>
        [title(hits[0].value[0]), ...hits.filter((hit) => hit.value[1] !== null).map((hit) => `${hit.seriesName} ${unit(hit.value[1])}`)].join('\n'),
    },
    xAxis: { axisLine: grid, splitLine: { show: false }, ...x, axisLabel: { color: quiet, ...x.axisLabel } },
    yAxis: {
      type: log ? 'log' : 'value',
      min: log ? undefined : 0,
      minInterval: log ? undefined : 1,
      splitLine: grid,
      axisLabel: { color: quiet, formatter: unit },
    },
    series: series.map(({ name, points }) => ({
      type: 'line', name, data: points, showSymbol: false, lineStyle: { width: 1.5 },
    })),
  };
}

/** Rows over time, coloured by value on a scale of powers of ten; cells are [epoch milliseconds, row, value]. */
export function heat(rows, cells, unit) {
  const quiet = colour('quiet');
  const seconds = [...new Set(cells.map(([second]) => second))].sort((a, b) => a - b);
  const places = new Map(seconds.map((second, i) => [second, i]));
  const powers = cells.map(([, , value]) => Math.log10(Math.max(1, value)));
  const low = Math.floor(Math.min(3, ...powers));
  const high = Math.ceil(Math.max(7, ...powers));
  return {
    animation: false,
    textStyle: { fontFamily: 'inherit' },
    grid: { left: 8, right: 14, top: 8, bottom: 40, containLabel: true },
    tooltip: {
      renderMode: 'richText',
      formatter: ({ value }) => `${time(seconds[value[0]])}\n${rows[value[1]]} ${unit(10 ** value[2])}`,
    },
    xAxis: { type: 'category', data: seconds, axisLabel: { color: quiet, formatter: (second) => time(Number(second)) } },
    yAxis: { type: 'category', data: rows, axisLabel: { color: quiet } },
    visualMap: {
      min: low,
      max: high,
      text: [unit(10 ** high), unit(10 ** low)],
      calculable: false,
      orient: 'horizontal',
      left: 'center',
      bottom: 0,
      itemHeight: 160,
      textStyle: { color: quiet },
      formatter: (power) => unit(10 ** power),
      inRange: { color: [colour('heat-low'), colour('heat-middle'), colour('heat-high')] },
    },
    series: [{
      type: 'heatmap', data: cells.map(([second, row], i) => [places.get(second), row, powers[i]]), progressive: 0,
    }],
  };
}

addEventListener('resize', () => {
  document.querySelectorAll('.chart').forEach((element) => echarts.getInstanceByDom(element)?.resize());
});

/** Calls back when the system turns dark or light. */
export function onColours(callback) {
  dark.addEventListener('change', callback);
}
