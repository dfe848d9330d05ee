import type { Session } from './session';
import type { StsError } from './sts-error';

const NAMESPACE = 'https://sts.amazonaws.com/doc/2011-06-15/';

/** The XML of a role that was assumed (STS API Reference, "AssumeRoleWithWebIdentity": response elements). */
export function grantedAnswer({ role, name, ...session }: Session, subject: string): string {
  const assumed = `${role.replace(':iam:', ':sts:').replace(':role/', ':assumed-role/')}/${name}`;
  const credentials = [
    element('AccessKeyId', session.accessKeyId),
    element('SecretAccessKey', session.secretAccessKey),
    element('SessionToken', session.sessionToken),
    element('Expiration', session.expiration.toISOString()),
  ].join('');
  const user = `<AssumedRoleUser>${element('Arn', assumed)}${element('AssumedRoleId', `AROA:${name}`)}</AssumedRoleUser>`;
  const result = `<Credentials>${credentials}</Credentials>${user}${element('SubjectFromWebIdentityToken', subject)}`;
  const wrapped = `<AssumeRoleWithWebIdentityResult>${result}</AssumeRoleWithWebIdentityResult>`;
  return `<AssumeRoleWithWebIdentityResponse xmlns="${NAMESPACE}">${wrapped}</AssumeRoleWithWebIdentityResponse>`;
}

/** The XML of a refusal. */
export function refusedAnswer({ code, message }: StsError): string {
  const error = `<Error><Type>Sender</Type>${element('Code', code)}${element('Message', message)}</Error>`;
  return `<ErrorResponse xmlns="${NAMESPACE}">${error}</ErrorResponse>`;
}

function element(name: string, text: string): string {
  return `<${name}>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</${name}>`;
}
