import { type AGitHub, aGitHub, refusalOf, repo } from './a-github';

let here: AGitHub;
beforeAll(async () => {
  here = await aGitHub();
});
afterAll(() => here.end());

const issue = async (wish: object = {}) =>
  (await here.octokit.rest.issues.create({ ...repo, title: 'Drift in dev', ...wish })).data;

describe('an issue', () => {
  test('is created with its labels and author, and read back as it was answered', async () => {
    const made = await issue({ body: 'Something moved.', labels: ['drift', { name: 'dev' }] });
    expect(made).toMatchObject({
      state: 'open',
      user: { login: 'sluice[bot]' },
      labels: [{ name: 'drift', color: 'ededed' }, { name: 'dev' }],
      comments: 0,
      closed_at: null,
    });
    const { data } = await here.octokit.rest.issues.get({ ...repo, issue_number: made.number });
    expect(data).toEqual(made);
  });

  test('is refused without a title, and with one or a body that is too long', async () => {
    expect(
      await refusalOf(here.octokit.request('POST /repos/{owner}/{repo}/issues', { ...repo } as never)),
    ).toMatchObject({ status: 422, message: 'Invalid request.\n\n"title" wasn\'t supplied.' });
    expect(await refusalOf(issue({ title: ' ' }))).toMatchObject({
      errors: [{ resource: 'Issue', field: 'title', code: 'missing_field' }],
    });
    expect(await refusalOf(issue({ body: 'x'.repeat(65_537) }))).toMatchObject({
      status: 422,
      errors: [{ field: 'body', message: 'body is too long (maximum is 65536 characters)' }],
    });
  });

  test('is closed with who and why, and opened again', async () => {
    const { number: issue_number } = await issue();
    const update = (changes: object) => here.person.rest.issues.update({ ...repo, issue_number, ...changes });
    const closed = (await update({ state: 'closed', state_reason: 'not_planned' })).data;
    expect(closed).toMatchObject({ state_reason: 'not_planned', closed_by: { login: 'octocat' } });
    expect((await update({ state: 'open' })).data).toMatchObject({ state_reason: 'reopened', closed_at: null });
  });

  test('is found by state, label and creator, and never by a filter that is not known here', async () => {
    const { number } = await issue({ labels: ['Needle'] });
    const { data: byPerson } = await here.person.rest.issues.create({ ...repo, title: 'Mine', labels: ['needle'] });
    const find = async (query: object) =>
      (await here.octokit.rest.issues.listForRepo({ ...repo, labels: 'needle', ...query })).data.map(
        (one) => one.number,
      );
    expect(await find({})).toEqual([byPerson.number, number]);
    expect(await find({ creator: 'octocat' })).toEqual([byPerson.number]);
    expect(await find({ state: 'closed' })).toEqual([]);
    expect(await find({ labels: 'needle,haystack' })).toEqual([]);
    expect(await refusalOf(find({ milestone: '*' }))).toMatchObject({
      status: 501,
      message: expect.stringContaining('the query parameter "milestone"') as string,
    });
  });

  test('refuses a field that is not known here by its name', async () => {
    expect(await refusalOf(issue({ milestone: 1 }))).toMatchObject({
      status: 501,
      message: expect.stringContaining('the field "milestone"') as string,
    });
  });

  test('that is not there is 404, as is a pull request by that number', async () => {
    expect(await refusalOf(here.octokit.rest.issues.get({ ...repo, issue_number: 9999 }))).toMatchObject({
      status: 404,
      message: 'Not Found',
    });
    const { number: pull_number } = await issue();
    expect(await refusalOf(here.octokit.rest.pulls.get({ ...repo, pull_number }))).toMatchObject({ status: 404 });
  });

  test('may be a pull request, which says so', async () => {
    here.work.push('as-issue', { 'a.txt': 'a\n' });
    const { data: pull } = await here.octokit.rest.pulls.create({
      ...repo,
      title: 'P',
      head: 'as-issue',
      base: 'main',
    });
    const { data } = await here.octokit.rest.issues.get({ ...repo, issue_number: pull.number });
    expect(data.pull_request?.url).toBe(pull.url);
    await here.octokit.rest.issues.update({ ...repo, issue_number: pull.number, labels: ['plan'] });
    const { data: labelled } = await here.octokit.rest.pulls.get({ ...repo, pull_number: pull.number });
    expect(labelled.labels.map(({ name }) => name)).toEqual(['plan']);
  });
});

