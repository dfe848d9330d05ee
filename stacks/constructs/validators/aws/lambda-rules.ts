import { blocks, isOn, list, read, text } from '../attributes';
import { requires } from '../requirement';
import type { Rule } from '../rule';
import type { StackView } from '../stack-view';
import type { Subject } from '../subject';

const GROUP = ['aws_codedeploy_deployment_group'];
const WATCHED = ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM'];
const SHIFTED = ['function_version', 'routing_config'];

const style = (path: string, wanted: string) =>
  requires({
    code: `lambda-deployment-${path.endsWith('type') ? 'type' : 'option'}`,
    guarantees: `A CodeDeploy group for Lambda states ${wanted}.`,
    types: GROUP,
    path: `deployment_style.${path}`,
    when: deploysLambda,
    allows: (value) => value === wanted,
    because: 'the default is for servers, and CodeDeploy refuses it for Lambda in mid-apply',
    mend: `set deployment_style.${path} to ${wanted}`,
  });

const ignoresShifts: Rule = {
  code: 'lambda-alias-shift',
  guarantees: 'Terraform never takes back the traffic that CodeDeploy has shifted.',
  types: ['aws_lambda_alias'],
  check({ attributes }, view) {
    if (view.ofType(...GROUP).every((group) => !deploysLambda(group, view))) return [];
    const ignored = list(read(attributes, 'lifecycle.ignore_changes'));
    const fought = ignored.includes('all') ? [] : SHIFTED.filter((attribute) => !ignored.includes(attribute));
    return fought.map((attribute) => ({
      what: `lifecycle.ignore_changes lacks ${attribute}`,
      because: 'the next apply would undo a deployment that CodeDeploy made',
      mend: `ignore changes to ${SHIFTED.join(' and ')}`,
    }));
  },
};

/** What must hold for Lambda functions that ship by shifting traffic (AWS CodeDeploy User Guide, "Deployments on Lambda"). */
export const lambdaRules: readonly Rule[] = [
  style('deployment_type', 'BLUE_GREEN'),
  style('deployment_option', 'WITH_TRAFFIC_CONTROL'),
  requires({
    code: 'lambda-rollback',
    guarantees: 'A CodeDeploy group for Lambda rolls back by itself, on failure and on alarm.',
    types: GROUP,
    path: 'auto_rollback_configuration',
    when: deploysLambda,
    allows: (value) => {
      const [rollback] = blocks(value);
      return isOn(rollback?.['enabled']) && WATCHED.every((event) => list(rollback?.['events']).includes(event));
    },
    because: 'a bad version would stay',
    mend: `enable it for ${WATCHED.join(' and ')}`,
  }),
  requires({
    code: 'lambda-alias-latest',
    guarantees: 'An alias that splits traffic names published versions.',
    types: ['aws_lambda_alias'],
    path: 'function_version',
    when: ({ attributes }) => blocks(attributes['routing_config']).length > 0,
    allows: (version) => version !== '$LATEST',
    because: 'Lambda does not split traffic with $LATEST',
    mend: 'publish the function and name its version',
  }),
  ignoresShifts,
];

function deploysLambda({ attributes }: Subject, view: StackView): boolean {
  const app = attributes['app_name'];
  if (text(attributes['deployment_config_name']).startsWith('CodeDeployDefault.Lambda')) return true;
  return view
    .ofType('aws_codedeploy_app')
    .some((other) => other.attributes['compute_platform'] === 'Lambda' && view.names(app, other, 'name'));
}
