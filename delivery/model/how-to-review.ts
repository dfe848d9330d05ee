/** The command that reviews a pull request, to be copied into a shell; its number has to be filled in where it is not known. */
export function howToReview(pullRequest: number | null = null): string {
  return `npx sluice review --pull-request ${pullRequest ?? 'NUMBER'}`;
}
