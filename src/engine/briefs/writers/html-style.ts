/**
 * The look of the exported page: the sheet of the brief screen. Text colours keep 4.5:1 on white and on the grey around the sheet.
 */
export const HTML_STYLE = `
:root{color-scheme:light;--ink:#1a1917;--ink-2:#55514a;--line:#c9c4ba;--line-2:#e2ded6;--accent:#2a4fc9;--noto:"Noto Sans Arabic","Noto Sans Hebrew","Noto Sans Thai","Noto Sans SC";--serif:"Source Serif 4",var(--noto),Charter,"Iowan Old Style",Georgia,"Noto Serif","Liberation Serif",serif;--sans:Inter,var(--noto),system-ui,-apple-system,"Segoe UI","Helvetica Neue","Noto Sans","Liberation Sans",Arial,sans-serif;--mono:ui-monospace,"SF Mono","Cascadia Mono",Consolas,"DejaVu Sans Mono","Liberation Mono",monospace}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:#f1efea;color:var(--ink);font:400 17px/1.55 var(--serif);overflow-wrap:anywhere}
.sheet{max-width:47rem;margin:2.5rem auto;padding:3rem 4rem 2.5rem;background:#fff;box-shadow:0 1px 3px #0003,0 6px 24px #0001}
.head,.line,.meta,.embargo,.note,nav,dl,footer{font-family:var(--sans)}
.head{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 1.5rem;margin:0 0 1.6rem;padding-bottom:.6rem;border-bottom:1px solid var(--line);font-size:.75rem;line-height:1.4;font-weight:500;color:var(--ink-2)}
.embargo{margin:0 0 1.25rem;padding:.4rem .75rem;border:1px solid #e5cf9d;border-radius:4px;background:#faefd6;color:#7d5200;font-size:.8rem;line-height:1.45;font-weight:600}
h1{margin:0;font-weight:600;font-size:2.25rem;line-height:1.18;letter-spacing:-.015em;text-wrap:balance}
.line{margin:.4rem 0 1.3rem;font-size:.88rem;line-height:1.5;color:var(--ink-2)}
.foreword{margin:0 0 .8rem;font-size:1.06rem}
.foreword:last-child{margin-bottom:1.4rem}
nav{margin:0 0 2rem;padding:.9rem 0;border-top:1.5px solid var(--ink);border-bottom:1px solid var(--line);font-size:.85rem;line-height:1.5}
nav h2{position:absolute;width:1px;height:1px;margin:0;padding:0;border:0;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
nav ol{margin:0;padding-inline-start:2rem}
nav li{padding:.1rem 0 .1rem .2rem;font-variant-numeric:tabular-nums}
nav li::marker{color:var(--ink-2)}
nav p{margin:.35rem 0 0;padding-inline-start:2.2rem}
nav a{color:inherit;text-decoration:none}
nav a:hover{text-decoration:underline}
section{margin:0 0 2rem}
h2{margin:0 0 .9rem;padding-bottom:.35rem;border-bottom:1px solid var(--line-2);color:var(--accent);font:650 .88rem/1.4 var(--sans);break-after:avoid}
article{margin:0 0 1.6rem}
h3{margin:0 0 .2rem;font-weight:600;font-size:1.3rem;line-height:1.28;letter-spacing:-.005em;text-wrap:pretty;break-after:avoid}
.meta{margin:0 0 .5rem;color:var(--ink-2);font-size:.78rem;line-height:1.5;break-after:avoid}
article>p{margin:0 0 .7rem}
[lang|=ar],[lang|=fa],[lang|=ur]{line-height:1.75}
h3[lang|=ar],h3[lang|=fa],h3[lang|=ur],h3[lang|=th]{line-height:1.5}
[dir=rtl]{text-align:start}
a{color:var(--accent);text-underline-offset:.15em;text-decoration-thickness:1px}
.meta a{color:inherit}
a:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:2px}
.note{margin:.7rem 0 0;padding:.1rem 0 .1rem .9rem;border-inline-start:3px solid var(--line);color:var(--ink-2);font-size:.85rem;line-height:1.5}
.note p{margin:0 0 .35rem}
.note b{color:var(--ink);font-weight:600;margin-inline-end:.25rem}
.appendix{margin-top:3rem;padding-top:1.6rem;border-top:1.5px solid var(--ink)}
.appendix .line{margin:-.3rem 0 1.4rem}
.appendix h3{font-size:1.06rem;margin-bottom:.5rem}
.appendix h3 a{margin-inline-end:.35rem;font:600 .85rem/1 var(--sans);text-decoration:none}
dl{margin:0;font-size:.8rem;line-height:1.5}
dl>div{display:grid;grid-template-columns:7.5rem 1fr;gap:0 1rem;padding:.28rem 0;border-top:1px solid var(--line-2)}
dt{color:var(--ink-2)}
dd{margin:0;min-width:0}
dd ol,dd ul{margin:0;padding-inline-start:1.25rem}
dd ol{padding-inline-start:1.4rem}
dd li ul,dd>ul{color:inherit}
dd ul ul,dd ol ul{color:var(--ink-2)}
code{font:400 .92em/1.5 var(--mono)}
footer{margin-top:2.5rem;padding-top:.6rem;border-top:1px solid var(--line);color:var(--ink-2);font-size:.75rem}
footer p{margin:0}
@media (max-width:46rem){body{background:#fff}.sheet{margin:0;padding:1.5rem 1.25rem;box-shadow:none}h1{font-size:1.9rem}dl>div{grid-template-columns:1fr}}
@media print{@page{size:A4;margin:20mm 22mm}body{background:#fff;font-size:10.5pt}.sheet{max-width:none;margin:0;padding:0;box-shadow:none}article{break-inside:avoid}.appendix article{break-inside:auto}.appendix{break-before:page;border-top:0;padding-top:0;margin-top:0}dl>div{break-inside:avoid}p{orphans:2;widows:2}nav a{color:inherit}}
`
