import { createHash } from 'node:crypto';

import { S3Object } from '@cdktf/provider-aws/lib/s3-object';
import { Construct } from 'constructs';

import { ZipAsset } from '../assets/zip-asset';
import type { Having } from '../has';
import { requirementsFile } from './airflow-requirements';
import { DAGS } from './artifacts';

/** What {@link AirflowFiles} puts where. */
export interface AirflowFilesProps {
  readonly bucket: string;
  readonly airflow: Having<'airflow'>['airflow'];
}

/** What managed Airflow reads from the artifact bucket. The DAGs themselves come with a release, not with the stack. */
export class AirflowFiles extends Construct {
  readonly dags = DAGS;
  readonly requirements: S3Object;
  /** Airflow plugins, where the environment names a folder of them. */
  readonly plugins: S3Object | undefined;

  constructor(scope: Construct, id: string, { bucket, airflow }: AirflowFilesProps) {
    super(scope, id);
    // An empty object whose key ends in a slash: `aws s3 sync --delete` leaves it where it is.
    new S3Object(this, 'dags', { bucket, key: `${this.dags}/` });
    const content = requirementsFile(airflow);
    this.requirements = new S3Object(this, 'requirements', {
      bucket,
      key: 'airflow/requirements.txt',
      content,
      contentType: 'text/plain',
      // Not etag: under KMS it is no digest of the content, and would differ at every plan.
      sourceHash: createHash('sha256').update(content).digest('hex'),
    });
    this.plugins = airflow.plugins === null ? undefined : this.pluginsIn(airflow.plugins, bucket);
  }

  private pluginsIn(folder: string, bucket: string): S3Object {
    const { path, hash } = new ZipAsset(this, 'plugins-archive', { folder });
    const object = { bucket, key: 'airflow/plugins.zip', source: path, contentType: 'application/zip' };
    return new S3Object(this, 'plugins', { ...object, sourceHash: hash });
  }
}
