import type { EntryRule } from './entering';

/** It comes from the branch or the tag that the environment deploys from. */
export const sourceRule: EntryRule = ({ source }) => source.map((sentence) => ({ rule: 'source', sentence }));
