import { productCalled } from '../../../delivery/commands/product-called';
import { path } from '../../../environments';
import { load } from '../../../environments/load';

const environments = load(path);

test('a data product is known by its repository, with the ids of both and the stacks that its workflow needs', () => {
  const { dataProducts, owner, ownerId } = environments[0]!.github;
  const [{ repository, repositoryId, subjectFormat }] = dataProducts as [(typeof dataProducts)[0]];
  const found = productCalled(environments, repository);
  expect(found).toMatchObject({ owner, ownerId, repository, repositoryId, subjectFormat });
  const stacks = ['bootstrap', 'lake', 'repository'].flatMap((stack) => path.map(({ name }) => `${name}-${stack}`));
  expect([...found.stacks].sort()).toEqual(stacks.sort());
});

test('another name is refused with the nearest one, and with all that there are', () => {
  expect(() => productCalled(environments, 'order-pipelines')).toThrow(
    'no data product is called "order-pipelines". Did you mean "orders-pipelines"? There are orders-pipelines',
  );
  expect(() => productCalled(environments, 'x')).toThrow('called "x". There are orders-pipelines');
});

test('where there is no data product, the error says where one is listed', () => {
  const none = environments.map((one) => ({ ...one, github: { ...one.github, dataProducts: [] } }));
  expect(() => productCalled(none, 'orders-pipelines')).toThrow('list it in github.dataProducts of environments/*.ts');
});
