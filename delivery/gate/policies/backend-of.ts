import { blocksOf } from './blocks';

/** Where a stack's state is. */
export interface Backend {
  /** All of it but the place within, as text: equal for two stacks that keep their states side by side. */
  readonly store: string;
  /** The key or the path of the state in its store. */
  readonly place: string;
}

const PLACES = ['key', 'path'];

/** The backend of a parsed `.tf.json`; `null` where it states none. Several are one that no base has. */
export function backendOf(json: Readonly<Record<string, unknown>>): Backend | null {
  const settings = blocksOf(json['terraform'], 0).map(({ body }) => body);
  const backends = settings.flatMap((body) => [
    ...blocksOf(body['backend'], 1),
    ...blocksOf(body['cloud'], 0).map((cloud) => ({ ...cloud, labels: ['cloud'] })),
  ]);
  if (backends.length === 0) return null;
  const entries = backends.flatMap(({ labels, body }) =>
    Object.entries(body).map(([name, value]) => [`${labels.join('.')}.${name}`, value] as const),
  );
  const isPlace = (name: string) => PLACES.some((place) => name.endsWith(`.${place}`));
  const kinds = backends.map(({ labels }) => labels.join('.'));
  const store = entries.filter(([name]) => !isPlace(name)).sort(([a], [b]) => (a < b ? -1 : 1));
  const place = entries.filter(([name]) => isPlace(name)).map(([, value]) => String(value));
  return { store: JSON.stringify([kinds, store]), place: place.join(' ') };
}
