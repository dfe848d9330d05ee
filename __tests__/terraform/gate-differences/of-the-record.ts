import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { ReviewRecord } from '../../../delivery/model/review-record';
import { environmentWith } from '../../fakes/gate-input';
import type { GatedProject } from '../gated-project';
import { type Difference, PROPOSED } from './difference';

/** Differences of the review itself, and of who may believe it. */
export const OF_THE_RECORD: Difference[] = [
  { kind: 'an older Terraform', meanwhile: resigned({ terraform: '1.10.0' }), says: 'Terraform was 1.10.0 and is' },
  {
    kind: 'another provider',
    meanwhile: resigned({ providers: { 'registry.terraform.io/hashicorp/aws': '5.0.0' } }),
    says: 'was 5.0.0 and is absent',
  },
  {
    kind: 'a review of another stack',
    meanwhile: resigned({ stack: 'dev-other' }),
    says: 'does not hold dev-sample, only: dev-other',
  },
  {
    kind: 'a review of another environment',
    meanwhile: resigned({ environment: 'prod' }),
    says: 'does not hold dev-sample',
  },
  {
    kind: 'a review of another repository',
    meanwhile: (project, reviewed) => {
      project.resign({ ...reviewed, repository: 'acme/other' });
    },
    says: 'it is a review of acme/other',
  },
  {
    kind: 'a review that was changed',
    meanwhile: rewritten(({ payload, signature }) => ({ payload: payload.replace('"ann"', '"bob"'), signature })),
    says: 'was not made with SLUICE_REVIEW_KEY',
  },
  {
    kind: 'a review without a signature',
    meanwhile: rewritten(({ payload }) => ({ payload })),
    says: 'carries no signature',
  },
  {
    kind: 'a review that is cut off',
    meanwhile: (project) => {
      project.keep(project.kept().slice(0, 200));
    },
    says: 'is damaged',
  },
  {
    kind: 'a review of another key',
    variables: { SLUICE_REVIEW_KEY: '6b'.repeat(32) },
    says: 'was not made with SLUICE_REVIEW_KEY',
  },
  { kind: 'no key', variables: { SLUICE_REVIEW_KEY: '' }, says: 'SLUICE_REVIEW_KEY is not set' },
  { kind: 'half a key', variables: { SLUICE_REVIEW_KEY: 'abcd' }, says: 'holds 2 bytes', exitCode: 2 },
  {
    kind: 'no review',
    variables: { SLUICE_REVIEW: '' },
    says: 'set SLUICE_REVIEW to the file of the review, or GITHUB_REPOSITORY',
  },
  {
    kind: 'a review that is not there',
    variables: { SLUICE_REVIEW: '/nowhere' },
    says: 'there is no review record in /nowhere',
  },
  {
    kind: 'a freeze',
    meanwhile: async (project, reviewed) => {
      const freezes = [{ from: '2020-01-01T00:00:00Z', until: '2120-01-01T00:00:00Z', reason: 'the year is closing' }];
      project.configure(PROPOSED, environmentWith({ freezes }));
      await project.resignConfiguration(reviewed);
    },
    says: 'is frozen until 2120',
  },
  {
    kind: 'a stack that is not synthesized',
    meanwhile: (project) => {
      writeFileSync(join(project.out, 'manifest.json'), '{"stacks":{}}');
    },
    says: 'is no stack that this project synthesized',
  },
  {
    kind: 'a folder that is no project',
    meanwhile: (project) => {
      rmSync(join(project.out, 'environments.json'));
    },
    says: 'is no stack that this project synthesized',
  },
  {
    kind: 'an override that nobody is named for',
    variables: { SLUICE_OVERRIDE_REASON: 'the house is on fire' },
    says: 'set SLUICE_OVERRIDE_BY',
    exitCode: 2,
  },
  {
    kind: 'an override that nobody would see',
    meanwhile: resigned({ planDigest: '0'.repeat(64) }),
    variables: { SLUICE_OVERRIDE_BY: 'ann', SLUICE_OVERRIDE_REASON: 'the house is on fire' },
    says: 'cannot be recorded',
  },
];

/** Signs the review anew, with this said differently. */
export function resigned(otherwise: Partial<ReviewRecord['stacks'][number]>) {
  return (project: GatedProject, reviewed: ReviewRecord) => {
    project.resign(reviewed, otherwise);
  };
}

function rewritten(rewrite: (envelope: { payload: string; signature: string }) => object) {
  return (project: GatedProject) => {
    project.keep(JSON.stringify(rewrite(JSON.parse(project.kept()) as { payload: string; signature: string })));
  };
}
