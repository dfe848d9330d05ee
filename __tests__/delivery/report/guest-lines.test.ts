import { guestLines } from '../../../delivery/report/guest-lines';

const at = (day: string) => new Date(`${day}T09:00:00Z`);

test('sandboxes and previews are listed in columns, and what has outlived its time is marked', () => {
  const guests = [
    { environment: 'pr-7', state: 'up', by: 'octocat', since: at('2026-11-01'), until: at('2026-11-08') },
    { environment: 'sbx-ann', state: 'removing', by: 'ann', since: null, until: null },
  ];
  expect(guestLines(guests, at('2026-11-21'))).toEqual([
    'environment  state     since       until                  by',
    'pr-7         up        2026-11-01  2026-11-08 (outlived)  octocat',
    'sbx-ann      removing  -           -                      ann',
  ]);
});

test('where none stands, it says so', () => {
  expect(guestLines([], at('2026-11-21'))).toEqual(['No sandbox and no preview stands.']);
});
