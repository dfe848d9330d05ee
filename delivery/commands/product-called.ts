import { nearMiss } from '../../environments/near-miss';
import type { Environment } from '../../environments/schema/environment';
import { DeliveryError } from '../model/delivery-error';

/** A data product, and where it belongs. */
export interface KnownProduct {
  readonly owner: string;
  readonly ownerId: number;
  readonly repository: string;
  readonly repositoryId: number;
  readonly subjectFormat: Environment['github']['dataProducts'][number]['subjectFormat'];
  /** The stacks that make its workflow, and what the jobs of it need. */
  readonly stacks: readonly string[];
}

/** The data product whose repository has that name. @throws DeliveryError `Usage`, with the nearest name. */
export function productCalled(environments: readonly Environment[], name: string): KnownProduct {
  const listed = environments.filter(({ github }) => github.dataProducts.some(({ repository }) => repository === name));
  const [first] = listed;
  const product = first?.github.dataProducts.find(({ repository }) => repository === name);
  if (first === undefined || product === undefined) throw unknown(environments, name);
  const { owner, ownerId } = first.github;
  const { repository, repositoryId, subjectFormat } = product;
  const governing = environments.filter(({ github }) => github.governs).map((one) => `${one.name}-repository`);
  const needed = listed.flatMap((one) => ['bootstrap', 'lake', 'repository'].map((stack) => `${one.name}-${stack}`));
  return { owner, ownerId, repository, repositoryId, subjectFormat, stacks: [...new Set([...governing, ...needed])] };
}

function unknown(environments: readonly Environment[], name: string): DeliveryError {
  const products = environments.flatMap(({ github }) => github.dataProducts.map(({ repository }) => repository));
  const names = [...new Set(products)];
  if (names.length === 0) {
    const mend = 'list it in github.dataProducts of environments/*.ts';
    return new DeliveryError('Usage', `no environment has a data product, and so none is called "${name}"; ${mend}`);
  }
  const near = nearMiss(name, names);
  const meant = near === undefined ? '' : ` Did you mean "${near}"?`;
  return new DeliveryError('Usage', `no data product is called "${name}".${meant} There are ${names.join(', ')}`);
}
