import assert from 'node:assert/strict';
import test from 'node:test';
import { foldLabel, groupFolds } from '../../parley/ui/static/reader/folds.js';
import { findParts, findPartsByCodePoint, unitsOf } from '../../parley/ui/static/reader/offsets.js';
import { nextStop, stepLabel } from '../../parley/ui/static/reader/steps.js';

test('a stretch over several pieces has a part in each, and none in an empty one', () => {
  assert.deepEqual(findParts([3, 0, 4, 5], 2, 8), [
    { piece: 0, from: 2, to: 3 },
    { piece: 2, from: 0, to: 4 },
    { piece: 3, from: 0, to: 1 },
  ]);
  assert.deepEqual(findParts([3], 3, 5), []);
});

test('code points are turned into the units that the browser counts', () => {
  assert.equal(unitsOf('a😀b', 2), 3);
  assert.deepEqual(findPartsByCodePoint(['😀a', 'é😀z'], 1, 4), [
    { piece: 0, from: 2, to: 3 },
    { piece: 1, from: 0, to: 3 },
  ]);
  assert.equal(findPartsByCodePoint(['abc'], 1, 4), null);
  assert.equal(findPartsByCodePoint(['abc'], 2, 2), null);
});

const block = (part, sentences, note = false) => ({ part, note, sentences });

test('paragraphs without a match are folded together with their notes, and sentences round a match apart', () => {
  const blocks = [
    block('p1', ['a', 'b']),
    block('n1', [], true),
    block('p2', ['c', 'MATCH', 'd']),
    block('n2', [], true),
    block('p3', ['e']),
  ];
  assert.deepEqual(
    groupFolds(blocks, (sentence) => sentence === 'MATCH'),
    [
      { parts: ['p1', 'n1'], count: 2, inline: false },
      { parts: ['c'], count: 1, inline: true },
      { parts: ['d'], count: 1, inline: true },
      { parts: ['p3'], count: 1, inline: false },
    ],
  );
});

test('where all matches nothing is folded, and where nothing does all is one fold', () => {
  const blocks = [block('p1', ['a']), block('p2', ['b', 'c'])];
  assert.deepEqual(
    groupFolds(blocks, () => true),
    [],
  );
  assert.deepEqual(
    groupFolds(blocks, () => false),
    [{ parts: ['p1', 'p2'], count: 3, inline: false }],
  );
  assert.equal(foldLabel(1), '… one sentence …');
});

test('steps go round and round, the first to what is in sight', () => {
  assert.equal(nextStop([10, 80, 200, 300], -1, 1), 2);
  assert.equal(nextStop([10, 80, 200, 300], -1, -1), 1);
  assert.equal(nextStop([200, 300], -1, -1), 1);
  assert.equal(nextStop([10, 20], -1, 1), 0);
  assert.equal(nextStop([10, 20], 1, 1), 0);
});

test('the bar says how many there are and which of them this is', () => {
  const none = { name: '', label: '', at: -1 };
  assert.equal(stepLabel(none, false, 3, 40), '');
  assert.equal(stepLabel(none, true, 1, 40), '1 of 40 sentences matches');
  assert.equal(stepLabel({ ...none, at: 2 }, true, 3, 40), 'Match 3 of 3 in 40 sentences');
  assert.equal(stepLabel({ name: 'actor:a', label: 'A', at: 0 }, true, 2, 40), 'A: mention 1 of 2');
});
