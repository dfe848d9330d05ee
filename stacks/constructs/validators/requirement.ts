import { type Json, read } from './attributes';
import { stands } from './finding';
import type { Rule } from './rule';
import type { StackView } from './stack-view';
import type { Subject } from './subject';

interface Wording {
  readonly code: string;
  readonly guarantees: string;
  readonly because: string;
  readonly mend: string;
}

/** One attribute and what may stand there. A value that only Terraform will know counts as whatever text it is. */
export interface Requirement extends Wording {
  readonly types: readonly string[];
  /** Dotted: `deployment_style.deployment_type`. */
  readonly path: string;
  /** Which subjects it concerns; all of the types where left out. */
  readonly when?: (subject: Subject, view: StackView) => boolean;
  readonly allows: (value: Json | undefined, subject: Subject, view: StackView) => boolean;
}

/** A rule about one attribute. */
export function requires({ types, path, when, allows, because, mend, ...rule }: Requirement): Rule {
  return {
    ...rule,
    types,
    check(subject, view) {
      if (when !== undefined && !when(subject, view)) return [];
      const value = read(subject.attributes, path);
      return allows(value, subject, view) ? [] : [{ what: stands(path, value), because, mend }];
    },
  };
}

/** A second resource that must stand beside the first in its stack. */
export interface Companion extends Wording {
  readonly type: string;
  /** The attribute that holds the first one's name, for companions that name it by a literal. */
  readonly named: string;
  readonly companion: string;
  /** The companion's attribute that points at the first. */
  readonly by: string;
  readonly when?: (subject: Subject, view: StackView) => boolean;
  /** Which companions count; any where left out. */
  readonly that?: (companion: Subject, subject: Subject, view: StackView) => boolean;
  /** What such a companion gives, for the message: `versioning`. */
  readonly gives: string;
}

/** A rule about a second resource in the same stack. */
export function needsCompanion(wanted: Companion): Rule {
  const { code, guarantees, type, companion, gives, because, mend } = wanted;
  return {
    code,
    guarantees,
    types: [type],
    check(subject, view) {
      if (wanted.when !== undefined && !wanted.when(subject, view)) return [];
      const found = companionsOf(wanted, subject, view);
      return found.length > 0 ? [] : [{ what: `has no ${gives} in this stack (${companion})`, because, mend }];
    },
  };
}

function companionsOf({ companion, by, named, that }: Companion, subject: Subject, view: StackView): Subject[] {
  return view
    .ofType(companion)
    .filter((other) => view.names(read(other.attributes, by), subject, named))
    .filter((other) => that === undefined || that(other, subject, view));
}
