import { path } from '../../environments';
import { load } from '../../environments/load';
import { type ProductCloud, startProductCloud } from '../local-cloud/product-cloud';
import { productRuns } from '../local-cloud/workflows';
import { DeliveryError } from '../model/delivery-error';
import { type CloudDoor, requireCloud } from './cloud-door';
import { commitFiles } from './commit-files';
import { say } from './output';
import { type KnownProduct, productCalled } from './product-called';
import { pullRequestOf } from './pull-request-of';
import { readerOf, restCall } from './rest-call';

/** A data product's repository that is up, as whoever runs its workflow reaches it. */
export interface ProductDoor extends CloudDoor {
  /** The pull request of a branch, opened by a person where there is none. */
  pullRequestOf(branch: string, login: string): Promise<number>;
}

/** A data product by the name of its repository, and the folder of a local cloud that is up: absolute. */
export interface ProductAsked {
  readonly product: string;
  readonly folder: string;
}

/**
 * Serves a data product's repository while something is done with it. What Terraform wrote for it is committed before.
 * @throws DeliveryError `Usage` for a product that there is not, that Terraform has written no workflow for, or whose
 * repository is empty; `LocalCloud` where no local cloud is up, or another run serves the repository.
 */
export async function withProduct<T>(asked: ProductAsked, work: (door: ProductDoor) => Promise<T>): Promise<T> {
  const { folder } = asked;
  const product = productCalled(load(path), asked.product);
  await requireCloud(folder);
  const cloud = await started(product, folder);
  try {
    return await work(await opened(product, cloud, folder));
  } finally {
    await cloud.close();
  }
}

async function started(product: KnownProduct, folder: string): Promise<ProductCloud> {
  const { owner, ownerId, repository, repositoryId, subjectFormat } = product;
  const subjects = subjectFormat === 'legacy' ? 'legacy' : 'immutable';
  const ids = { owner: ownerId, repository: repositoryId, subjects } as const;
  try {
    return await startProductCloud({ folder, owner, repository, ids });
  } catch (cause) {
    throw new DeliveryError('LocalCloud', cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

async function opened(
  product: KnownProduct,
  { door, tokens, files }: ProductCloud,
  folder: string,
): Promise<ProductDoor> {
  const repository = `${product.owner}/${product.repository}`;
  const address = `${door.url}/repos/${repository}`;
  const as = (login: string) => ({ address, token: tokens[login] ?? '' });
  const bot = as('sluice[bot]');
  if (files.length === 0) throw unwritten(product);
  if ((await restCall(`${address}/branches/main`, bot)) === undefined) {
    const push = `git push ${door.gitFolder} HEAD:main`;
    throw new DeliveryError('Usage', `${repository} has no commit on main yet; push one from a clone of it: ${push}`);
  }
  for (const file of await commitFiles(files, bot)) say(`${repository} has got ${file}, as Terraform has it`);
  say(`${repository} is served at ${door.url} until this ends, and at ${door.gitFolder}`);
  return {
    door,
    repository,
    ...productRuns(folder, product.repository),
    get: readerOf(address, bot.token),
    pullRequestOf: (branch, login) => pullRequestOf(branch, as(login)),
  };
}

function unwritten({ repository, stacks }: KnownProduct): DeliveryError {
  const sentence = `Terraform has written no workflow for ${repository} on this local cloud`;
  return new DeliveryError('Usage', `${sentence}; deploy there first: npx cdktf deploy ${stacks.join(' ')}`);
}
