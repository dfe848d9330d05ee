import { Fn, type IAspect, TerraformResource, type TerraformStack, Token } from 'cdktf';
import type { IConstruct } from 'constructs';

import type { Environment } from '../../../environments/schema/environment';

type Tags = Readonly<Record<string, string>>;

interface Tagged {
  tags: Tags;
  readonly tagsInput: Tags | undefined;
}

interface TaggedByBlocks {
  putTag(blocks: readonly unknown[]): void;
  readonly tagInput: readonly { readonly key: string }[] | undefined;
}

interface TagsItsChildren {
  putTagSpecifications(blocks: readonly unknown[]): void;
  readonly tagSpecificationsInput: readonly { readonly resourceType?: string }[] | undefined;
}

/** What an EC2 launch template can make that takes tags (EC2 API reference, LaunchTemplateTagSpecificationRequest). */
const LAUNCHED = ['instance', 'volume', 'network-interface'] as const;

/**
 * Gives every AWS resource whose binding has tags those of its environment and stack. A tag that a stack states stays;
 * tag keys are compared without case, as IAM compares them.
 */
export class Tagging implements IAspect {
  private readonly tags: Tags;

  constructor(stack: TerraformStack, environment: Environment) {
    this.tags = {
      ManagedBy: 'sluice',
      'sluice:environment': environment.name,
      'sluice:stack': stack.node.id,
      ...environment.tags,
    };
  }

  visit(construct: IConstruct): void {
    if (!TerraformResource.isTerraformResource(construct)) return;
    if (!construct.terraformResourceType.startsWith('aws_')) return;
    if (takesTags(construct)) construct.tags = this.completed(construct.tagsInput);
    if (takesTagBlocks(construct)) this.addBlocks(construct);
    if (tagsChildren(construct)) this.addSpecifications(construct);
  }

  private completed(stated: Tags | undefined): Tags {
    if (stated === undefined) return this.tags;
    if (Token.isUnresolved(stated)) return Fn.merge([this.tags, stated]) as Tags;
    return { ...this.without(Object.keys(stated)), ...stated };
  }

  private addBlocks(construct: TaggedByBlocks): void {
    const stated = construct.tagInput ?? [];
    const missing = Object.entries(this.without(stated.map(({ key }) => key)));
    construct.putTag([...stated, ...missing.map(([key, value]) => ({ key, value, propagateAtLaunch: true }))]);
  }

  private addSpecifications(construct: TagsItsChildren): void {
    const stated = construct.tagSpecificationsInput ?? [];
    const left = LAUNCHED.filter((type) => !stated.some(({ resourceType }) => resourceType === type));
    construct.putTagSpecifications([...stated, ...left.map((resourceType) => ({ resourceType, tags: this.tags }))]);
  }

  private without(keys: readonly string[]): Tags {
    const taken = new Set(keys.map((key) => key.toLowerCase()));
    return Object.fromEntries(Object.entries(this.tags).filter(([key]) => !taken.has(key.toLowerCase())));
  }
}

// Each binding has a getter of this name for an input that its resource takes.
function takesTags(construct: object): construct is Tagged {
  // A devopsguru resource collection has a block of this name that selects resources by tag.
  return 'tagsInput' in construct && !('putTags' in construct);
}

function takesTagBlocks(construct: object): construct is TaggedByBlocks {
  // `aws_autoscaling_group_tag` is itself the tag of another resource: its block is one, and required.
  return 'tagInput' in construct && 'resetTag' in construct;
}

function tagsChildren(construct: object): construct is TagsItsChildren {
  return 'tagSpecificationsInput' in construct;
}
