import { type Difference, PROPOSED, SECRET, withResources } from './difference';

/** Differences that the plan alone shows, whatever the text of the configuration says. */
export const OF_THE_CONFIGURATION: Difference[] = [
  { kind: 'another value', configuration: withResources({ changed: { input: 'newer' } }), says: '1 address differs' },
  {
    kind: 'another value of what is created',
    configuration: withResources({ created: { input: 'x' } }),
    says: '~ terraform_data.created: create',
  },
  {
    kind: 'a number in place of a text',
    configuration: withResources({ changed: { input: 7 } }),
    says: '~ terraform_data.changed',
  },
  { kind: 'one more create', configuration: withResources({ more: { input: 1 } }), says: '1 new create' },
  { kind: 'one create less', configuration: withResources({ created: undefined }), says: '1 no longer planned' },
  {
    kind: 'one more delete',
    configuration: withResources({ kept: undefined }),
    says: '+ terraform_data.kept: delete, which was not reviewed',
  },
  {
    kind: 'one delete less',
    configuration: withResources({ gone: { input: 'gone' } }),
    says: '- terraform_data.gone: delete was reviewed',
  },
  { kind: 'one more update', configuration: withResources({ kept: { input: 'x' } }), says: '1 new update' },
  {
    kind: 'a replace in place of an update',
    configuration: withResources({ changed: { input: 'new', triggers_replace: 1 } }),
    says: '~ terraform_data.changed: replace, reviewed as update',
  },
  {
    kind: 'an update in place of a replace',
    configuration: withResources({ replaced: { input: 'x', triggers_replace: 'first' } }),
    says: '~ terraform_data.replaced: update, reviewed as replace',
  },
  {
    kind: 'another value that forces a replace',
    configuration: withResources({ replaced: { input: 'same', triggers_replace: 'third' } }),
    says: '~ terraform_data.replaced: replace',
  },
  {
    kind: 'another reason for a replace',
    configuration: withResources({
      replaced: {
        input: 'same',
        triggers_replace: 'second',
        lifecycle: { replace_triggered_by: ['terraform_data.changed'] },
      },
    }),
    says: '~ terraform_data.replaced: replace',
  },
  {
    kind: 'another order of a replace',
    configuration: withResources({
      replaced: { input: 'same', triggers_replace: 'second', lifecycle: { create_before_destroy: true } },
    }),
    says: '~ terraform_data.replaced: replace',
  },
  {
    kind: 'a move',
    configuration: {
      ...withResources({ kept: undefined, moved: { input: 'kept' } }),
      moved: [{ from: 'terraform_data.kept', to: 'terraform_data.moved' }] as never,
    },
    says: '1 new move or import',
  },
  {
    kind: 'a move in place of a create',
    configuration: { ...PROPOSED, moved: [{ from: 'terraform_data.gone', to: 'terraform_data.created' }] as never },
    says: '~ terraform_data.created: update, reviewed as create',
  },
  {
    kind: 'an import',
    configuration: { ...PROPOSED, import: [{ to: 'terraform_data.created', id: 'an-id' }] as never },
    says: '~ terraform_data.created',
  },
  {
    kind: 'forgotten in place of deleted',
    configuration: { ...PROPOSED, removed: [{ from: 'terraform_data.gone', lifecycle: { destroy: false } }] as never },
    says: '~ terraform_data.gone: forget, reviewed as delete',
  },
  {
    kind: 'another value of an output',
    configuration: { ...PROPOSED, output: { ...PROPOSED['output'], fixed: { value: 'three' } } },
    says: '1 output differs',
  },
  {
    kind: 'one more output',
    configuration: { ...PROPOSED, output: { ...PROPOSED['output'], more: { value: 1 } } },
    says: '1 new create of an output',
  },
  {
    kind: 'one output less',
    configuration: { ...PROPOSED, output: { said: PROPOSED['output']!['said'] } },
    says: '~ output fixed: delete, reviewed as update',
  },
  {
    kind: 'an output that is hidden',
    configuration: { ...PROPOSED, output: { ...PROPOSED['output'], fixed: { value: 'two', sensitive: true } } },
    says: '1 output differs',
  },
  {
    kind: 'another secret',
    configuration: {
      ...PROPOSED,
      variable: { ...PROPOSED['variable'], secret: { default: `${SECRET}-3`, sensitive: true } },
    },
    says: '~ terraform_data.hidden',
  },
  {
    kind: 'one instance more',
    configuration: withResources({ counted: { count: 4, input: '${count.index}' } }),
    says: '+ terraform_data.counted[3]: create',
  },
  {
    kind: 'one instance less',
    configuration: withResources({ counted: { count: 1, input: '${count.index}' } }),
    says: '+ terraform_data.counted[1]: delete',
  },
  {
    kind: 'another key',
    configuration: withResources({ each: { for_each: '${toset(["a", "d"])}', input: '${each.key}' } }),
    says: '+ terraform_data.each["d"]: create',
  },
  {
    kind: 'a check that fails',
    configuration: {
      ...PROPOSED,
      check: { sound: { assert: { condition: '${terraform_data.kept.output == "x"}', error_message: 'no' } } },
    },
    says: 'not what Terraform says of the plan as a whole',
  },
];

/** Differences that no plan shows. */
export const OF_THE_TEXT: Difference[] = [
  {
    kind: 'a provisioner',
    configuration: withResources({
      created: { input: 'created', provisioner: [{ 'local-exec': { command: 'true' } }] },
    }),
    says: 'configuration',
  },
  {
    kind: 'another order of work',
    configuration: withResources({ created: { input: 'created', depends_on: ['terraform_data.kept'] } }),
    says: 'configuration',
  },
];
