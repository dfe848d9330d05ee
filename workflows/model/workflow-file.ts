import { Document, isMap, isScalar, Scalar, visit } from 'yaml';

import { PINS } from './pins';
import { plain } from './plain';
import type { Workflow } from './workflow';

/** What a workflow's file says beside the workflow itself. */
export interface FileNotes {
  /** Who makes the file, and how it is changed. */
  readonly madeBy: string;
}

/** The text of a workflow's file: what each permission is for and each action's version stand beside them. */
export function workflowFile(workflow: Workflow, { madeBy }: FileNotes): string {
  const document = new Document(plain(workflow), { aliasDuplicateObjects: false });
  document.commentBefore = [madeBy, workflow.about]
    .flatMap((text) => text.split('\n'))
    .map(spaced)
    .join('\n');
  noteGrants(document, workflow);
  noteVersions(document);
  blankLines(document);
  return document.toString({ lineWidth: 0, singleQuote: true, flowCollectionPadding: true });
}

function spaced(line: string): string {
  return line === '' ? '' : ` ${line}`;
}

function noteGrants(document: Document, { jobs }: Workflow): void {
  for (const [id, { permissions }] of Object.entries(jobs)) {
    for (const [permission, { why }] of Object.entries(permissions)) {
      const level = document.getIn(['jobs', id, 'permissions', permission], true);
      if (isScalar(level)) level.comment = spaced(why);
    }
  }
}

function noteVersions(document: Document): void {
  const versions = new Map(Object.values(PINS).map(({ action, commit, version }) => [`${action}@${commit}`, version]));
  visit(document, {
    Pair(_, { key, value }) {
      if (!isScalar(key) || key.value !== 'uses' || !isScalar(value)) return;
      const version = versions.get(String(value.value));
      if (version !== undefined) value.comment = spaced(version);
    },
  });
}

/** A line between the parts of a file and between jobs; scripts of several lines as they are. */
function blankLines(document: Document): void {
  visit(document, {
    Scalar(_, node) {
      if (typeof node.value === 'string' && node.value.includes('\n')) node.type = Scalar.BLOCK_LITERAL;
    },
  });
  for (const map of [document.contents, document.get('jobs')]) {
    if (!isMap(map)) continue;
    map.items.slice(1).forEach(({ key }) => {
      if (isScalar(key)) key.spaceBefore = true;
    });
  }
}
