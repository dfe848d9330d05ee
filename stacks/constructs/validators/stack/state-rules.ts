import { isOn } from '../attributes';
import { requires } from '../requirement';
import type { Rule } from '../rule';

/** What must hold for the state of a stack (Terraform documentation, "Backend type: s3"). */
export const stateRules: readonly Rule[] = [
  requires({
    code: 'state-lock',
    guarantees: 'A state in S3 is locked.',
    types: ['backend.s3'],
    path: 'use_lockfile',
    allows: isOn,
    because: 'two applies at once would lose one of the two',
    mend: 'use stateBackend()',
  }),
  requires({
    code: 'state-encryption',
    guarantees: 'A state in S3 is encrypted.',
    types: ['backend.s3'],
    path: 'encrypt',
    allows: isOn,
    because: 'a state holds whatever the resources hold',
    mend: 'use stateBackend()',
  }),
  requires({
    code: 'state-key',
    guarantees: 'Every stack has a state of its own, under the prefix of its environment.',
    types: ['backend.s3'],
    path: 'key',
    allows: (key, _, { id, environment: { state } }) =>
      state.kind === 's3' && key === `${state.keyPrefix}/${id}.tfstate`,
    because: 'two stacks with one key overwrite each other',
    mend: 'use stateBackend()',
  }),
];
