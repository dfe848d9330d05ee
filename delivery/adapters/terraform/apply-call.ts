import { DeliveryError } from '../../model/delivery-error';
import { shellWords } from './shell-words';

type Verb = (typeof VERBS)[number];

const VERBS = ['apply', 'destroy', 'plan'] as const;

/** A call of `terraform apply`, `terraform destroy` or `terraform plan`, as its caller means it. */
export interface ApplyCall {
  /** What `-chdir` names, where it is given. */
  readonly folder: string | null;
  readonly verb: Verb;
  /** Whether it only asks how the command is used. */
  readonly asksHelp: boolean;
  /** A plan made before, which is to be applied as it is. */
  readonly planFile: string | null;
  readonly autoApprove: boolean;
  /** Whether a machine reads the output. */
  readonly json: boolean;
  /** Options that shape a plan, in the order given. */
  readonly planOptions: readonly string[];
  /** Options that shape how a plan is applied. */
  readonly applyOptions: readonly string[];
}

type Kind = 'switch' | 'value';
type Use = 'plan' | 'apply' | 'both' | 'ours';

/** The options of `terraform apply` (Terraform documentation, "Command: apply" and "Command: plan"). */
const OPTIONS: Readonly<Record<string, readonly [Kind, Use]>> = {
  'auto-approve': ['switch', 'ours'],
  json: ['switch', 'ours'],
  // Nobody is asked for a missing variable, which the review would not know either.
  input: ['switch', 'ours'],
  backup: ['value', 'apply'],
  lock: ['switch', 'both'],
  'lock-timeout': ['value', 'both'],
  parallelism: ['value', 'both'],
  refresh: ['switch', 'plan'],
  'refresh-only': ['switch', 'plan'],
  destroy: ['switch', 'plan'],
  replace: ['value', 'plan'],
  target: ['value', 'plan'],
  var: ['value', 'plan'],
  'var-file': ['value', 'plan'],
};

/** Those of `terraform plan` alone: what would write values into the folder of the stack is left out. */
const OPTIONS_OF_PLAN: Readonly<Record<string, readonly [Kind, Use]>> = {
  out: ['value', 'ours'],
  'generate-config-out': ['value', 'ours'],
};

/** Options that would make the review mean nothing, and why. */
const REFUSED: Readonly<Record<string, string>> = {
  state: 'the reviewed plan is one of the state that the stack names',
  'state-out': 'the state would be written where the next review does not look',
};

const REFUSED_VALUES: Readonly<Record<string, string>> = {
  'refresh=false': 'the plan would not show what changed since the review',
  'refresh-only=true':
    'it accepts into the state what changed behind the review; an apply does so too, once it is reviewed',
};

/** Terraform takes these wherever they stand, even as the value of another option. */
const VIEW_OPTIONS: ReadonlySet<string> = new Set(['-no-color', '-compact-warnings']);

const TRUE = ['1', 't', 'T', 'TRUE', 'true', 'True'];
const FALSE = ['0', 'f', 'F', 'FALSE', 'false', 'False'];

interface Draft {
  autoApprove: boolean;
  json: boolean;
  readonly planOptions: string[];
  readonly applyOptions: string[];
}

/**
 * Reads the words of a call, with those that `TF_CLI_ARGS` and `TF_CLI_ARGS_<verb>` add to it: Terraform puts them
 * right behind the subcommand.
 * @throws DeliveryError `Usage` for an option that is not known, or that would make the review mean nothing.
 */
export function readApplyCall(
  argv: readonly string[],
  variables: Readonly<Record<string, string | undefined>>,
): ApplyCall {
  const at = argv.findIndex((word) => word !== '' && !word.startsWith('-'));
  const verb = argv[at];
  if (!isVerb(verb)) {
    throw usage('no subcommand is given, and TF_CLI_ARGS may name one; give the subcommand on the command line');
  }
  const added = ['TF_CLI_ARGS', `TF_CLI_ARGS_${verb}`].map((name) => shellWords(variables[name] ?? '', name));
  const words = [...(added[1] ?? []), ...(added[0] ?? []), ...argv.slice(at + 1)];
  const folder = folderIn(argv.slice(0, at));
  const view = words.filter((word) => VIEW_OPTIONS.has(word));
  const rest = words.filter((word) => !VIEW_OPTIONS.has(word));
  const asksHelp = asksForHelp([...argv.slice(0, at), ...words]);
  const options = asksHelp ? { ...emptyDraft(), planFile: null } : readOptions(rest, verb);
  return {
    ...options,
    folder,
    verb,
    asksHelp,
    applyOptions: [...options.applyOptions, ...view],
  };
}

