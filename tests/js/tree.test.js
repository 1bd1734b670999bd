import assert from 'node:assert/strict';
import test from 'node:test';
import { deflateSync } from 'node:zlib';
import { nearestAcross } from '../../parley/ui/static/roving.js';
import { escapeAttribute } from '../../parley/ui/static/sharing.js';
import { build, isSafeAttribute, unpackNode } from '../../parley/ui/static/tree.js';

const SVG = 'http://www.w3.org/2000/svg';

/** As much of a document as building a tree needs. */
const makeElement = (tag, space) => ({
  tag,
  space,
  attributes: {},
  children: [],
  setAttribute(name, value) {
    this.attributes[name] = value;
  },
  append(...children) {
    this.children.push(...children);
  },
});
globalThis.document = /** @type {any} */ ({
  createTextNode: (text) => ({ text }),
  createElement: (tag) => makeElement(tag, 'html'),
  createElementNS: (space, tag) => makeElement(tag, space),
});

test('nothing that runs script becomes an attribute', () => {
  for (const [name, value] of [
    ['onclick', 'x'],
    ['srcdoc', '<b>'],
    ['href', ' JavaScript:x'],
    ['src', 'data:x'],
    ['action', '\n vbscript:x'],
  ]) {
    assert.equal(isSafeAttribute(name, value), false, name);
  }
  for (const [name, value] of [
    ['href', 'map?record=a'],
    ['title', 'javascript:x'],
    ['class', 'on'],
  ]) {
    assert.equal(isSafeAttribute(name, value), true, name);
  }
});

test('text becomes a text node alone, and unsafe attributes are left out', () => {
  const made = build(['p', { class: 'a', onclick: 'x' }, '<b>bold</b>', 7]);
  assert.deepEqual(made.attributes, { class: 'a' });
  assert.deepEqual(made.children, [{ text: '<b>bold</b>' }, { text: '7' }]);
});

test('a drawing is SVG down to a foreign object, whose content is HTML', () => {
  const made = build(['svg', {}, ['g', {}, ['foreignObject', {}, ['p', {}]]]]);
  const [group] = made.children;
  const [object] = group.children;
  assert.deepEqual([made.space, group.space, object.space, object.children[0].space], [SVG, SVG, SVG, 'html']);
});

test('a node that travels compressed comes out as it was', () => {
  const node = ['p', { title: 'é😀' }, 'x'];
  assert.deepEqual(unpackNode(` ${deflateSync(JSON.stringify(node)).toString('base64')}\n`), node);
});

test('the mark across is the nearest by column in the next row, or none', () => {
  const box = (left, top, bottom = top + 10) => ({ left, top, bottom, width: 40 });
  const boxes = [box(0, 0), box(100, 0, 30), box(0, 40), box(100, 40), box(104, 80)];
  assert.deepEqual(
    [nearestAcross(boxes, 1, true), nearestAcross(boxes, 3, true), nearestAcross(boxes, 2, false)],
    [3, 4, 0],
  );
  assert.deepEqual([nearestAcross(boxes, 4, true), nearestAcross(boxes, 0, false)], [-1, -1]);
});

test('a headline in quotes cannot end the attribute it stands in', () => {
  assert.equal(escapeAttribute('“A” & "b" <i>'), '“A” &amp; &quot;b&quot; &lt;i>');
});
