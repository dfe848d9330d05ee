import { type IAspect, TerraformDataSource, TerraformProvider, TerraformResource, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';

import { previewFeatureOf } from './preview-feature-table';

interface Snowflake extends TerraformProvider {
  previewFeaturesEnabled: string[] | undefined;
  resetPreviewFeaturesEnabled(): void;
}

/**
 * Enables on each Snowflake provider exactly the preview features that its resources and data sources need: a missing
 * one fails only in mid-apply.
 */
export class PreviewFeatures implements IAspect {
  visit(construct: IConstruct): void {
    if (!isSnowflake(construct)) return;
    const needed = featuresOf(construct);
    if (needed.length > 0) construct.previewFeaturesEnabled = needed;
    else construct.resetPreviewFeaturesEnabled();
  }
}

function featuresOf(provider: Snowflake): string[] {
  const needed = TerraformStack.of(provider)
    .node.findAll()
    .filter((construct) => uses(construct, provider))
    .map((construct) => previewFeatureOf(typeOf(construct)));
  return [...new Set(needed.filter((feature) => feature !== undefined))].sort();
}

function uses(construct: IConstruct, provider: Snowflake): construct is TerraformResource | TerraformDataSource {
  if (!isResource(construct) && !isDataSource(construct)) return false;
  return construct.provider === undefined ? provider.alias === undefined : construct.provider === provider;
}

function typeOf(construct: TerraformResource | TerraformDataSource): string {
  return isDataSource(construct) ? `data.${bare(construct)}` : construct.terraformResourceType;
}

function bare(source: TerraformDataSource): string {
  return source.terraformResourceType.replace(/^data\./, '');
}

function isResource(construct: IConstruct): construct is TerraformResource {
  return TerraformResource.isTerraformResource(construct);
}

function isDataSource(construct: IConstruct): construct is TerraformDataSource {
  return TerraformDataSource.isTerraformDataSource(construct);
}

function isSnowflake(construct: IConstruct): construct is Snowflake {
  return TerraformProvider.isTerraformProvider(construct) && construct.terraformResourceType === 'snowflake';
}