function isVerb(word: string | undefined): word is Verb {
  return VERBS.some((verb) => verb === word);
}

function emptyDraft(): Draft {
  return { autoApprove: false, json: false, planOptions: [], applyOptions: [] };
}

function folderIn(words: readonly string[]): string | null {
  const [first, ...others] = words.filter((word) => word !== '');
  if (first === undefined) return null;
  if (first.startsWith('-chdir=') && others.length === 0) return first.slice('-chdir='.length);
  throw usage(`"${words.join(' ')}" stands before the subcommand, where only -chdir=FOLDER may; put it behind`);
}

function asksForHelp(words: readonly string[]): boolean {
  const end = words.indexOf('--');
  return words.slice(0, end < 0 ? words.length : end).some((word) => ['-h', '-help', '--help'].includes(word));
}

function readOptions(words: readonly string[], verb: Verb): Draft & { planFile: string | null } {
  const draft = emptyDraft();
  if (verb === 'destroy') draft.planOptions.push('-destroy');
  let at = 0;
  const options = verb === 'plan' ? { ...OPTIONS, ...OPTIONS_OF_PLAN } : OPTIONS;
  while (/^-./.test(words[at] ?? '') && words[at] !== '--') at += readOption(words.slice(at), options, draft);
  const [planFile, ...others] = words.slice(words[at] === '--' ? at + 1 : at);
  if (others.length > 0) {
    throw usage(`"${others.join(' ')}" stands behind the plan file "${planFile}", where nothing may; put it before`);
  }
  if (planFile === undefined || planFile === '') return { ...draft, planFile: null };
  const shaping = draft.planOptions.filter((option) => !draft.applyOptions.includes(option));
  if (shaping.length === 0) return { ...draft, planFile };
  throw usage(
    `"${shaping.join(' ')}" cannot shape the plan "${planFile}", which is made already; leave one of them out`,
  );
}

/** Reads one option into the draft. @returns how many words it takes. */
function readOption([word = '', next]: readonly string[], options: typeof OPTIONS, draft: Draft): 1 | 2 {
  const [, name = '', , given] = /^--?([^=]*)(=([\s\S]*))?$/.exec(word) ?? [];
  const because = REFUSED[name];
  if (because !== undefined) throw unfit(name, because);
  const [kind, use] = options[name] ?? unknown(name, options);
  const value = given ?? (kind === 'switch' ? 'true' : next);
  if (value === undefined) throw usage(`-${name} needs a value; give it as -${name}=VALUE`);
  take(draft, { name, use, value: kind === 'switch' ? truth(name, value) : value });
  return given === undefined && kind === 'value' ? 2 : 1;
}

function take(draft: Draft, { name, use, value }: { name: string; use: Use; value: string }): void {
  const because = REFUSED_VALUES[`${name}=${value}`];
  if (because !== undefined) throw unfit(`${name}=${value}`, because);
  if (name === 'auto-approve') draft.autoApprove = value === 'true';
  if (name === 'json') draft.json = value === 'true';
  const word = `-${name}=${value}`;
  if (use === 'plan' || use === 'both') draft.planOptions.push(word);
  if (use === 'apply' || use === 'both') draft.applyOptions.push(word);
}

function truth(name: string, value: string): 'true' | 'false' {
  if (TRUE.includes(value)) return 'true';
  if (FALSE.includes(value)) return 'false';
  throw usage(`-${name}=${value} is neither true nor false; leave out "=${value}"`);
}

function unknown(name: string, options: typeof OPTIONS): never {
  const known = Object.keys(options).map((option) => `-${option}`);
  throw usage(`the gate does not know -${name}; leave it out. It knows ${known.join(' ')}`);
}

function unfit(option: string, because: string): DeliveryError {
  return usage(`-${option} cannot be used through the gate: ${because}; leave it out`);
}

function usage(sentence: string): DeliveryError {
  return new DeliveryError('Usage', sentence);
}
