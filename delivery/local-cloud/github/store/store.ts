import type { z } from 'zod';

import { Collection } from './collection';
import {
  Birth,
  CheckRun,
  Comment,
  Deployment,
  DeploymentStatus,
  EnvironmentRecord,
  Issue,
  Label,
  Release,
  Review,
  Sequence,
  Status,
  Variable,
} from './records';
import { DeploymentReview, Dispatch, WorkflowJob, WorkflowRun } from './run-records';
import { type MoveRefs, Transaction } from './transaction';

/** Everything that the local GitHub keeps of one repository, besides git. */
export class Store {
  readonly issues;
  readonly comments;
  readonly labels;
  readonly reviews;
  readonly statuses;
  readonly checkRuns;
  readonly deployments;
  readonly deploymentStatuses;
  readonly environments;
  readonly variables;
  readonly releases;
  readonly runs;
  readonly jobs;
  readonly deploymentReviews;
  readonly dispatches;
  private readonly births;
  private readonly sequences;

  private constructor(
    folder: string,
    readonly transaction: Transaction,
  ) {
    const collection = <T>(name: string, schema: z.core.$ZodType<T>) =>
      new Collection({ folder, name, schema, transaction });
    this.issues = collection('issues', Issue);
    this.comments = collection('comments', Comment);
    this.labels = collection('labels', Label);
    this.reviews = collection('reviews', Review);
    this.statuses = collection('statuses', Status);
    this.checkRuns = collection('check-runs', CheckRun);
    this.deployments = collection('deployments', Deployment);
    this.deploymentStatuses = collection('deployment-statuses', DeploymentStatus);
    this.environments = collection('environments', EnvironmentRecord);
    this.variables = collection('variables', Variable);
    this.releases = collection('releases', Release);
    this.runs = collection('runs', WorkflowRun);
    this.jobs = collection('jobs', WorkflowJob);
    this.deploymentReviews = collection('deployment-reviews', DeploymentReview);
    this.dispatches = collection('dispatches', Dispatch);
    this.births = collection('repository', Birth);
    this.sequences = collection('sequence', Sequence);
  }

  /**
   * The store of a folder, after completing what a killed process left.
   * @throws LocalGitHubError naming a file that does not hold what was written, and how to mend it.
   */
  static async open(folder: string, moveRefs: MoveRefs): Promise<Store> {
    const transaction = new Transaction(folder, moveRefs);
    await transaction.recover();
    return new Store(folder, transaction);
  }

  /** An id that nothing of this repository has had. */
  nextId(): number {
    return this.next('id');
  }

  /** The next number of an issue or pull request; they share one count. */
  nextNumber(): number {
    return this.next('number');
  }

  /** When the repository was first opened, and its id. */
  birth(now: string): Birth {
    return this.births.get('birth') ?? this.births.put('birth', { id: this.nextId(), createdAt: now });
  }

  private next(count: keyof Sequence): number {
    const last = this.sequences.get('last') ?? { id: 0, number: 0 };
    return this.sequences.put('last', { ...last, [count]: last[count] + 1 })[count];
  }
}
