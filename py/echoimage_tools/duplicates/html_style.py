"""The looks of the report: light and dark, on a screen and on paper."""

STYLE = """
:root {
  color-scheme: light dark;
  --ground: #f2f6f5; --surface: #fff; --ink: #10201f; --muted: #495b59; --line: #d3dedb; --accent: #0b6b63;
  --on-accent: #fff; --stage: #0c2a2b; --stage-ink: #eafaf6; --warm: #a34a0c;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #0c1314; --surface: #141d1e; --ink: #e7f0ee; --muted: #a0b3b0; --line: #263233; --accent: #6fd8c8;
    --on-accent: #06211e; --stage: #0e2b2c; --warm: #f2ac6d;
  }
}
*, ::before, ::after { box-sizing: border-box; }
body {
  margin: 0 auto; max-inline-size: 76rem; padding: 1.5rem clamp(.8rem, 3vw, 2rem) 3rem;
  background: var(--ground); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
}
h1, h2, h3, p, ul, dl, dd, figure { margin: 0; padding: 0; }
h1 { font-size: 1.6rem; line-height: 1.25; }
h2 { font-size: 1.1rem; line-height: 1.3; }
h3 { font-size: 1rem; line-height: 1.35; }
ul { list-style: none; }
a { color: var(--accent); text-underline-offset: .2em; }
a, h2, h3, td, li { overflow-wrap: anywhere; }
.fine { font-size: .875rem; color: var(--muted); }
header { display: grid; gap: .4rem; margin-block-end: 1.5rem; }
section {
  display: grid; gap: 1rem; margin-block-end: 1.2rem; padding: 1.1rem 1.2rem 1.2rem;
  background: var(--surface); border: 1px solid var(--line); border-radius: 1rem;
}
.group { content-visibility: auto; contain-intrinsic-size: auto 30rem; }
.picture {
  display: grid; grid-template-columns: minmax(8rem, 24rem) minmax(0, 1fr); gap: 1rem 1.2rem; align-items: start;
}
.picture + .picture { padding-block-start: 1rem; border-block-start: 1px solid var(--line); }
.told { display: grid; gap: .5rem; }
.small { display: block; max-inline-size: 100%; max-block-size: 15rem; margin-inline: auto; }
.small, .pair > div { border-radius: .3rem; }
.stage { padding: .6rem; background: var(--stage); color: var(--stage-ink); border-radius: .6rem; }
.pair { display: flex; align-items: center; justify-content: center; gap: .4rem; }
.pair > div { position: relative; flex: 1 1 0; min-inline-size: 0; overflow: hidden; background: #04100f; }
.pair img, .pair svg { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; }
.pair svg { fill: none; stroke-linejoin: round; }
.pair path { vector-effect: non-scaling-stroke; }
.edge { stroke: #04100fb3; stroke-width: 5; }
.frame { stroke: #ffd23f; stroke-width: 2.5; }
.places { stroke: #fff; stroke-width: 2; }
.names { display: flex; gap: .4rem; padding-block-start: .35rem; font-size: .8125rem; line-height: 1.3; }
.names span { flex: 1 1 0; text-align: center; }
.badge {
  display: inline-block; margin-inline-end: .5rem; padding: .05rem .55rem; border-radius: 1rem;
  background: var(--accent); color: var(--on-accent); font-size: .8125rem; font-weight: 650;
}
.likely { background: none; color: var(--warm); border: 1px solid currentcolor; }
table { border-collapse: collapse; font-size: .9375rem; }
th, td { padding: .2rem .9rem .2rem 0; text-align: start; vertical-align: top; }
th { font-weight: 550; color: var(--muted); white-space: nowrap; }
tbody tr { border-block-start: 1px solid var(--line); }
.wide { overflow-x: auto; }
@media (max-width: 40rem) { .picture { grid-template-columns: minmax(0, 1fr); } }
@media print {
  :root { color-scheme: light; --ground: #fff; --surface: #fff; --ink: #000; --muted: #333; --line: #bbb;
    --accent: #0b6b63; --on-accent: #fff; --warm: #7a3507; }
  body { padding: 0; font-size: 10pt; }
  .group { content-visibility: visible; }
  .picture, h2 { break-inside: avoid; }
  h2 { break-after: avoid; }
  .stage, .badge, .pair > div { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
"""
