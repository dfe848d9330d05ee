import type { ReviewRecord } from '../../../delivery/model/review-record';
import type { GatedProject, Variables } from '../gated-project';

/** A Terraform configuration as JSON. */
export type Configuration = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What no output may hold. */
export const SECRET = 'correct-horse-battery';

/** What was applied before the review. */
export const BEFORE: Configuration = {
  variable: { secret: { default: SECRET, sensitive: true }, word: { default: 'word' } },
  resource: {
    terraform_data: {
      kept: { input: 'kept' },
      changed: { input: 'old' },
      replaced: { input: 'same', triggers_replace: 'first' },
      gone: { input: 'gone' },
      hidden: { input: '${var.secret}' },
      counted: { count: 2, input: '${count.index}' },
      each: { for_each: '${toset(["a", "b"])}', input: '${each.key}' },
    },
  },
  output: { said: { value: '${terraform_data.changed.output}' }, fixed: { value: 'one' } },
};

const DATA = {
  data: { terraform_remote_state: { other: { backend: 'local', config: { path: 'assets/other.tfstate' } } } },
};

/** What was reviewed: of most kinds of change there is one. */
export const PROPOSED: Configuration = {
  ...BEFORE,
  ...DATA,
  variable: { ...BEFORE['variable'], secret: { default: `${SECRET}-2`, sensitive: true } },
  resource: {
    terraform_data: {
      kept: { input: 'kept' },
      changed: { input: 'new' },
      replaced: { input: 'same', triggers_replace: 'second' },
      hidden: { input: '${var.secret}' },
      counted: { count: 3, input: '${count.index}' },
      each: { for_each: '${toset(["a", "c"])}', input: '${each.key}' },
      created: { input: 'created' },
      follows: { input: '${data.terraform_remote_state.other.outputs.x}' },
      worded: { input: '${var.word}' },
    },
  },
  output: { said: { value: '${terraform_data.changed.output}' }, fixed: { value: 'two' } },
};

/** The configuration with other resources, or without some: `undefined` leaves one out. */
export function withResources(changes: Readonly<Record<string, unknown>>): Configuration {
  const resources = PROPOSED['resource']!['terraform_data'] as object;
  const entries = Object.entries({ ...resources, ...changes }).filter(([, value]) => value !== undefined);
  return { ...PROPOSED, resource: { terraform_data: Object.fromEntries(entries) } };
}

/** Something that is not as it was reviewed. */
export interface Difference {
  readonly kind: string;
  /** The configuration that is applied; its plan alone may differ, for the review is signed for its text. */
  readonly configuration?: Configuration;
  /** Anything else that is done between review and apply. */
  readonly meanwhile?: (project: GatedProject, reviewed: ReviewRecord) => Promise<void> | void;
  readonly argv?: readonly string[];
  readonly variables?: Variables;
  /** What the refusal says. */
  readonly says: string;
  readonly exitCode?: number;
}

/** A state of another stack, which the proposed configuration reads. */
export function otherState(x: string): string {
  const outputs = { x: { value: x, type: 'string' } };
  return JSON.stringify({ version: 4, terraform_version: '1.11.4', serial: 1, lineage: 'l', outputs, resources: [] });
}
