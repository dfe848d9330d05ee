import { join, resolve } from 'node:path';

import { Command } from 'commander';

import { changeObject } from '../local-cloud/server';
import { DeliveryError } from '../model/delivery-error';
import { changedAttributes } from './changed-attributes';
import { CLOUD_FOLDER } from './cloud-folder';
import { objectInStates } from './object-in-states';
import { say } from './output';
import { cloudVariables } from './terraform-variables';

/** `sluice local drift` */
export function localDriftCommand(): Command {
  return new Command('drift')
    .description("change an object of the local cloud behind Terraform's back, as somebody with a console does")
    .argument('<address>', 'as Terraform prints it; STACK:ADDRESS where several stacks have it')
    .argument('<changes...>', 'ATTRIBUTE=VALUE, such as auto_suspend=600; a value is JSON, else text')
    .option('--folder <folder>', 'where the local cloud keeps what it knows', CLOUD_FOLDER)
    .action(async (address: string, words: string[], { folder }: { folder: string }) => {
      const absolute = resolve(folder);
      await cloudVariables(absolute);
      const object = objectInStates(join(absolute, 'states'), address);
      const changes = changedAttributes(object, words);
      const { id } = object.values;
      if (typeof id !== 'string') throw new DeliveryError('LocalCloud', `the state of ${address} holds no id`);
      try {
        changeObject(absolute, { type: object.type, id }, changes);
      } catch (cause) {
        throw new DeliveryError('LocalCloud', cause instanceof Error ? cause.message : String(cause), { cause });
      }
      const told = Object.entries(changes).map(([name, value]) => `${name} ${JSON.stringify(value)}`);
      say(`${object.stack}: ${object.address} has ${told.join(', ')} now. Look: npx sluice drift ${object.stack}`);
    });
}
