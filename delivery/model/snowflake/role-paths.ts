import type { RoleGraph } from './role-graph';

const NOBODY = -1;

/** The shortest ways from one principal to all that it holds. */
export class RolePaths {
  readonly #graph: RoleGraph;
  /** By whom each is reached, and in which place: nearer ones first. */
  readonly #holders: Int32Array;
  readonly #places: Int32Array;
  readonly #paths = new Map<number, readonly string[]>();

  constructor(graph: RoleGraph, from: number) {
    this.#graph = graph;
    this.#holders = new Int32Array(graph.principals.length).fill(NOBODY);
    this.#places = new Int32Array(graph.principals.length).fill(graph.principals.length);
    const queue = [from];
    this.#places[from] = 0;
    for (const holder of queue) {
      for (const role of graph.rolesOf(holder)) {
        if (this.#places[role] !== graph.principals.length) continue;
        this.#places[role] = queue.length;
        this.#holders[role] = holder;
        queue.push(role);
      }
    }
  }

  /** The roles on the way to the nearest of some principals, that one included, nearest first. */
  toNearest(principals: readonly number[]): readonly string[] {
    const place = (principal: number): number => this.#places[principal] ?? this.#graph.principals.length;
    const nearest = principals.reduce(
      (best, next) => (place(next) < place(best) ? next : best),
      principals[0] ?? NOBODY,
    );
    const known = this.#paths.get(nearest) ?? this.#wayTo(nearest);
    this.#paths.set(nearest, known);
    return known;
  }

  #wayTo(principal: number): string[] {
    const way: string[] = [];
    for (let at = principal; this.#holders[at] !== NOBODY; at = this.#holders[at] ?? NOBODY) {
      const name = this.#graph.principals[at];
      if (name === undefined) break;
      way.push(name.replace(/^(?:database |application )?role /, ''));
    }
    return way.reverse();
  }
}
