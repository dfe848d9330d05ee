import { rulesByTopic } from './rules';

const INTRODUCTION = `# What every stack is held to

Generated from the rules in this folder; \`__tests__/stacks/validators/rule-list.test.ts\` says how to write it again.
Synthesis stops with every breach at once, each with the construct, the value, the reason and the mend. A construct is
excused from a rule by \`except(construct, code, reason)\`; rules marked with a lock have no exceptions, and an exception
that excuses nothing is a breach itself (\`exception-idle\`).`;

/** Every rule's code and guarantee by topic, as Markdown: the README of this folder. */
export function ruleList(): string {
  const topics = Object.entries(rulesByTopic).map(([topic, rules]) => {
    const lines = rules.map(({ code, guarantees, absolute }) => `- \`${code}\`${absolute ? ' 🔒' : ''}: ${guarantees}`);
    return `## ${topic}\n\n${lines.join('\n')}`;
  });
  return `${[INTRODUCTION, ...topics].join('\n\n')}\n`;
}
