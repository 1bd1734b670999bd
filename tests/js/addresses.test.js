import assert from 'node:assert/strict';
import test from 'node:test';
import { canAnswer, isOneChange, showsAddress, withParameters } from '../../parley/ui/static/live.js';
import { isEmbedded, setEmbedded } from '../../parley/ui/static/streamlit.js';

const at = (query, path = '/map') => new URL(`http://h${path}${query}`);
const NAMES = ['record', 'asof'];

test('parameters are set and the empty ones taken off', () => {
  assert.equal(
    withParameters(at('?record=a&actor=b'), { record: '', asof: '2020-01-01', x: null }).search,
    '?actor=b&asof=2020-01-01',
  );
});

test('one change sets any number of parameters, or takes one off', () => {
  const change = (from, to) => isOneChange(NAMES, at(from), at(to));
  assert.equal(change('', '?record=a&asof=b'), true);
  assert.equal(change('?record=a', ''), true);
  assert.equal(change('?record=a&asof=b', ''), false);
  assert.equal(change('?record=a', '?asof=b'), false);
  assert.equal(change('?record=a', '?record=a'), false);
});

test('the live part answers for its own page under the same filters, whatever their order', () => {
  const answers = (from, to) => canAnswer('/map', NAMES, from, to);
  assert.equal(answers(at('?actor=a&actor=b'), at('?actor=b&actor=a&record=c')), true);
  assert.equal(answers(at('?actor=a'), at('?actor=b&record=c')), false);
  assert.equal(answers(at(''), at('?record=c', '/timeline')), false);
  assert.equal(answers(at('', '/timeline'), at('?record=c', '/timeline')), false);
});

test('a page shows an address when the last of each parameter is what stands there', () => {
  const shown = { record: 'b', asof: '' };
  assert.equal(showsAddress('/map', shown, at('?record=a&record=b')), true);
  assert.equal(showsAddress('/map', shown, at('?record=a')), false);
  assert.equal(showsAddress('/map', shown, at('?record=a', '/data')), true);
});

test('a figure alone is asked for by one parameter', () => {
  const address = at('?actor=a');
  assert.equal(isEmbedded(address), false);
  setEmbedded(address);
  assert.equal(isEmbedded(address), true);
});
