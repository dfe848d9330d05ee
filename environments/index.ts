import { dev } from './dev';
import { prod } from './prod';
import type { EnvironmentDraft } from './schema/environment';
import { staging } from './staging';

/** The promotion path: a release enters each environment after the one before it. */
export const path: readonly EnvironmentDraft[] = [dev, staging, prod];
