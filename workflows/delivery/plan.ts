import { expression } from '../model/expression';
import { command } from '../model/steps';
import type { Workflow } from '../model/workflow';
import { callOf } from '../names';
import type { Estate } from './estate';
import { REVIEW_GRANTS } from './review';

/** `plan.yml`: what a pull request changes in every environment, shown to its reviewers. */
export function plan({ home }: Estate): Workflow {
  return {
    name: 'Plan',
    about:
      'What a pull request changes, planned and shown. All that has credentials is in review.yml, as it is on the default\nbranch: what a pull request makes of this file gains nothing. A merge queue asks once more; there is nothing to show then,\nand an apply is held to what was shown.',
    on: {
      pull_request: { types: ['opened', 'synchronize', 'reopened'] },
      merge_group: { types: ['checks_requested'] },
    },
    concurrency: {
      group: `plan-${expression('github.event.pull_request.number || github.sha')}`,
      'cancel-in-progress': true,
    },
    jobs: {
      review: {
        name: 'Review',
        if: "github.event_name == 'pull_request'",
        permissions: REVIEW_GRANTS,
        uses: callOf(home, 'review'),
      },
      plan: {
        name: 'plan',
        needs: ['review'],
        if: 'always()',
        permissions: {},
        minutes: 5,
        steps: [
          command(
            'Say whether it was planned',
            'echo "$EVENT: $RESULT"; [[ "$EVENT $RESULT" == "pull_request success" || "$EVENT $RESULT" == "merge_group skipped" ]]',
            { EVENT: expression('github.event_name'), RESULT: expression('needs.review.result') },
          ),
        ],
      },
    },
  };
}
