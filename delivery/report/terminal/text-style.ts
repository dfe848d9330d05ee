import type { RiskLevel } from '../../model/risk';
import { shortened } from '../text/shortened';
import { visibleText } from '../text/visible-text';
import type { Paint } from './paint';

/** How text is written to a terminal. */
export interface TextStyle {
  /** Columns. */
  readonly width: number;
  readonly paint: Paint;
}

const LONGEST = 2_000;

/** A text from elsewhere as a terminal may see it: on one line, and no control character in it. */
export function plain(text: string): string {
  return shortened(visibleText(text), LONGEST);
}

/** A level of risk in its colour. */
export function levelText(level: RiskLevel, paint: Paint): string {
  return level === 'high' ? paint.red(level) : level === 'medium' ? paint.yellow(level) : level;
}
