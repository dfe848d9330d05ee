import { fileOf } from './file-of';
import type { Problem } from './problem';
import type { Environment } from './schema/environment';
import type { Sound } from './sound';

type Product = Environment['github']['dataProducts'][number];

/** What all environments that list a data product must say alike: there is one repository, and one workflow in it. */
const ALIKE = ['repositoryId', 'subjectFormat', 'kind', 'folder'] as const;

/** Where environments disagree about what they share: who governs the repository, and what a data product is. */
export function productProblems(environments: readonly Sound[]): Problem[] {
  const first = new Map<string, { readonly product: Product; readonly file: string }>();
  return [
    ...governors(environments),
    ...environments.flatMap(({ name = '', github }) => {
      const file = fileOf(name);
      const own = new Set<string>();
      return (github?.dataProducts ?? []).flatMap((product, i) => {
        const path = `github.dataProducts[${i}]`;
        const known = first.get(product.repository) ?? { product, file };
        first.set(product.repository, known);
        const twice = own.has(product.repository);
        own.add(product.repository);
        return twice ? [repeated({ file, path, product })] : differences({ file, path, product }, known);
      });
    }),
  ];
}

interface Listed {
  readonly file: string;
  readonly path: string;
  readonly product: Product;
}

function repeated({ file, path, product }: Listed): Problem {
  return {
    file,
    path: `${path}.repository`,
    found: JSON.stringify(product.repository),
    allowed: 'a repository that this environment does not list before',
  };
}

function differences({ file, path, product }: Listed, known: { product: Product; file: string }): Problem[] {
  return ALIKE.filter((field) => product[field] !== known.product[field]).map((field) => ({
    file,
    path: `${path}.${field}`,
    found: JSON.stringify(product[field]),
    allowed: `${JSON.stringify(known.product[field])}, as ${known.file} has it for ${product.repository}`,
  }));
}

function governors(environments: readonly Sound[]): Problem[] {
  const [first, ...others] = environments.filter(({ github }) => github?.governs === true);
  return others.map(({ name = '' }) => ({
    file: fileOf(name),
    path: 'github.governs',
    found: 'true',
    allowed: `false: ${fileOf(first?.name ?? '')} governs the repository already`,
  }));
}
