import { z } from 'zod';

import { ApiError, notFound, unknownHere, unprocessable } from '../api/api-error';
import { type Answer, type Call, ok } from '../api/call';
import { bodyOf, numberIn } from '../api/input';
import { nodeId } from '../api/node-id';
import { listed } from '../api/pages';
import { route } from '../api/route';
import type { Body } from '../api/shape';
import { existingCommit } from '../commits/commit-asked';
import { userBody } from '../people/user-body';
import type { Review } from '../store/records';
import { type Pull, pullNamed } from './pull-named';

const REVIEWS = '/repos/{owner}/{repo}/pulls/{pull_number}/reviews';

/** What reviewers said of a pull request as a whole. */
export const reviewRoutes = [
  route(`GET ${REVIEWS}`, 'pulls/reviews#list-reviews-for-a-pull-request', list),
  route(`POST ${REVIEWS}`, 'pulls/reviews#create-a-review-for-a-pull-request', create),
  route(`GET ${REVIEWS}/{review_id}`, 'pulls/reviews#get-a-review-for-a-pull-request', get),
  route(`PUT ${REVIEWS}/{review_id}/dismissals`, 'pulls/reviews#dismiss-a-review-for-a-pull-request', dismiss),
];

const STATE_OF = { APPROVE: 'APPROVED', REQUEST_CHANGES: 'CHANGES_REQUESTED', COMMENT: 'COMMENTED' } as const;

const Draft = z.strictObject({
  event: z.enum(['APPROVE', 'REQUEST_CHANGES', 'COMMENT']).optional(),
  body: z.string().default(''),
  commit_id: z.string().optional(),
  comments: z.array(z.unknown()).default([]),
});

async function list(call: Call): Promise<Answer> {
  const { number } = await pullNamed(call);
  const reviews = call.repository.store.reviews.all().filter(({ pull }) => pull === number);
  return listed(call, reviews, (review) => reviewBody(call, review));
}

async function create(call: Call): Promise<Answer> {
  const { event, body, commit_id, comments } = bodyOf(call, Draft);
  if (event === undefined) throw unknownHere('pending reviews: a review without an "event"');
  if (comments.length > 0) throw unknownHere('review comments on lines: the field "comments"');
  const issue = await pullNamed(call);
  requireOpinion({ event, body }, issue, call);
  const { store, now } = call.repository;
  const id = store.nextId();
  const commit = commit_id === undefined ? issue.pull.headSha : await existingCommit(call, commit_id);
  const review = store.reviews.put(id, {
    id,
    pull: issue.number,
    author: call.actor.login,
    body,
    state: STATE_OF[event],
    commit,
    submittedAt: now(),
  });
  return ok(reviewBody(call, review));
}

function requireOpinion(
  opinion: { event: keyof typeof STATE_OF; body: string },
  { author }: Pull,
  { actor }: Call,
): void {
  const { event, body } = opinion;
  if (event !== 'APPROVE' && body === '') {
    throw unprocessable('Unprocessable Entity: "body" can\'t be blank for a review that comments or requests changes');
  }
  if (event === 'COMMENT' || actor.login !== author) return;
  const act = event === 'APPROVE' ? 'approve' : 'request changes on';
  throw new ApiError(422, 'Unprocessable Entity', [`Can not ${act} your own pull request`]);
}

async function get(call: Call): Promise<Answer> {
  return ok(reviewBody(call, await reviewNamed(call)));
}

async function dismiss(call: Call): Promise<Answer> {
  bodyOf(call, z.strictObject({ message: z.string(), event: z.literal('DISMISS').optional() }));
  const review = await reviewNamed(call);
  if (review.state !== 'APPROVED' && review.state !== 'CHANGES_REQUESTED') {
    throw new ApiError(422, 'Unprocessable Entity', ['Can not dismiss a commented pull request review']);
  }
  return ok(reviewBody(call, call.repository.store.reviews.put(review.id, { ...review, state: 'DISMISSED' })));
}

async function reviewNamed(call: Call): Promise<Review> {
  const { number } = await pullNamed(call);
  const review = call.repository.store.reviews.get(numberIn(call, 'review_id'));
  if (review?.pull !== number) throw notFound();
  return review;
}

function reviewBody({ urls }: Call, review: Review): Body<'pulls', 'getReview'> {
  const { id, pull, author, body, state, commit, submittedAt } = review;
  const page = `${urls.html(`/pull/${pull}`)}#pullrequestreview-${id}`;
  return {
    id,
    node_id: nodeId('PRR', id),
    user: userBody(urls, author),
    body,
    state,
    html_url: page,
    pull_request_url: urls.api(`/pulls/${pull}`),
    author_association: 'MEMBER',
    _links: { html: { href: page }, pull_request: { href: urls.api(`/pulls/${pull}`) } },
    submitted_at: submittedAt,
    commit_id: commit,
  };
}
