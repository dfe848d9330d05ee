import { shellWords } from '../../../delivery/adapters/terraform/shell-words';

test.each([
  ['', []],
  ['  ', []],
  ['-no-color', ['-no-color']],
  [' -a\t-b\n-c ', ['-a', '-b', '-c']],
  [`-var 'name=two words' -b`, ['-var', 'name=two words', '-b']],
  [`-var="a \\"b\\" $HOME"`, ['-var=a "b" $HOME']],
  ['-var=a\\ b\\\\c', ['-var=a b\\c']],
  [`-var='a'"b"c`, ['-var=abc']],
  [`'' ""`, ['', '']],
  ['-var=größe=☃', ['-var=größe=☃']],
])('%j is parted into %j', (text, words) => {
  expect(shellWords(text, 'TF_CLI_ARGS_apply')).toEqual(words);
});

test.each([`-var='open`, '-a "open', '-a; rm', '-a | b', '-a $(b)', '-a `b`', '-a > b', '-a\\'])(
  '%j is refused: a shell would do more than part words',
  (text) => {
    expect(() => shellWords(text, 'TF_CLI_ARGS_apply')).toThrow(/TF_CLI_ARGS_apply cannot be parted into words/);
  },
);
