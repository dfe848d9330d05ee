import { Testing, TerraformStack } from 'cdktf';

import type { Environment } from '../../../environments/schema/environment';
import { platform } from '../../../stacks/platform';
import { everyProfile } from '../snowflake/synthesized';

/** The attributes of one resource, as they stand in the synthesized JSON. */
export type Attributes = Readonly<Record<string, unknown>>;

/** One resource of one stack. */
export interface Found {
  readonly stack: string;
  readonly type: string;
  readonly id: string;
  readonly attributes: Attributes;
}

type Blocks = Readonly<Record<string, Readonly<Record<string, Attributes>>>>;

/** Hundreds of grants that no AWS stack refers to. */
const WITHOUT_SNOWFLAKE = { databases: {}, roles: {}, serviceUsers: {} } as const;

/** The AWS stacks of environments, synthesized once. */
export class SynthesizedAws {
  readonly resources: readonly Found[];
  readonly data: readonly Found[];
  readonly stacks: readonly TerraformStack[];

  constructor(readonly environments: readonly Environment[] = everyProfile()) {
    const app = Testing.app();
    environments.forEach((environment) => {
      platform(app, { ...environment, ...WITHOUT_SNOWFLAKE });
    });
    this.stacks = app.node.children.filter((child) => TerraformStack.isStack(child));
    const aws = this.stacks.filter(({ node }) => /-(bootstrap|network|lake|airflow)$/.test(node.id));
    const synthesized = aws.map(({ node }, i) => {
      const json = JSON.parse(Testing.synth(aws[i]!)) as { resource?: Blocks; data?: Blocks };
      return { stack: node.id, ...json };
    });
    this.resources = synthesized.flatMap(({ stack, resource }) => found(stack, resource));
    this.data = synthesized.flatMap(({ stack, data }) => found(stack, data));
  }

  /** The resources of a type, of one stack or of all. */
  ofType(type: string, stack?: string): Found[] {
    return this.resources.filter((r) => r.type === type && (stack === undefined || r.stack === stack));
  }

  /** The only resource of a type in a stack. */
  only(type: string, stack: string): Attributes {
    const [first, ...others] = this.ofType(type, stack);
    if (first === undefined || others.length > 0) throw new Error(`${stack} has ${1 + others.length} of ${type}`);
    return first.attributes;
  }

  /** The resources of a type in a stack that refer to another resource. */
  referringTo({ stack, type, id }: Found, from: string): Found[] {
    return this.ofType(from, stack).filter(({ attributes }) =>
      JSON.stringify(attributes).includes(`\${${type}.${id}.`),
    );
  }
}

function found(stack: string, blocks: Blocks = {}): Found[] {
  return Object.entries(blocks).flatMap(([type, byId]) =>
    Object.entries(byId).map(([id, attributes]) => ({ stack, type, id, attributes })),
  );
}
