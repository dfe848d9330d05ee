import { scopeNotes, stackNote, turnIn } from '../../../delivery/model/turn-notes';
import { describedState } from '../../../delivery/adapters/github/deployment-state';

const stacks = Array.from({ length: 60 }, (_, at) => `staging-with-a-long-name-${at}`);

test('what is to be applied is read as it was said, however many stacks there are, and no note is cut', () => {
  const notes = scopeNotes({ stacks, isFirst: true, resumes: false });
  expect(turnIn(['begun', ...notes])).toMatchObject({ stacks, isFirst: true, resumes: false });
  for (const note of notes) expect(describedState('applying', note)).not.toContain('…');
});

test('nothing to apply is known from nothing said', () => {
  expect(turnIn(scopeNotes({ stacks: [], isFirst: false, resumes: true }))).toMatchObject({
    stacks: [],
    resumes: true,
  });
  expect(turnIn(['begun'])).toBeNull();
});

test('what was only half said is nothing', () => {
  const notes = scopeNotes({ stacks, isFirst: false, resumes: false });
  for (let said = 0; said < notes.length; said += 1) expect(turnIn(notes.slice(0, said))).toBeNull();
});

test('the last that was said of a stack counts, and that a gate let it in is not forgotten', () => {
  const said = [
    stackNote('dev-lake', 'applying'),
    stackNote('dev-lake', 'failed', 'it broke'),
    stackNote('dev-lake', 'planning'),
    stackNote('dev-lake', 'refused', 'plan: it differs'),
    stackNote('dev-lake', 'refused', 'cost: too much'),
    stackNote('dev-warehouse', 'unchanged'),
    'dev-lake: nonsense',
    '1 of 3 stacks',
  ];
  const turn = turnIn([
    ...scopeNotes({ stacks: ['dev-lake', 'dev-warehouse'], isFirst: false, resumes: false }),
    ...said,
  ]);
  expect(turn?.marks.get('dev-lake')).toEqual({
    step: 'refused',
    because: ['plan: it differs', 'cost: too much'],
    wasLetIn: true,
  });
  expect(turn?.marks.get('dev-warehouse')).toMatchObject({ step: 'unchanged', wasLetIn: false });
});
