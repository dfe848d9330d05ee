/** Stands between a caller and a method: it may let the call through, or throw in its place. */
export type Interceptor = (name: string, call: () => Promise<unknown>) => Promise<unknown>;

/** A port whose every call goes through an interceptor; an entry of the ledger that a call opens, likewise. */
export function intercepted<T extends object>(port: T, interceptor: Interceptor): T {
  return new Proxy(port, {
    get(object, name, receiver) {
      const value: unknown = Reflect.get(object, name, receiver);
      if (typeof value !== 'function') return value;
      return async (...given: unknown[]) => {
        const answer = await interceptor(String(name), () => Reflect.apply(value, object, given) as Promise<unknown>);
        return isEntry(answer) ? intercepted(answer, interceptor) : answer;
      };
    },
  });
}

function isEntry(answer: unknown): answer is object {
  return typeof answer === 'object' && answer !== null && 'settle' in answer;
}
