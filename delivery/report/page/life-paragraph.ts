import type { CommentLife } from '../../model/comment-life';
import { type Html, NOTHING, code, joined, markup } from './markup';

/** What has become of a plan. */
export function lifeParagraph(life: CommentLife): Html {
  switch (life.state) {
    case 'planned':
      return NOTHING;
    case 'stale':
      return markup`<p><strong>Out of date:</strong> the branch now stands at ${code(life.head.slice(0, 12))}.</p>`;
    case 'approved':
      return markup`<p>
        <strong>Approved</strong> by ${joined(life.by.map(code), ', ')}: ${life.by.length} of ${life.needed} needed.
      </p>`;
    case 'applying':
      return markup`<p><strong>Applying</strong> to ${code(life.environment)} since ${life.started}.</p>`;
    case 'applied':
      return markup`<p>
        <strong>Applied</strong> to
        ${joined(
          life.environments.map(({ name, at }) => markup`${code(name)} (${at})`),
          ', ',
        )}.
      </p>`;
    case 'rolled-back':
      return markup`<p>
        <strong class="high">Rolled back</strong> in ${code(life.environment)}, which stands at ${code(life.to)} again
        since ${life.at}: ${life.because}
      </p>`;
    case 'failed':
      return markup`<p>
          <strong class="high">Failed</strong> in ${code(life.environment)}: ${life.because} Still to be applied:
          ${joined(life.remaining.map(code), ', ')}.
        </p>
        <p>To go on:</p>
        <pre>${life.command}</pre>`;
  }
}
