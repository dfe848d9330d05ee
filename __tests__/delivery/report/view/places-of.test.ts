import { placesOf } from '../../../../delivery/report/view/places-of';

test('kinds of objects, a schema and objects of it lie in that schema', () => {
  const objects = [
    'all tables in D.S',
    'future dynamic tables in schema D.S',
    'schema D.S',
    'view D.S.V',
    'table D."a.b".T',
  ];
  expect(placesOf(objects)).toEqual(['D.S', 'D."a.b"']);
});

test('what lies in no schema is told by its own name', () => {
  const objects = ['warehouse BI', 'database D', 'arn:aws:s3:::raw/*'];
  expect(placesOf(objects)).toEqual(['warehouse BI', 'D', 'arn:aws:s3:::raw/*']);
});
