import assert from 'node:assert/strict';
import test from 'node:test';
import {
  clamp,
  dayAt,
  dayByKey,
  dayPercent,
  dayWords,
  fillSpan,
  isoDay,
  moveEnd,
  spanParameters,
} from '../../parley/ui/static/timeline/span.js';

const EPOCH = 719163; // datetime.date(1970, 1, 1).toordinal()

test('days are counted as Python counts them, with four digits in every year', () => {
  assert.equal(isoDay(EPOCH), '1970-01-01');
  assert.equal(isoDay(1), '0001-01-01');
  assert.equal(isoDay(3652059), '9999-12-31');
  assert.equal(dayWords(739328), '18 March 2025');
});

test('an open side of a span reaches to the end of the strip, and no side beyond it or past the other', () => {
  assert.deepEqual(fillSpan([10, 20], {}), { from: 10, to: 20 });
  assert.deepEqual(fillSpan([10, 20], { from: 5, to: 99 }), { from: 10, to: 20 });
  assert.deepEqual(fillSpan([10, 20], { from: 15, to: 12 }), { from: 15, to: 15 });
});

test('a place on the strip is the day that is drawn there, at both edges too', () => {
  const box = { left: 100, width: 110 };
  assert.deepEqual(
    [100, 109, 110, 209, 210, 500, 0].map((x) => dayAt([10, 20], box, x)),
    [10, 10, 11, 20, 20, 20, 10],
  );
  for (let day = 10; day <= 20; day += 1) {
    assert.equal(dayAt([10, 20], box, box.left + (dayPercent([10, 20], day) / 100) * box.width + 0.01), day);
  }
});

test('a key moves an end to the next event, and to the end of the strip where there is none', () => {
  const go = (key, day) => dayByKey(key, [10, 20], [17, 12, 12], day);
  assert.deepEqual([go('ArrowRight', 12), go('ArrowRight', 17), go('ArrowUp', 20)], [17, 20, 20]);
  assert.deepEqual([go('ArrowLeft', 17), go('ArrowDown', 12), go('ArrowLeft', 10)], [12, 10, 10]);
  assert.deepEqual([go('Home', 15), go('End', 15), go('a', 15), go('toString', 15)], [10, 20, null, null]);
});

test('an end never passes the other', () => {
  assert.deepEqual(moveEnd({ from: 12, to: 15 }, 'from', 19), { from: 15, to: 15 });
  assert.deepEqual(moveEnd({ from: 12, to: 15 }, 'to', 3), { from: 12, to: 12 });
});

test('an end that leaves nothing out is no filter', () => {
  assert.deepEqual(spanParameters([EPOCH, EPOCH + 9], { from: EPOCH, to: EPOCH + 1 }), {
    from: null,
    to: '1970-01-02',
  });
  assert.deepEqual(spanParameters([EPOCH, EPOCH + 9], { from: EPOCH + 1, to: EPOCH + 9 }), {
    from: '1970-01-02',
    to: null,
  });
});

test('a value stays within its limits', () =>
  assert.deepEqual(
    [1, 5, 9].map((value) => clamp(value, 3, 7)),
    [3, 5, 7],
  ));
