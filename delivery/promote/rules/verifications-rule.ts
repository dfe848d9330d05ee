import type { EntryRule } from './entering';

/** An environment that verifies nothing lets nothing in. */
export const verificationsRule: EntryRule = ({ promotion: { environment } }) => {
  if (environment.promotion.verifications.length > 0) return [];
  const sentence = `${environment.name} names no verification, and what is not verified cannot go on; name one in promotion.verifications`;
  return [{ rule: 'verifications', sentence }];
};
