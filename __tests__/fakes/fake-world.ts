import { createHash } from 'node:crypto';

import { path } from '../../environments';
import { select } from '../../environments/selection';
import { SilentProgress } from '../../delivery/adapters/terminal/silent-progress';
import type { AssembledStack, Assembly } from '../../delivery/model/assembly';
import type { Release } from '../../delivery/model/release';
import { reviewKeys } from '../../delivery/model/review-key';
import type { World } from '../../delivery/ports/world';
import { InMemoryIssues } from './in-memory-issues';
import { FakeClock } from './fake-clock';
import { InMemoryLedger } from './in-memory-ledger';
import { InMemoryPullRequests } from './in-memory-pull-requests';
import { InMemoryReleases } from './in-memory-releases';
import { InMemoryReviews } from './in-memory-reviews';
import { InMemorySource } from './in-memory-source';
import { ScriptedTerraform } from './scripted-terraform';
import { StatedConfigurations } from './stated-configurations';

const KEY = '5f'.repeat(32);

/** A stack of an assembly. */
export function stack(id: string, parts: Partial<AssembledStack> = {}): AssembledStack {
  return {
    id,
    environment: id.split('-')[0]!,
    folder: `/out/${id}`,
    dependencies: [],
    digest: digest(`${id} 1`),
    ...parts,
  };
}

/** A digest of a text, in place of one over Terraform. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A release whose tree bears its commit's name. */
export function release(commit: string): Release {
  return { commit, tree: `tree-of-${commit}` };
}

/** A world in memory. Each commit has the stacks that the test says it has. */
export function fakeWorld(commits: Readonly<Record<string, readonly AssembledStack[]>> = {}) {
  const environments = select(path, { SLUICE_LOCAL_CLOUD: '/cloud' });
  const terraform = new ScriptedTerraform();
  const clock = new FakeClock();
  const issues = new InMemoryIssues(() => clock.now());
  const ledger = new InMemoryLedger(() => clock.now());
  const pullRequests = new InMemoryPullRequests();
  const reviews = new InMemoryReviews();
  const source = new InMemorySource();
  const releases = new InMemoryReleases((tag) => source.published.has(tag));
  const configurations = new StatedConfigurations();
  const world: World = {
    terraform,
    configurations,
    ledger,
    issues,
    pullRequests,
    releases,
    reviews,
    synthesizer: {
      synthesize: (checkout): Promise<Assembly> => Promise.resolve({ environments, stacks: commits[checkout] ?? [] }),
      built: () => Promise.resolve(null),
      configuration: ({ id }) => Promise.resolve({ terraform: { backend: { local: { path: `/states/${id}` } } } }),
      filesOf: () => Promise.resolve(['cdk.tf.json']),
    },
    source,
    trust: { repository: 'acme/platform', author: 'sluice[bot]', keys: reviewKeys({ SLUICE_REVIEW_KEY: KEY }) },
    clock,
    commands: { run: () => Promise.resolve({ exitCode: 0, output: '', rows: '', isFlood: false }) },
    progress: new SilentProgress(),
    concurrency: 2,
  };
  return {
    world,
    clock,
    terraform,
    configurations,
    ledger,
    issues,
    pullRequests,
    reviews,
    releases,
    source,
    environments,
  };
}
