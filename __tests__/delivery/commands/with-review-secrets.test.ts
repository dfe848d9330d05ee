import { withReviewSecrets } from '../../../delivery/commands/with-review-secrets';

test('a plain key stays as it is, and nobody is asked', async () => {
  const variables = { SLUICE_REVIEW_KEY: '5'.repeat(64), SLUICE_REVIEW_KEY_PREVIOUS: '6'.repeat(64) };
  expect(await withReviewSecrets(variables)).toBe(variables);
  expect(await withReviewSecrets({})).toEqual({});
});

test('a key of KMS without credentials is refused before anything is done', async () => {
  for (const name of ['SLUICE_REVIEW_KEY', 'SLUICE_REVIEW_KEY_PREVIOUS']) {
    const variables = { [name]: 'awskms:///alias/dev-sluice-review', AWS_REGION: 'eu-west-1' };
    await expect(withReviewSecrets(variables)).rejects.toMatchObject({ code: 'Usage' });
  }
});
