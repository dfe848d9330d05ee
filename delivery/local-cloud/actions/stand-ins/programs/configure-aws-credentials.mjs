// Takes a role of the local cloud with the job's identity token, as the action does on AWS.
import { exportVariable, fail, input, mask, setOutput } from './workflow-commands.mjs';

const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer, SLUICE_RUN_STS: sts } = process.env;
const role = input('ROLE_TO_ASSUME');
if (url === undefined || bearer === undefined) {
  fail("Credentials could not be loaded, please check your action inputs: the job has no permission 'id-token: write'");
}
const account = /^arn:aws[\w-]*:iam::(\d{12}):role\//.exec(role)?.[1] ?? '';
const allowed = input('ALLOWED_ACCOUNT_IDS')
  .split(',')
  .map((id) => id.trim())
  .filter((id) => id !== '');
if (allowed.length > 0 && !allowed.includes(account))
  fail(`The account ID ${account} is not in the list of allowed accounts`);

const asked = await fetch(`${url}&audience=${encodeURIComponent(input('AUDIENCE'))}`, {
  headers: { authorization: `bearer ${bearer}` },
});
if (!asked.ok) fail(`Failed to get ID Token: ${asked.status} ${await asked.text()}`);
const { value: token } = await asked.json();
mask(token);

const answer = await fetch(sts, {
  method: 'POST',
  body: new URLSearchParams({
    Action: 'AssumeRoleWithWebIdentity',
    Version: '2011-06-15',
    RoleArn: role,
    RoleSessionName: input('ROLE_SESSION_NAME'),
    WebIdentityToken: token,
  }),
});
const text = await answer.text();
const element = (name) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1] ?? '';
if (!answer.ok) fail(`Could not assume role with OIDC: ${element('Message')}`);

const secrets = {
  AWS_ACCESS_KEY_ID: element('AccessKeyId'),
  AWS_SECRET_ACCESS_KEY: element('SecretAccessKey'),
  AWS_SESSION_TOKEN: element('SessionToken'),
};
for (const [name, value] of Object.entries(secrets)) {
  mask(value);
  exportVariable(name, value);
}
for (const name of ['AWS_REGION', 'AWS_DEFAULT_REGION']) exportVariable(name, input('AWS_REGION'));
setOutput('aws-account-id', account);

// What credentials open on AWS is an account; here it is what leads Terraform to the local cloud.
const opened = await fetch(`${sts}/session-variables`, {
  headers: { authorization: `Bearer ${secrets.AWS_SESSION_TOKEN}` },
});
for (const [name, value] of Object.entries(await opened.json())) {
  if (/KEY|TOKEN|SECRET/.test(name)) mask(value);
  exportVariable(name, value);
}
process.stdout.write(`Authenticated as ${role}\n`);
