import { boardOf } from '../../../delivery/board/board-of';
import { BOARD_FORMAT, boardJson } from '../../../delivery/report/board-json';
import { boardText } from '../../../delivery/report/board-text';
import { gathered, sampleBoard } from '../board/boards';
import { hostileBoard } from '../board/hostile-board';

const WIDE = { width: 120, colour: false };

test('the terminal says what stands, what moves, what is held and why', () => {
  const text = boardText(sampleBoard(), WIDE);
  for (const sentence of [
    'dev          v1.4.0',
    '3 of 7 stacks',
    'prod: gate shut for v1.4.0 from staging',
    '  soak: it has been in staging for 5.0 of 24 hours',
    'approved by bob, 2 needed',
    'prod: drift in 1 stack',
    'above the ceiling',
    'rollback verified',
    'setting warehouses.BI.size: "XSMALL" → "LARGE"',
  ])
    expect(text).toContain(sentence);
});

test('no control character and no direction mark of a hostile text reaches the terminal', () => {
  const text = boardText(hostileBoard(), { ...WIDE, colour: true });
  expect(text.replace(/\u001B\[\d+m/g, '')).not.toMatch(
    /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/,
  );
});

test('an empty ledger says what to do first', () => {
  expect(boardText(boardOf(gathered()), WIDE)).toContain('npx sluice promote dev');
});

test('the JSON has the board in a form with a number, and says null where nothing is known', () => {
  const board = JSON.parse(boardJson(boardOf(gathered()))) as Record<string, unknown>;
  expect(Object.keys(board)).toEqual([
    'format',
    'repository',
    'at',
    'environments',
    'releases',
    'history',
    'hasOlder',
    'comparisons',
  ]);
  expect(board).toMatchObject({
    format: BOARD_FORMAT,
    environments: [{ name: 'dev', stands: null, cost: null, drift: null }, {}, {}],
  });
});

test('the JSON holds comparisons as plans are written, and is the same for the same board', () => {
  const board = sampleBoard();
  const parsed = JSON.parse(boardJson(board)) as { comparisons: { environments: { stacks: unknown[] }[] }[] };
  expect(parsed.comparisons[0]?.environments[0]?.stacks[0]).toHaveProperty('plan.changes');
  expect(boardJson(board)).toBe(boardJson(board));
});
