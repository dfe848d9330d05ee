// Sees that there is a Terraform, and says where it is of another version than the one that is asked for.
import { execFileSync } from 'node:child_process';

import { fail, input } from './workflow-commands.mjs';

let here = '';
try {
  here = JSON.parse(execFileSync('terraform', ['version', '-json'], { encoding: 'utf8' })).terraform_version;
} catch {
  fail('there is no Terraform on this machine; install it and run this again');
}
const asked = input('TERRAFORM_VERSION');
if (asked !== 'latest' && asked !== here) {
  process.stdout.write(`::warning::the workflow asks for Terraform ${asked}; this machine's ${here} stands in\n`);
}
