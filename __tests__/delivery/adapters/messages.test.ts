import { errorsIn } from '../../../delivery/adapters/terraform/messages';

function line(message: Record<string, unknown>): string {
  return JSON.stringify({ '@level': 'error', ...message });
}

const ERROR = {
  type: 'diagnostic',
  diagnostic: { severity: 'error', summary: 'Bad size', detail: 'XS is unknown', address: 'snowflake_warehouse.BI' },
};

test('errors are told with their address, warnings are not errors', () => {
  const warning = { type: 'diagnostic', diagnostic: { severity: 'warning', summary: 'Deprecated', detail: '' } };
  expect(errorsIn([line(warning), line(ERROR)].join('\n'))).toBe('snowflake_warehouse.BI: Bad size\nXS is unknown');
});

test('where there is no diagnostic, the end of the output is told', () => {
  expect(errorsIn(`{"cut off\n${'x\n'.repeat(50)}the last words`)).toMatch(/^(x\n){19}the last words$/);
});
