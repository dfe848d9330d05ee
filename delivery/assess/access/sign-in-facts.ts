import { textOf, textsOf } from '../../model/blocks';
import { isKnown } from '../../model/is-known';
import { canonicalIdentifier, canonicalName } from '../../model/snowflake/canonical-identifier';
import type { StateResource } from '../../model/state-resource';

/** What one Snowflake resource says about where users may sign in from. */
export type SignInFact =
  | {
      readonly kind: 'user';
      readonly name: string;
      readonly policy: string | undefined;
    }
  | {
      readonly kind: 'policy';
      readonly name: string;
      readonly places: readonly string[];
    }
  | {
      readonly kind: 'attachment';
      readonly policy: string;
      readonly users: readonly string[];
      readonly account: boolean;
    };

const USERS = new Set(['snowflake_user', 'snowflake_service_user', 'snowflake_legacy_service_user']);

/** Reads users, network policies and their attachments, as provider 2.11 names their attributes. */
export function signInFact({ type, values }: StateResource): SignInFact | 'unreadable' | null {
  if (USERS.has(type)) return user(values);
  if (type === 'snowflake_network_policy') return policy(values);
  return type === 'snowflake_network_policy_attachment' ? attachment(values) : null;
}

type Read = (values: StateResource['values']) => SignInFact | 'unreadable' | null;

const user: Read = (values) => {
  const [name, disabled] = [textOf(values['name']), values['disabled']];
  if (name === undefined || !isKnown(disabled) || !isKnown(values['network_policy'])) return 'unreadable';
  if (disabled === 'true' || disabled === true) return null;
  const held = textOf(values['network_policy']);
  return {
    kind: 'user',
    name: canonicalName(name),
    policy: held === undefined ? held : canonicalIdentifier(held),
  };
};

const LISTS = ['allowed_ip_list', 'allowed_network_rule_list', 'blocked_ip_list', 'blocked_network_rule_list'] as const;

/** What is blocked wins over what is allowed (Snowflake documentation, "Controlling network traffic with network policies"). */
const policy: Read = (values) => {
  const name = textOf(values['name']);
  if (name === undefined || !LISTS.every((list) => isKnown(values[list]))) return 'unreadable';
  const [addresses = [], rules = [], blocked = [], blockedRules = []] = LISTS.map((list) => textsOf(values[list]));
  const inRules = (names: readonly string[]): string[] =>
    names.map((rule) => `network rule ${canonicalIdentifier(rule)}`);
  const allowed = [...addresses, ...inRules(rules)];
  const except = [...blocked, ...inRules(blockedRules)].sort();
  const suffix = except.length === 0 ? '' : ` except ${except.join(', ')}`;
  const places = (allowed.length === 0 ? ['anywhere'] : allowed).map((place) => `from ${place}${suffix}`);
  return { kind: 'policy', name: canonicalName(name), places };
};

const attachment: Read = (values) => {
  const name = textOf(values['network_policy_name']);
  const attributes = ['users', 'set_for_account'];
  if (name === undefined || !attributes.every((attribute) => isKnown(values[attribute]))) return 'unreadable';
  const users = textsOf(values['users']).map(canonicalIdentifier);
  return {
    kind: 'attachment',
    policy: canonicalIdentifier(name),
    users,
    account: values['set_for_account'] === true,
  };
};
