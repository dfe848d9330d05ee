import type { ProductKind } from './product';

/** What the jobs of a kind of product run, each in the root of its repository, with FOLDER set. */
export interface ProductCommands {
  readonly test: string;
  /** Shows what a pull request changes, beside its files; BASE is the commit that it goes into. */
  readonly plan: string | null;
  /** Puts what is deployed into the folder `product`. */
  readonly build: string;
}

const COPY = 'mkdir product && cp --recursive "$FOLDER/." product/';

const DBT = '--profiles-dir "$FOLDER" --project-dir "$FOLDER"';

/** By the kind of a product; all are installed from `requirements-dev.txt`, each package at one version with its hash. */
export const PRODUCT_COMMANDS: Readonly<Record<ProductKind, ProductCommands>> = {
  dags: {
    test: 'python -m pytest',
    plan: null,
    build: COPY,
  },
  dbt: {
    // Parsed without a connection: no job that runs what the repository holds has one.
    test: `dbt parse ${DBT} --no-partial-parse`,
    plan: `git worktree add --detach base "$BASE"
dbt parse --profiles-dir "base/$FOLDER" --project-dir "base/$FOLDER" --target-path "$PWD/before"
dbt --quiet ls ${DBT} --state "$PWD/before" --select state:modified+ | tee --append "$GITHUB_STEP_SUMMARY"
`,
    build: `${COPY} && dbt parse ${DBT} --target-path "$PWD/product/target"`,
  },
  etl: {
    test: 'python -m pytest',
    plan: null,
    build: 'python -m build --wheel --no-isolation --outdir product "$FOLDER"',
  },
};
