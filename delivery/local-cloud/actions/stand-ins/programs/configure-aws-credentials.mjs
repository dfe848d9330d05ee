// Takes a role of the local cloud with the job's identity token, or the credentials that it is given, as the action does
// on AWS.
import { exportVariable, fail, input, mask, setOutput } from './workflow-commands.mjs';

const { SLUICE_RUN_STS: sts } = process.env;
const given = {
  AWS_ACCESS_KEY_ID: input('AWS_ACCESS_KEY_ID'),
  AWS_SECRET_ACCESS_KEY: input('AWS_SECRET_ACCESS_KEY'),
  AWS_SESSION_TOKEN: input('AWS_SESSION_TOKEN'),
};
const role = input('ROLE_TO_ASSUME');
if (role === '' && given.AWS_ACCESS_KEY_ID === '') {
  fail(
    'Credentials could not be loaded, please check your action inputs: Could not load credentials from any providers',
  );
}
const secrets = given.AWS_ACCESS_KEY_ID === '' ? await byToken() : given;
for (const [name, value] of Object.entries(secrets)) {
  mask(value);
  exportVariable(name, value);
}
for (const name of ['AWS_REGION', 'AWS_DEFAULT_REGION']) exportVariable(name, input('AWS_REGION'));

// What credentials open on AWS is an account; here it is what leads Terraform to the local cloud.
const opened = await fetch(`${sts}/session-variables`, {
  headers: { authorization: `Bearer ${secrets.AWS_SESSION_TOKEN}` },
});
if (!opened.ok) fail('The security token included in the request is invalid.');
const { account, variables } = await opened.json();
const allowed = input('ALLOWED_ACCOUNT_IDS')
  .split(',')
  .map((id) => id.trim())
  .filter((id) => id !== '');
if (allowed.length > 0 && !allowed.includes(account)) {
  fail(
    `The account ID of the provided credentials (${account}) does not match any of the expected account IDs: ${allowed}`,
  );
}
setOutput('aws-account-id', account);
for (const [name, value] of Object.entries(variables)) {
  if (/KEY|TOKEN|SECRET/.test(name)) mask(value);
  exportVariable(name, value);
}
process.stdout.write(`Authenticated in ${account}\n`);

async function byToken() {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer } = process.env;
  if (url === undefined || bearer === undefined) {
    fail(
      "Credentials could not be loaded, please check your action inputs: the job has no permission 'id-token: write'",
    );
  }
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
  return {
    AWS_ACCESS_KEY_ID: element('AccessKeyId'),
    AWS_SECRET_ACCESS_KEY: element('SecretAccessKey'),
    AWS_SESSION_TOKEN: element('SessionToken'),
  };
}
