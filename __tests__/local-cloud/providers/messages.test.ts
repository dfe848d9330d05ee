import { encodeMessage } from '../../../delivery/local-cloud/providers/wire/messages';
import { pathMessage } from '../../../delivery/local-cloud/providers/wire/diagnostic-message';

test('the index 0 of a path is sent: without it Terraform would read a path that leads nowhere', () => {
  const bytes = encodeMessage('AttributePath', pathMessage(['all', 0, 'in_schema']));
  // Each step: field 1, its length, then the number of its selector and the value.
  const step = (...selector: number[]) => [0x0a, selector.length, ...selector];
  const text = (name: string) => step(0x0a, name.length, ...Buffer.from(name));
  expect([...bytes]).toEqual([...text('all'), ...step(0x18, 0), ...text('in_schema')]);
});
