/** How the board looks, on top of the style that all pages share. */
export const BOARD_STYLE = `
:root{--good:#116329;--goodback:#dafbe1;--bad:#b3141f;--badback:#ffebe9;--busy:#0550ae;--busyback:#ddf4ff;--idle:#59636e;--idleback:#eff2f5}
@media (prefers-color-scheme:dark){:root{--good:#56d364;--goodback:#12261e;--bad:#ff8b82;--badback:#35171a;--busy:#79c0ff;--busyback:#10233d;--idle:#9198a1;--idleback:#1f262e}}
.board header,.board main,.board footer{max-width:96rem}
.board h1{margin-bottom:0}
nav{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin-top:.5rem}
nav a{padding:.25rem 0}
.board h2{scroll-margin-top:1rem}.board main>section:first-of-type h2{margin-top:.75rem}
h2:focus,main:focus{outline:none}
.summary{list-style:none;padding:0;margin:.5rem 0 1rem;font-size:1.0625rem}
.summary li{padding:.1rem 0}
.path{list-style:none;margin:0;padding:0;display:grid;gap:1rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,19rem),1fr));align-items:start}
.card{border:1px solid var(--line);border-top:.25rem solid var(--idle);border-radius:8px;padding:.75rem 1rem 1rem;background:var(--back);min-width:0;box-shadow:0 1px 2px #0000000d}
.card.good{border-top-color:var(--good)}.card.bad{border-top-color:var(--bad)}
.title{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:baseline;gap:0 .75rem}
.card h3{margin:0;font-size:1.2rem}
.card p{margin:.15rem 0}
.card p.stands{font-size:1.0625rem;margin-top:.4rem}
.release{font-variant-numeric:tabular-nums}
.commit{color:var(--soft);background:transparent;padding:0}
.badge{display:inline-block;border-radius:1rem;padding:0 .55rem;font-size:.8125rem;line-height:1.5rem;font-weight:600;white-space:nowrap;color:var(--idle);background:var(--idleback)}
.badge.good{color:var(--good);background:var(--goodback)}.badge.bad{color:var(--bad);background:var(--badback)}.badge.busy{color:var(--busy);background:var(--busyback)}
.badge.stands{outline:1px solid currentColor}
span.good{color:var(--good)}span.bad,strong.bad{color:var(--bad)}
.note{border-left:.25rem solid var(--idle);background:var(--idleback);border-radius:4px;padding:.4rem .75rem .5rem;margin:.6rem 0}
.note.busy{border-color:var(--busy);background:var(--busyback)}.note.bad{border-color:var(--bad);background:var(--badback)}
.note .soft{color:var(--text)}
.note details{background:var(--back)}
.note .badge{background:var(--back)}
progress{width:100%;height:.6rem;accent-color:var(--busy)}
.facts{border:0;margin:.75rem 0 0;padding:0}
.facts>div{display:grid;grid-template-columns:6.25rem minmax(0,1fr);gap:0 .5rem;padding:.35rem 0;border-top:1px solid var(--line)}
.facts dt{margin:0;color:var(--soft);font-size:.9375rem}
.facts dd{margin:0}
.facts dd>details,.note>details{margin:0;border:0;padding:0}
.facts dd>details>summary{padding:0;font-weight:400}
.facts .soft{display:inline-block}
.facts>.whole{display:block}.facts>.whole p{margin:.35rem 0 0}
.reasons{margin-top:.35rem;padding-left:1rem}
.rule{font-weight:600}
ul.plain{list-style:none;padding:0;margin:.35rem 0}
ul.plain>li{padding:.2rem 0}
.scrolled{overflow-x:auto}
.board table.wide th[scope=row]{min-width:8.5rem;font-weight:400}
.board td .when{white-space:nowrap;font-variant-numeric:tabular-nums;font-size:.875rem}
.board thead th{position:sticky;top:0;background:var(--back);white-space:nowrap}
time{font-variant-numeric:tabular-nums}
#releases-table{width:auto;min-width:min(100%,40rem)}
#history-table td{min-width:6rem}
#history-table details{display:inline-block;vertical-align:top;margin:0;border:0;padding:0}#history-table summary{padding:0;font-weight:400}
.pick{font:inherit;font-weight:600;color:var(--link);background:none;border:0;padding:.15rem 0;cursor:pointer;text-decoration:underline;text-align:left}
.filters{display:flex;flex-wrap:wrap;gap:0 1rem;align-items:end;margin:.5rem 0}
.filters p{margin:.25rem 0;min-width:0;max-width:100%}
.filters label{display:block;font-size:.875rem;color:var(--soft)}
select,.more button{font:inherit;color:inherit;background:var(--back);border:1px solid var(--line);border-radius:6px;padding:.5rem .75rem;max-width:100%}
.filters input{min-width:min(100%,16rem)}
.more{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center}
.more button{cursor:pointer;color:var(--link)}
.comparison{border:1px solid var(--line);border-radius:8px;padding:.25rem 1rem 1rem;margin:.75rem 0}
.comparison h3{font-size:1.1rem}.comparison h4{font-size:1rem;margin:1rem 0 .25rem}.callout h4{margin:.5rem 0;font-size:1.05rem}
.sum{font-size:1.0625rem}
#live[data-state=on]::before{content:"";display:inline-block;width:.6rem;height:.6rem;border-radius:50%;background:var(--good);margin-right:.35rem}
#live[data-state=off]::before{content:"";display:inline-block;width:.6rem;height:.6rem;border-radius:50%;border:2px solid var(--bad);margin-right:.35rem}
.fresh{animation:fresh 2s}
@keyframes fresh{from{background:var(--busyback)}}
@media (prefers-reduced-motion:reduce){*{animation:none!important;transition:none!important;scroll-behavior:auto!important}}
@media (min-width:60rem){.card{position:relative}.card.path:has(+.card.path)::after{content:"\\2192";position:absolute;right:-.95rem;top:.7rem;color:var(--soft)}}
@media (max-width:40rem){.board thead th{position:static}.scrolled{overflow:visible}
.board table.wide th[scope=row]{min-width:0}.facts>div{grid-template-columns:5.5rem minmax(0,1fr)}
#releases-table,#history-table{width:100%}
#history-table td,#releases-table td{display:block;position:relative;padding-left:6.75rem}#history-table td[data-name]::before,#releases-table td[data-name]::before{content:attr(data-name);color:var(--soft);position:absolute;left:0;top:.1rem;width:6.5rem;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
#releases-table td.none{display:none}.pick{padding:.4rem 0}}
@media print{nav,.filters,.more button{display:none}.card{break-inside:avoid}}
`;
