import type { Evidence } from '../model/promotion';
import { access } from './access';
import { command } from './command';
import { rows } from './rows';
import { emptyPlan } from './empty-plan';
import { smoke } from './smoke';
import type { OfKind, Scene, Verification } from './subject';

type Kind = Verification['kind'];
type Verifier<K extends Kind> = (verification: OfKind<K>, scene: Scene) => Promise<Evidence[]>;

/** How each kind of verification is evaluated. */
const VERIFIERS: { readonly [K in Kind]: Verifier<K> } = {
  'empty-plan': emptyPlan,
  access,
  smoke,
  data: rows,
  command,
};

/** What a verification finds. @throws where it cannot be evaluated. */
export function evidenceFor<K extends Kind>(verification: OfKind<K>, scene: Scene): Promise<Evidence[]> {
  const verifier: Verifier<K> = VERIFIERS[verification.kind];
  return verifier(verification, scene);
}
