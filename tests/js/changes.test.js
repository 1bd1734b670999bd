import assert from 'node:assert/strict';
import test from 'node:test';
import {
  addMonths,
  changeOn,
  clampDay,
  dayNumber,
  dayWords,
  isoDay,
  nextPlace,
  setAsOf,
  stepDay,
} from '../../parley/ui/static/map/changes.js';

const DAYS = ['2014-03-18', '2022-02-24', '2022-09-30'];
const CHANGES = DAYS.map(dayNumber);

test('days go both ways', () => {
  for (const iso of ['0987-06-05', '1970-01-01', '2024-02-29']) assert.equal(isoDay(dayNumber(iso)), iso);
  assert.equal(dayWords(dayNumber('2025-03-18')), '18 March 2025');
});

test('the change in force is the last one not after a day, else the first', () => {
  const on = (iso) => changeOn(CHANGES, dayNumber(iso));
  assert.deepEqual(['1999-01-01', '2014-03-18', '2022-02-23', '2022-02-24', '2030-01-01'].map(on), [0, 0, 0, 1, 2]);
});

test('steps stop at the first and the last change', () => {
  const from = (iso, by) => isoDay(stepDay(CHANGES, dayNumber(iso), by));
  assert.equal(from('2022-03-01', 1), '2022-09-30');
  assert.equal(from('2022-03-01', -1), '2014-03-18');
  assert.equal(from('2022-03-01', -1e6), '2014-03-18');
  assert.equal(from('2022-09-30', 1), '2022-09-30');
});

test('the latest change stays out of the address', () => {
  const address = new URL('http://h/map?asof=2014-03-18&actor=a');
  setAsOf(address, DAYS, CHANGES[1]);
  assert.equal(address.search, '?asof=2022-02-24&actor=a');
  setAsOf(address, DAYS, CHANGES[2]);
  assert.equal(address.search, '?actor=a');
});

test('arrow keys go round and round, and begin at the first or last place where none is chosen', () => {
  const places = ['a', 'b', 'c'];
  assert.deepEqual([nextPlace(places, 'c', 1), nextPlace(places, 'a', -1)], ['a', 'c']);
  assert.deepEqual([nextPlace(places, '', 1), nextPlace(places, '', -1)], ['a', 'c']);
});

test('a month on is the same day of the next month, or its last', () => {
  const on = (iso, by) => isoDay(addMonths(dayNumber(iso), by));
  assert.equal(on('2024-01-31', 1), '2024-02-29');
  assert.equal(on('2024-03-31', -1), '2024-02-29');
  assert.equal(on('2022-12-15', 1), '2023-01-15');
  assert.equal(on('2022-01-15', -1), '2021-12-15');
});

test('a day beyond the ends is the end', () => {
  assert.deepEqual(
    [0, 5, 99].map((day) => clampDay(day, 3, 7)),
    [3, 5, 7],
  );
});
