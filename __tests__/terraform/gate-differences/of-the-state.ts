import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { GatedProject } from '../gated-project';
import { type Difference, otherState } from './difference';

/** Differences of what Terraform remembers. */
export const OF_THE_STATE: Difference[] = [
  {
    kind: 'an object that left the state',
    meanwhile: async (project) => {
      await project.terraform('state', 'rm', 'terraform_data.gone');
    },
    says: '- terraform_data.gone: delete was reviewed',
  },
  {
    kind: 'an object that moved in the state',
    meanwhile: async (project) => {
      await project.terraform('state', 'mv', 'terraform_data.gone', 'terraform_data.away');
    },
    says: '+ terraform_data.away: delete',
  },
  {
    kind: 'an object that is to be replaced',
    meanwhile: async (project) => {
      await project.terraform('taint', 'terraform_data.kept');
    },
    says: '+ terraform_data.kept: replace',
  },
  {
    kind: 'a leftover of an earlier replace',
    meanwhile: (project) => {
      rewriteState(project, (state) => {
        const [kept] = resource(state, 'kept').instances;
        resource(state, 'kept').instances.push({ ...kept!, deposed: 'abcdef01' });
      });
    },
    says: '+ terraform_data.kept (deposed abcdef01): delete',
  },
  {
    kind: 'another value in the state',
    meanwhile: (project) => {
      rewriteState(project, (state) => {
        resource(state, 'changed').instances[0]!.attributes['input'] = { value: 'odd', type: 'string' };
      });
    },
    says: '~ terraform_data.changed',
  },
  {
    kind: 'another secret in the state',
    meanwhile: (project) => {
      rewriteState(project, (state) => {
        resource(state, 'hidden').instances[0]!.attributes['input'] = { value: 'other-secret', type: 'string' };
      });
    },
    says: '~ terraform_data.hidden',
  },
  {
    kind: 'another state',
    meanwhile: (project) => {
      rewriteState(project, (state) => {
        state.lineage = 'another';
      });
    },
    says: 'is another one: its lineage is another',
  },
  {
    kind: 'a state that went back',
    meanwhile: (project) => {
      rewriteState(project, (state) => {
        state.serial -= 1;
      });
    },
    says: 'went back',
  },
  {
    kind: 'no state',
    meanwhile: (project) => {
      rmSync(join(project.stack, 'terraform.tfstate'));
    },
    says: 'the state of dev-sample is gone',
  },
  { kind: 'another workspace', variables: { TF_WORKSPACE: 'other' }, says: 'the state of dev-sample is gone' },
  {
    kind: 'applied by someone else',
    meanwhile: async (project) => {
      await project.terraform('apply', '-auto-approve', '-target=terraform_data.changed');
    },
    says: '- terraform_data.changed: update was reviewed',
  },
];

/** Differences of what Terraform reads. */
export const OF_THE_WORLD: Difference[] = [
  {
    kind: 'another answer of what is read',
    meanwhile: async (project, reviewed) => {
      writeFileSync(join(project.stack, 'assets', 'other.tfstate'), otherState('y'));
      await project.resignConfiguration(reviewed);
    },
    says: '~ terraform_data.follows: create',
  },
  {
    kind: 'no answer of what is read',
    meanwhile: async (project, reviewed) => {
      rmSync(join(project.stack, 'assets', 'other.tfstate'));
      await project.resignConfiguration(reviewed);
    },
    says: 'TerraformFailed',
    exitCode: 4,
  },
];

/** Rewrites the state as if another Terraform had. */
function rewriteState(project: GatedProject, rewrite: (state: State) => void): void {
  const state = JSON.parse(project.state()) as State;
  rewrite(state);
  writeFileSync(join(project.stack, 'terraform.tfstate'), JSON.stringify(state));
}

interface State {
  serial: number;
  lineage: string;
  resources: { name: string; instances: { deposed?: string; attributes: Record<string, unknown> }[] }[];
}

function resource(state: State, name: string): State['resources'][number] {
  return state.resources.find((one) => one.name === name)!;
}
