import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { replaceFile } from '../../store/durable-file';

/** A certificate and its private key, both as PEM. */
export interface Identity {
  readonly certificate: string;
  readonly key: string;
}

const ONE_DAY_MS = 86_400_000;
const VALID_DAYS = 3650;

/**
 * The certificate that the plugin shows Terraform, kept in a folder (readable by its owner only) and made anew when it
 * is missing, unreadable or about to end. Terraform takes it as its own root and expects the name `localhost`.
 */
export async function serverIdentity(folder: string, now: Date): Promise<Identity> {
  const file = path.join(folder, 'certificate.json');
  const kept = readIdentity(file, now);
  if (kept !== undefined) return kept;
  const made = await makeIdentity(now);
  replaceFile(file, JSON.stringify(made));
  return made;
}

/** The certificate in the form of the handshake: DER in base64 without padding. */
export function handshakeCertificate({ certificate }: Identity): string {
  return new X509Certificate(certificate).raw.toString('base64').replaceAll('=', '');
}

function readIdentity(file: string, now: Date): Identity | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const { certificate, key } = JSON.parse(readFileSync(file, 'utf8')) as Identity;
    const ends = Date.parse(new X509Certificate(certificate).validTo);
    return ends - now.getTime() > ONE_DAY_MS && typeof key === 'string' ? { certificate, key } : undefined;
  } catch {
    return undefined;
  }
}

async function makeIdentity(now: Date): Promise<Identity> {
  const { generate } = await import('selfsigned');
  const pems = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(now.getTime() - ONE_DAY_MS),
    notAfterDate: new Date(now.getTime() + VALID_DAYS * ONE_DAY_MS),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyCertSign: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true, clientAuth: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] },
    ],
  });
  return { certificate: pems.cert, key: pems.private };
}
