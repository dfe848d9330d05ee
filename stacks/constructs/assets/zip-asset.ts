import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import { AssetType, TerraformAsset } from 'cdktf';
import { Construct } from 'constructs';

import { zipOf } from './zip-of';

/**
 * A folder of the repository as an archive among a stack's assets: its bytes and its hash change only when what is in
 * the folder does. CDKTF's own archives carry the times of their files (hashicorp/terraform-cdk#883).
 */
export class ZipAsset extends Construct {
  /** Where Terraform finds it, relative to the stack. */
  readonly path: string;
  /** SHA-256 of its bytes, hexadecimal. */
  readonly hash: string;

  constructor(scope: Construct, id: string, { folder }: { readonly folder: string }) {
    super(scope, id);
    const bytes = zipOf(folder);
    this.hash = createHash('sha256').update(bytes).digest('hex');
    const draft = join(drafts(), `${basename(folder)}.zip`);
    writeFileSync(draft, bytes);
    const asset = new TerraformAsset(this, 'archive', { path: draft, type: AssetType.FILE, assetHash: this.hash });
    this.path = asset.path;
  }
}

/** A folder that lives as long as this process: CDKTF copies an asset only when it synthesizes. */
function drafts(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-asset-'));
  process.once('exit', () => {
    rmSync(folder, { recursive: true });
  });
  return folder;
}
