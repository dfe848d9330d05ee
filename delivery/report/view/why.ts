import type { Change } from '../../model/change-set';

// From Terraform's documentation, "JSON Output Format", `action_reason`.
const REASONS: Readonly<Record<string, string>> = {
  replace_because_tainted: 'an earlier apply failed while it was made',
  replace_because_cannot_update: 'it cannot change in place',
  replace_by_request: 'a replacement was asked for',
  replace_by_triggers: 'replace_triggered_by names something that changes',
  delete_because_no_resource_config: 'it is no longer in the code',
  delete_because_no_module: 'its module is no longer in the code',
  delete_because_wrong_repetition: 'count or for_each no longer fits its address',
  delete_because_count_index: 'its index is beyond count',
  delete_because_each_key: 'its key is no longer in for_each',
  delete_because_no_move_target: 'it was moved to an address that is not in the code',
  read_because_config_unknown: 'what it asks for is known after apply',
  read_because_dependency_pending: 'something it depends on changes first',
  read_because_check_nested: 'a check reads it',
};

/** Why Terraform does this to an object, in words; `null` where it gives no reason. */
export function whyOf({ action, deposed, reason, replacedBecause }: Change): string | null {
  if (deposed !== null) return `a leftover (${deposed}) of an earlier replace`;
  if (action === 'replace' && replacedBecause.length > 0) {
    const fields = replacedBecause.slice(0, 6).join(', ');
    const more = replacedBecause.length > 6 ? ` and ${replacedBecause.length - 6} more` : '';
    return `${fields}${more} cannot change in place`;
  }
  return reason === null ? null : (REASONS[reason] ?? reason);
}
