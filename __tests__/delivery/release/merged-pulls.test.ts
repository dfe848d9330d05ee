import { mergedPulls } from '../../../delivery/release/merged-pulls';

test('squashes and merges name their pull request and its title; other commits name none', () => {
  const messages = [
    'feat(warehouse): larger BI (#12)\n\nIt was too slow.',
    'Merge pull request #9 from acme/finance-mart\n\nA mart for finance\n',
    'fix: a typo',
    'Revert "feat: x (#3)"',
  ];
  expect(mergedPulls(messages)).toEqual([
    { number: 12, title: 'feat(warehouse): larger BI' },
    { number: 9, title: 'A mart for finance' },
  ]);
});

test('each is told once, and a merge without a title by its subject', () => {
  const merge = 'Merge pull request #9 from acme/x';
  expect(mergedPulls([merge, 'again (#9)'])).toEqual([{ number: 9, title: merge }]);
});
