import { realAwsProvider } from '../../delivery/local-cloud/aws/real-aws-provider';

/** A suite that needs the real AWS provider: counted as skipped, with the reason in its name, where there is none. */
export function describeWithRealAws(name: string, suite: (provider: { readonly mirror?: string }) => void): void {
  const provider = realAwsProvider(process.env);
  if ('missing' in provider) {
    describe.skip(`${name} (skipped: ${provider.missing})`, () => {
      suite({});
    });
  } else {
    describe(name, () => {
      suite(provider);
    });
  }
}