describe('labels', () => {
  test('are added once each, set, and removed; a missing one is 404', async () => {
    const { number: issue_number } = await issue({ labels: ['a'] });
    const at = { ...repo, issue_number };
    const added = await here.octokit.rest.issues.addLabels({ ...at, labels: ['A', 'b'] });
    expect(added.data.map(({ name }) => name)).toEqual(['a', 'b']);
    const removed = await here.octokit.rest.issues.removeLabel({ ...at, name: 'a' });
    expect(removed.data.map(({ name }) => name)).toEqual(['b']);
    expect(await refusalOf(here.octokit.rest.issues.removeLabel({ ...at, name: 'a' }))).toMatchObject({
      status: 404,
      message: 'Label does not exist',
    });
    await here.octokit.rest.issues.setLabels({ ...at, labels: ['c'] });
    const { data } = await here.octokit.rest.issues.listLabelsOnIssue(at);
    expect(data.map(({ name }) => name)).toEqual(['c']);
  });

  test('belong to the repository, under one name', async () => {
    const create = () => here.octokit.rest.issues.createLabel({ ...repo, name: 'risk: high', color: 'ff0000' });
    await create();
    expect(await refusalOf(create())).toMatchObject({ errors: [{ resource: 'Label', code: 'already_exists' }] });
    const { data } = await here.octokit.rest.issues.getLabel({ ...repo, name: 'Risk: High' });
    expect(data).toMatchObject({ name: 'risk: high', color: 'ff0000' });
    const all = await here.octokit.paginate(here.octokit.rest.issues.listLabelsForRepo, repo);
    expect(all.map(({ name }) => name)).toContain('risk: high');
  });
});

describe('comments', () => {
  test('carry the author of their token, and are changed and deleted', async () => {
    const { number: issue_number } = await issue();
    const { data: byBot } = await here.octokit.rest.issues.createComment({ ...repo, issue_number, body: 'Plan' });
    const { data: byPerson } = await here.person.rest.issues.createComment({ ...repo, issue_number, body: 'Nice' });
    expect([byBot.user?.login, byPerson.user?.login]).toEqual(['sluice[bot]', 'octocat']);
    const comment_id = byBot.id;
    await here.octokit.rest.issues.updateComment({ ...repo, comment_id, body: 'Plan 2' });
    expect((await here.octokit.rest.issues.getComment({ ...repo, comment_id })).data.body).toBe('Plan 2');
    await here.octokit.rest.issues.deleteComment({ ...repo, comment_id });
    expect(await refusalOf(here.octokit.rest.issues.getComment({ ...repo, comment_id }))).toMatchObject({
      status: 404,
    });
    const { data: left } = await here.octokit.rest.issues.listComments({ ...repo, issue_number });
    expect(left.map(({ id }) => id)).toEqual([byPerson.id]);
  });

  test('hold 65,536 characters and no more', async () => {
    const { number: issue_number } = await issue();
    const comment = (body: string) => here.octokit.rest.issues.createComment({ ...repo, issue_number, body });
    expect((await comment('x'.repeat(65_536))).status).toBe(201);
    expect(await refusalOf(comment('x'.repeat(65_537)))).toMatchObject({
      status: 422,
      message: 'Validation Failed',
      errors: [{ resource: 'IssueComment', field: 'data', message: 'Body is too long (maximum is 65536 characters)' }],
    });
    expect(await refusalOf(comment(''))).toMatchObject({ status: 422 });
  });

  test('of the whole repository are listed in order', async () => {
    const { number: issue_number } = await issue();
    for (const body of ['first', 'second'])
      await here.octokit.rest.issues.createComment({ ...repo, issue_number, body });
    const { data } = await here.octokit.rest.issues.listCommentsForRepo({ ...repo, direction: 'desc', per_page: 2 });
    expect(data.map(({ body }) => body)).toEqual(['second', 'first']);
  });
});
