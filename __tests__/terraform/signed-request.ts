/** A request to AWS, as far as a server that checks no signature cares. */
export interface AwsRequest {
  /** The name that the service is signed for: `airflow`, `s3`, `iam`, `ec2`. */
  readonly service: string;
  readonly method?: 'GET' | 'PUT' | 'PATCH' | 'POST' | 'DELETE';
  readonly path?: string;
  readonly account?: string;
  /** An object is sent as JSON, parameters as a form, a string as it is. */
  readonly body?: object | URLSearchParams | string;
}

/** What AWS answered. */
export interface AwsAnswer {
  readonly status: number;
  /** The error's type, where the service names it in a header. */
  readonly error: string | null;
  readonly text: string;
}

/** Sends a request to the local AWS at `url`, signed for an account and for eu-west-1. */
export async function signedRequest(url: string, request: AwsRequest): Promise<AwsAnswer> {
  const { service, method = 'POST', path = '/', account = '111111111111', body } = request;
  const credential = `SLUICE00${account}/20260101/eu-west-1/${service}/aws4_request`;
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host, Signature=0` },
    ...(body !== undefined && { body: encoded(body) }),
  });
  return {
    status: response.status,
    error: response.headers.get('x-amzn-errortype'),
    text: await response.text(),
  };
}

function encoded(body: object | URLSearchParams | string): string | URLSearchParams {
  return typeof body === 'string' || body instanceof URLSearchParams ? body : JSON.stringify(body);
}
