import type { Environment } from '../../environments/schema/environment';
import { DeliveryError } from '../model/delivery-error';
import type { FailuresAsked } from '../flows/with-failure-issues';
import { remark } from './output';
import { waysOnIn } from './ways-on';

/** The issues about promotions that failed, of these environments; a person is told what is done with them. */
export function failureIssuesOf(environments: readonly Environment[]): FailuresAsked {
  const [first] = environments;
  if (first === undefined) throw new DeliveryError('Usage', 'there is no environment to promote to');
  return {
    environments: environments.map(({ name }) => name),
    waysOn: waysOnIn(process.env, first),
    told: ({ step, url }) => {
      if (step !== 'kept') remark(`The issue ${url} is ${step}.`);
    },
  };
}
