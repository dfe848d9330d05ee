import { type Attributes, blocks, isAttributes, type Json } from '../attributes';
import { credentialIn } from '../credential-shapes';
import type { Flaw, Rule } from '../rule';
import { jsonIn } from '../aws/policy-document';
import { holdsSecret, isPointer } from './secret-attributes';
import type { Subject } from '../subject';

/** What makes a credential and leaves it in the state (their providers' documentation, notes on state). */
const MAKERS = [
  'aws_iam_access_key',
  'aws_iam_service_specific_credential',
  'aws_iam_user_login_profile',
  'aws_lightsail_key_pair',
  'random_password',
  'tls_private_key',
];

/** Nothing synthesized holds a secret: the JSON is a build artifact, and what it holds lands in the state. */
export const secretRules: readonly Rule[] = [
  {
    code: 'secret-attribute',
    guarantees: 'No attribute that takes a secret is set, not even to a reference: its value would be in the state.',
    types: '*',
    absolute: true,
    check: (subject) => secretAttributes(subject),
  },
  {
    code: 'secret-value',
    guarantees: 'No text, however deep inside JSON, SQL or a URL, looks like a credential.',
    types: '*',
    absolute: true,
    check: ({ attributes }) => [...walk(attributes, '')].flatMap(secretValue),
  },
  {
    code: 'secret-maker',
    guarantees: 'Nothing makes a credential that would stay in the state.',
    types: MAKERS,
    absolute: true,
    check: ({ type }) => [
      {
        what: `is a ${type}`,
        because: 'what it makes would be readable in the state',
        mend: 'let the workload sign in by identity, or let the service make and keep the secret',
      },
    ],
  },
];

/** One text of a subject and where it stands. */
interface Place {
  readonly path: string;
  readonly name: string;
  readonly value: string;
}

function secretAttributes({ type, attributes }: Subject): Flaw[] {
  // What is in a provider block is judged by a rule of its own.
  if (type.startsWith('provider.')) return [];
  return [...walk(attributes, '')]
    .filter(({ name, path, value }) => value !== '' && holdsSecret({ type, path, name }) && !isPointer(value))
    .map(({ path }) => ({
      what: `${path} is set`,
      because: 'it holds a secret, which would be readable in the synthesized JSON and in the state',
      mend: 'sign in by identity (OIDC, IAM role, workload identity), or let the service make and keep the secret',
    }));
}

function secretValue({ path, value }: Place): Flaw[] {
  const kind = credentialIn(value);
  if (kind === undefined) return [];
  return [
    {
      what: `${path} holds ${kind}`,
      because: 'it would be readable in the synthesized JSON and in the state',
      mend: 'revoke it, since it was in a source file, and let the workload prove who it is instead',
    },
  ];
}

/** Every text under a value, also inside texts that are JSON themselves. */
function* walk(value: Json | undefined, path: string): Generator<Place> {
  if (typeof value === 'string') {
    yield { path, name: path.slice(path.lastIndexOf('.') + 1), value };
    if (/^\s*[[{]/.test(value)) yield* walk(structured(jsonIn(value)), path);
  } else if (Array.isArray(value)) {
    for (const element of value as readonly Json[]) yield* walk(element, path);
  } else if (isAttributes(value)) {
    for (const [name, inner] of Object.entries(value)) yield* walk(inner, path === '' ? name : `${path}.${name}`);
  }
}

function structured(json: Json | undefined): Attributes | readonly Json[] | undefined {
  return Array.isArray(json) ? (json as readonly Json[]) : blocks(json)[0];
}
