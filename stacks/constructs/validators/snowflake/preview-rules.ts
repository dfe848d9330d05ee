import { previewFeatureOf } from '../../aspects/preview-feature-table';
import { list, text } from '../attributes';
import type { Flaw, Rule } from '../rule';
import type { StackView } from '../stack-view';
import type { Subject } from '../subject';

/** The Snowflake provider enables what its stack uses: provider 2.11.0 checks that only in mid-apply. */
export const previewRules: readonly Rule[] = [
  {
    code: 'preview-features',
    guarantees: 'A Snowflake provider enables exactly the preview features that its resources need.',
    types: ['provider.snowflake'],
    check(provider, view) {
      const enabled = list(provider.attributes['preview_features_enabled']).map(text);
      const needed = neededBy(provider, view);
      return [
        ...needed.filter((feature) => !enabled.includes(feature)).map(missing),
        ...enabled.filter((feature) => !needed.includes(feature)).map(unused),
      ];
    },
  },
];

function neededBy(provider: Subject, view: StackView): string[] {
  const alias = provider.attributes['alias'];
  const reference = alias === undefined ? undefined : `snowflake.${text(alias)}`;
  const features = view.subjects
    .filter(({ attributes }) => attributes['provider'] === reference)
    .map(({ type }) => previewFeatureOf(type));
  return [...new Set(features.filter((feature) => feature !== undefined))];
}

function missing(feature: string): Flaw {
  return {
    what: `preview_features_enabled lacks ${feature}`,
    because: 'the apply would stop at the first resource that needs it',
    mend: 'do not override the list: it is computed from the resources of the stack',
  };
}

function unused(feature: string): Flaw {
  return {
    what: `preview_features_enabled holds ${feature}`,
    because: 'nothing in this stack needs it',
    mend: 'do not state the list: it is computed from the resources of the stack',
  };
}
