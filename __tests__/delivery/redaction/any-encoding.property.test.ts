import { entry, readChanges } from '../adapters/plan-json';

/** Numbers as if drawn by lot, the same in every run. */
function lot(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const ALPHABET = Array.from(
  'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789 !"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~éß漢😀',
);

const ENCODINGS: Readonly<Record<string, (text: string) => string>> = {
  json: (text) => JSON.stringify(text),
  goJson: (text) => JSON.stringify(text).replace(/[<>&]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`),
  percent: encodeURIComponent,
  form: (text) => new URLSearchParams({ q: text }).toString(),
  base64: (text) => Buffer.from(text).toString('base64'),
  base64url: (text) => Buffer.from(text).toString('base64url'),
  hex: (text) => Buffer.from(text).toString('hex'),
  html: (text) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`),
  within: (text) => `before ${text} after`,
  list: (text) => JSON.stringify(['some', { other: text }]),
};

/** Texts so far from the secret that no reader would come back, nor would we find them. */
const DEEPEST = 3;

/** The middle of what a text has and its frame has not. */
function middleOf(text: string, frame: string): string {
  let start = 0;
  while (start < frame.length && text[start] === frame[start]) start += 1;
  const length = text.length - frame.length;
  return text.slice(start + length / 3, start + (length * 2) / 3);
}

test('no secret of any look can be read back, whatever wrote it, up to three encodings deep', () => {
  const found: string[] = [];
  for (let seed = 0; seed < 600; seed += 1) {
    const draw = lot(seed);
    const secret = Array.from({ length: 8 + draw(40) }, () => ALPHABET[draw(ALPHABET.length)]!)
      .join('')
      .trim();
    const names = Array.from({ length: 1 + draw(DEEPEST) }, () => Object.keys(ENCODINGS)[draw(10)]!);
    const write = (text: string) => names.reduce((inner, name) => ENCODINGS[name]!(inner), text);
    const written = write(secret);
    const marked = entry(['create'], { after: { content: secret }, after_sensitive: { content: true } });
    const shown = readChanges(marked, entry(['create'], { after: { comment: written } })).changes[1]?.after;
    const core = middleOf(written, write(''));
    if (String(JSON.parse(JSON.stringify(shown?.['comment']))).includes(core))
      found.push(`${seed} ${names.join(' ')}: ${secret}`);
  }
  expect(found).toEqual([]);
});
