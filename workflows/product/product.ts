import type { Environment } from '../../environments/schema/environment';

/** A data product's workflow, as an environment that governs knows it. */
export type ProductGates = Environment['github']['workflows'][number]['gates'];

/** An environment that a data product deploys to, and from where. */
export type Gate = ProductGates[number];

/** What a data product is made of. */
export type ProductKind = Environment['github']['workflows'][number]['kind'];

/** A data product's folder, and the environments that its workflow deploys it to, in their order. */
export interface Product {
  /** The repository that writes the file: `acme-data/data-platform`. */
  readonly madeBy: string;
  readonly kind: ProductKind;
  /** The folder with the product's code, without a slash at its end. */
  readonly folder: string;
  readonly gates: ProductGates;
}
