import type { Status } from '../../../delivery/local-cloud/actions/expressions/contexts';
import { evaluated, holds, interpolated } from '../../../delivery/local-cloud/actions/expressions/evaluate';
import { settledAll, settledExpression } from '../../../delivery/local-cloud/actions/expressions/settled';

const contexts = {
  github: { event_name: 'push', sha: 'abc' },
  needs: { build: { result: 'success', outputs: { stacks: '[["a"],[]]' } }, plan: { result: 'skipped', outputs: {} } },
  inputs: { environment: 'dev', asks: false },
};
const WELL: Status = { success: true, failure: false, cancelled: false };
const ILL: Status = { success: false, failure: true, cancelled: false };

test('a text that is one expression keeps its type, others become text', () => {
  expect(interpolated('${{ fromJSON(needs.build.outputs.stacks)[0] }}', contexts)).toEqual(['a']);
  expect(interpolated('sluice-${{ inputs.environment }}-${{ inputs.asks }}', contexts)).toBe('sluice-dev-false');
  expect(interpolated("${{ format('{0}}}', 'x') }}", contexts)).toBe('x}');
});

test('a condition asks that all before has succeeded, unless it asks for a status itself', () => {
  expect(holds("inputs.environment == 'dev'", contexts, WELL)).toBe(true);
  expect(holds("inputs.environment == 'dev'", contexts, ILL)).toBe(false);
  expect(holds("${{ always() && needs.plan.result == 'skipped' }}", contexts, ILL)).toBe(true);
  expect(holds('!cancelled() && !failure()', contexts, ILL)).toBe(false);
  expect(holds('fromJSON(needs.build.outputs.stacks)[1][0] != null', contexts, WELL)).toBe(false);
  expect(holds("contains(needs.*.result, 'skipped')", contexts, WELL)).toBe(true);
});

test('an expression that cannot be evaluated is named', () => {
  expect(() => evaluated('nothing.x', contexts)).toThrow(/the expression "nothing.x" cannot be evaluated/);
});

test('what steps say of other jobs is put in as quoted data, however it looks', () => {
  const hostile = { inputs: { title: "a'); echo ${{ github.token }} ('" }, 'github.sha': 'abc' };
  const settled = settledAll({ run: 'echo "$T"', env: { T: '${{ inputs.title }}', S: '${{ github.sha }}' } }, hostile);
  expect(settled).toEqual({
    run: 'echo "$T"',
    env: {
      T: `\${{ fromJSON('{"title":"a''); echo \${{ github.token }} (''"}').title }}`,
      S: `\${{ fromJSON('"abc"') }}`,
    },
  });
});

test('only whole names are put in, not parts of others and not texts', () => {
  const given = { needs: {}, matrix: { stack: 'a' } };
  expect(settledExpression("steps.needs.outputs.matrix == 'matrix' && env.needs", given)).toBe(
    "steps.needs.outputs.matrix == 'matrix' && env.needs",
  );
  expect(settledExpression('matrix.stack', given)).toBe(`fromJSON('{"stack":"a"}').stack`);
});
