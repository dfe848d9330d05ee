import { COMMENT_LIMIT, planComment } from '../../../delivery/plan/plan-comment';
import type { Change } from '../../../delivery/model/change-set';
import type { Plan } from '../../../delivery/ports/terraform';
import { fakeWorld, stack } from '../../fakes/fake-world';
import { change, planOf as scripted } from '../../fakes/scripted-terraform';

const { environments } = fakeWorld();

function planOf(id: string, ...changes: Change[]): Plan {
  return scripted(id, { changes });
}

function comment(...plans: Plan[]): string {
  const stacks = plans.map((plan) => stack(plan.changeSet.stack));
  return planComment({ environments, stacks }, { planned: plans, waiting: [] }, []);
}

test('no change at all is one quiet line', () => {
  expect(comment(planOf('dev-lake'))).toBe('**Plan:** no stack of any environment changes.\n');
});

test('reads as a reviewer needs it', () => {
  const resize: Change = {
    ...change('update'),
    before: { warehouse_size: 'SMALL' },
    after: { warehouse_size: 'MEDIUM' },
  };
  const moved: Change = { ...change('replace', 'snowflake_schema.RAW'), replacedBecause: ['database'] };
  expect(comment(planOf('dev-warehouse', resize), planOf('prod-warehouse', resize, moved))).toMatchInlineSnapshot(`
    "## Plan: 2 stacks change

    | stack | + | ~ | -/+ | - |
    | :-- | --: | --: | --: | --: |
    | dev-warehouse |  | 1 |  |  |
    | prod-warehouse |  | 1 | 1 |  |

    > [!CAUTION]
    > prod-warehouse: \`snowflake_schema.RAW\` will be **replaced**, because \`database\` cannot change in place

    <details><summary>dev-warehouse · 1 change</summary>

    - ~ \`snowflake_warehouse.BI\`
      - \`warehouse_size\`: \`"SMALL"\` → \`"MEDIUM"\`

    </details>

    <details><summary>prod-warehouse · 2 changes</summary>

    - ~ \`snowflake_warehouse.BI\`
      - \`warehouse_size\`: \`"SMALL"\` → \`"MEDIUM"\`
    - -/+ \`snowflake_schema.RAW\`

    </details>
    "
  `);
});

test('stacks that were planned and do not change are named, not counted', () => {
  const text = comment(planOf('dev-account'), planOf('dev-warehouse', change('create')));
  expect(text).toContain('## Plan: 1 stack changes');
  expect(text).toContain('Planned and unchanged: dev-account');
  expect(text).not.toContain('| dev-account');
});

test('a comment too long for GitHub leaves out details, never a delete', () => {
  const many = Array.from({ length: 40 }, (_, i) =>
    planOf(
      `dev-${i}`,
      ...Array.from({ length: 60 }, (_unused, j) =>
        change(j === 0 ? 'delete' : 'create', `snowflake_schema.S${i}_${j}_${'x'.repeat(40)}`),
      ),
    ),
  );
  const text = comment(...many);
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(COMMENT_LIMIT);
  for (let i = 0; i < 40; i += 1) expect(text).toContain(`S${i}_0_`);
  expect(text).toMatch(/Left out for length: the details of \d+ stacks/);
});

test.each(['`', '``` \n# heading', '| cell |', '</details>', '@everyone', '<script>'])(
  '%j stays inside its code span',
  (value) => {
    const hostile: Change = { ...change('update'), before: { comment: null }, after: { comment: value } };
    const line = comment(planOf('dev-lake', hostile))
      .split('\n')
      .find((text) => text.includes('→'))!;
    const span = /→ (`+)(.*)\1$/.exec(line);
    expect(span?.[2]).toBeDefined();
    expect(span![2]).not.toContain(span![1]);
  },
);
