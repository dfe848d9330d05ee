/** A program in Go, by what `go install` takes. */
export interface GoTool {
  /** The package of its command. */
  readonly module: string;
  /** A version of its module, such as `v1.7.12`; the module's content is what Go's checksum database has for it. */
  readonly version: string;
  /** The name of the program that comes out. */
  readonly program: string;
}

/** The programs in Go that the project installs for itself. */
export const GO_TOOLS = {
  /** Checks workflow files. */
  actionlint: { module: 'github.com/rhysd/actionlint/cmd/actionlint', version: 'v1.7.12', program: 'actionlint' },
  /** Runs workflow files. */
  act: { module: 'github.com/nektos/act', version: 'v0.2.89', program: 'act' },
} as const satisfies Record<string, GoTool>;
