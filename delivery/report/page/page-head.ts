import { Html, markup } from './markup';
import { PAGE_STYLE } from './page-style';

/** What differs between the heads of two pages. */
export interface PageHead {
  readonly title: string;
  /** What the page may load or run beside its own style, as the rest of a Content-Security-Policy. */
  readonly allowed: readonly string[];
  /** CSS beside what all pages share. */
  readonly style?: string;
}

/** The first part of a page, up to its body: nothing is loaded or run but what it allows. */
export function pageHead({ title, allowed, style = '' }: PageHead): Html {
  const policy = [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    ...allowed,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Html(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${new Html(PAGE_STYLE)}${new Html(style)}</style>
</head>`;
}
