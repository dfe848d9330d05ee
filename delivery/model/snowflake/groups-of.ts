/**
 * The nodes of a graph in groups of those that reach each other, each group after all that it reaches: Tarjan's
 * strongly connected components. Every edge is looked at once, and no depth of the graph is too much.
 */
export function groupsOf(count: number, childrenOf: (node: number) => readonly number[]): number[][] {
  const search = new Search(childrenOf);
  for (let node = 0; node < count; node += 1) search.from(node);
  return search.groups;
}

interface Visit {
  readonly node: number;
  readonly children: Iterator<number>;
  readonly order: number;
  lowest: number;
  open: boolean;
}

class Search {
  readonly groups: number[][] = [];
  readonly #visits = new Map<number, Visit>();
  readonly #open: Visit[] = [];
  readonly #childrenOf: (node: number) => readonly number[];

  constructor(childrenOf: (node: number) => readonly number[]) {
    this.#childrenOf = childrenOf;
  }

  from(root: number): void {
    if (this.#visits.has(root)) return;
    const path = [this.#enter(root)];
    for (let visit = path.at(-1); visit !== undefined; visit = path.at(-1)) {
      const step = visit.children.next();
      if (step.done !== true) {
        const seen = this.#visits.get(step.value);
        if (seen === undefined) path.push(this.#enter(step.value));
        else if (seen.open) visit.lowest = Math.min(visit.lowest, seen.order);
      } else {
        path.pop();
        this.#leave(visit, path.at(-1));
      }
    }
  }

  #enter(node: number): Visit {
    const order = this.#visits.size;
    const visit = { node, children: this.#childrenOf(node).values(), order, lowest: order, open: true };
    this.#visits.set(node, visit);
    this.#open.push(visit);
    return visit;
  }

  #leave(visit: Visit, above: Visit | undefined): void {
    if (above !== undefined) above.lowest = Math.min(above.lowest, visit.lowest);
    if (visit.lowest !== visit.order) return;
    const members = this.#open.splice(this.#open.lastIndexOf(visit));
    for (const member of members) member.open = false;
    this.groups.push(members.map(({ node }) => node));
  }
}
