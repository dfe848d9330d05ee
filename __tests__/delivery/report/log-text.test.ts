import { logText } from '../../../delivery/report/text/log-text';

test.each([
  '::add-mask::x',
  '  ::set-output name=chunks::[]',
  'x ::stop-commands::token',
  '##[group]x',
  'a\n::error file=a,line=1::x',
  '::::add-mask::x',
])('%j is no command to the runner', (text) => {
  expect(logText(text)).not.toMatch(/::(add-mask|set-output|stop-commands|error)|##\[/);
});

test('names of resources stay as they are', () => {
  const arns = 'arn:aws:s3:::dev-lake-raw and arn:aws:iam::111111111111:role/dev-plan, 2001:db8::1, ## Plan';
  expect(logText(arns)).toBe(arns);
});
