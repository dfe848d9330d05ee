/** One secret for each place that it may leak to. No two share a part, and each needs escaping. */
export const CANARIES: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'plain',
    'within',
    'json',
    'jsonInJson',
    'base64',
    'base64Shifted',
    'base64OfJson',
    'url',
    'mapKey',
    'instanceKey',
    'movedKey',
    'importId',
    'output',
    'check',
    'error',
    'apply',
    'trigger',
    'list',
  ].map((place, at) => [place, `${'qzvkwxjy'[at % 8]!}${at}<${place}>&"${'jxqkzvwy'[at % 8]!}7/ ${at}é`]),
);

/** Terraform's own way to forget that a value is sensitive: what a resource computes from it is not marked. */
export const leaked = (place: string) => `terraform_data.vault.output.${place}`;

/** Where all of them are kept. */
export const VAULT = {
  input: Object.fromEntries(Object.keys(CANARIES).map((place) => [place, `\${var.secrets.${place}}`])),
};

/** Places of a configuration that secrets leak to. */
export const LEAKS = {
  as_it_is: { input: `\${${leaked('plain')}}` },
  within: { input: `postgres://app:\${${leaked('within')}}@db/lake` },
  json: { input: `\${jsonencode({ note = ${leaked('json')} })}` },
  json_in_json: { input: `\${jsonencode({ body = jsonencode({ note = ${leaked('jsonInJson')} }) })}` },
  base64: { input: `\${base64encode(${leaked('base64')})}` },
  base64_shifted: { input: `id-\${base64encode("x\${${leaked('base64Shifted')}}yz")}` },
  base64_of_json: { input: `\${base64encode(jsonencode([${leaked('base64OfJson')}]))}` },
  url: { input: `https://host/?q=\${urlencode(${leaked('url')})}` },
  map_key: { input: `\${{ (${leaked('mapKey')}) = "value" }}` },
  instance_key: { for_each: `\${toset([${leaked('instanceKey')}])}`, input: 'x' },
  list: { input: [`\${${leaked('list')}}`], triggers_replace: [`\${${leaked('trigger')}}`] },
  imported: { input: 'x' },
};

/** The variable that holds them: Terraform knows that it is sensitive. */
export const SECRETS = { variable: { secrets: { sensitive: true, type: 'map(string)', default: CANARIES } } };

/** A configuration with all of it. */
export const EVERYTHING = {
  resource: { terraform_data: { vault: VAULT, ...LEAKS } },
  output: { leak: { value: `\${${leaked('output')}}` } },
  import: [{ to: 'terraform_data.imported', id: CANARIES['importId'] }],
  check: {
    c: { assert: [{ condition: `\${${leaked('check')} == "x"}`, error_message: `got \${${leaked('check')}}` }] },
  },
};

/** What of the secrets can be read in a text, however it is written: the letters around what needs escaping are plain. */
export function readableIn(text: string): string[] {
  const plain = text.replaceAll('\\u003c', '<').replaceAll('\\u003e', '>');
  return Object.entries(CANARIES).flatMap(([place, secret]) => {
    const forms = [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)];
    const codes = [0, 1, 2].map((shift) =>
      Buffer.from(`${'x'.repeat(shift)}${secret}`)
        .toString('base64')
        .slice(4, 16),
    );
    const core = `<${place}>`;
    return [...forms, ...codes, core, encodeURIComponent(core)].some((form) => plain.includes(form)) ? [place] : [];
  });
}
