/** How the page looks: light or dark as the reader's system is, on a phone as on a screen. */
export const PAGE_STYLE = `
:root{color-scheme:light dark;--text:#1f2328;--soft:#59636e;--back:#fff;--card:#f6f8fa;--line:#d1d9e0;--link:#0969da;
--red:#cf222e;--redback:#ffebe9;--amber:#7d4e00;--amberback:#fff8c5;--green:#116329;--greenback:#dafbe1}
@media (prefers-color-scheme:dark){:root{--text:#e6edf3;--soft:#9198a1;--back:#0d1117;--card:#151b23;--line:#3d444d;
--link:#4493f8;--red:#ff7b72;--redback:#3c1618;--amber:#e3b341;--amberback:#2e2511;--green:#56d364;--greenback:#12261e}}
*{box-sizing:border-box}
body{margin:0;color:var(--text);background:var(--back);font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
a{color:var(--link)}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-999px}
.skip:focus{left:1rem;top:1rem;background:var(--back);padding:.5rem 1rem;z-index:1}
header,main,footer{max-width:68rem;margin:0 auto;padding:1rem}
h1{font-size:1.6rem;line-height:1.25;margin:.5rem 0}
header{padding-bottom:0}
header p{margin:.25rem 0}
h2{font-size:1.25rem;margin:2rem 0 .5rem;padding-bottom:.25rem;border-bottom:1px solid var(--line)}
h3{font-size:1rem;margin:1.25rem 0 .25rem}
code,pre{font:.875em/1.45 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;unicode-bidi:isolate}
code{background:var(--card);padding:.1em .3em;border-radius:4px}
pre{background:var(--card);border:1px solid var(--line);border-radius:6px;padding:.5rem;margin:.25rem 0;white-space:pre-wrap}
pre span{display:block;unicode-bidi:isolate}
ul{padding-left:1.25rem;margin:.25rem 0}
.callout{border:1px solid var(--line);border-left:.3rem solid var(--amber);background:var(--amberback);border-radius:6px;padding:.25rem 1rem .75rem;margin:1rem 0}
.callout.grave{border-left-color:var(--red);background:var(--redback)}
.callout h2{border:0;margin:.5rem 0;font-size:1.1rem}
.callout code{background:transparent;padding:0}
.soft{color:var(--soft)}
.high{color:var(--red);font-weight:600}
.medium{color:var(--amber);font-weight:600}
.sign{display:inline-block;min-width:2.2em;font-weight:700;text-align:center;border-radius:4px;padding:0 .2em}
.removed,.sign.delete,.sign.replace{color:var(--red);background:var(--redback)}
.added,.sign.create{color:var(--green);background:var(--greenback)}
.sign.update{color:var(--amber);background:var(--amberback)}
.place{color:var(--soft)}
table{border-collapse:collapse;width:100%;font-size:.9375rem}
th,td{padding:.35rem .5rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
th.n,td.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap;width:1%}
table.wide th[scope=row]{min-width:18rem}
.place code{background:transparent;padding:0}
details{border:1px solid var(--line);border-radius:6px;margin:.75rem 0;padding:0 .75rem}
details details{margin:.25rem 0}
details[open]{padding-bottom:.5rem}
summary{cursor:pointer;padding:.5rem 0;font-weight:600}
details details summary{font-weight:400;padding:.25rem 0}
ul.changes{list-style:none;padding:0}
ul.changes>li{padding:.5rem 0;border-top:1px solid var(--line)}
ul.changes>li:first-child{border-top:0}
ul.changes p{margin:0}
dl{margin:.25rem 0 .25rem .75rem;padding-left:.75rem;border-left:2px solid var(--line)}
dt{margin-top:.25rem}
dd{margin:0 0 0 1rem}
input{font:inherit;color:inherit;background:var(--back);border:1px solid var(--line);border-radius:6px;padding:.5rem .75rem;width:100%;max-width:24rem}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
[hidden]{display:none!important}
footer{color:var(--soft);border-top:1px solid var(--line);margin-top:2rem;font-size:.9375rem}
@media (max-width:40rem){body{font-size:15px}header,main,footer{padding:.75rem}th,td{padding:.3rem .25rem}
table.wide thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
table.wide tr{display:block;padding:.5rem 0;border-bottom:1px solid var(--line)}
table.wide th,table.wide td{display:inline-block;width:auto;border:0;padding:.1rem .5rem .1rem 0;text-align:left}
table.wide th[scope=row]{display:block;min-width:0}
table.wide td[data-name]::before{content:attr(data-name) " ";color:var(--soft)}
table.wide td.none{display:none}
dd,dl{margin-left:.25rem}}
@media print{details{border:0}input{display:none}}
`;
