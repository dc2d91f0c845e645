"""What has to hold of the layout in every state: nothing wider than the screen, no text cut, nothing too small."""

from collections.abc import Iterator

from playwright.sync_api import Page, ViewportSize

NARROW, WIDE = ViewportSize(width=320, height=568), ViewportSize(width=1280, height=720)
"""1280 pixels at 400 % are 320 (WCAG 1.4.10)."""

SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-block-end: 2em !important; }"""
"""The spaces that WCAG 1.4.12 asks to be borne."""

LEAST = 24
"""Pixels of what is pressed, at least (WCAG 2.5.8); links within a sentence may be as low as their line."""

TOO_SMALL = """least => {
  const top = document.querySelector('dialog[open]') ?? document.body, found = [];
  for (const one of top.querySelectorAll('a[href], button, summary, select, input')) {
    if (!one.checkVisibility({visibilityProperty: true})) continue;
    if (one.matches('.field-behind, .skip, h3 a, [aria-hidden="true"]')) continue;
    // A label is as good as its field.
    const {width, height} = (one.closest('label') ?? one).getBoundingClientRect();
    const name = `${one.tagName} ${one.id || one.textContent.trim()}`;
    if (Math.min(width, height) < least) found.push(`${name}: ${width} x ${height}`);
  }
  return found;
}"""

LEFT_OUT = "svg, select, noscript, [aria-hidden='true'], .skip, .comparison-head"
"""The head of the comparison keeps to a few lines: its words stand in full on the page below."""

# A text is cut where it is larger than a box around it that shows no more and does not scroll.
CUT = """([css, doubled, LEFT_OUT]) => {
  const top = document.querySelector('dialog[open]') ?? document.body, found = [];
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
  const texts = [], walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const holder = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || holder.closest(LEFT_OUT)) continue;
    const isSeen = holder.checkVisibility({contentVisibilityAuto: true, visibilityProperty: true});
    if (isSeen) texts.push([walker.currentNode, walker.currentNode.data]);
  }
  if (doubled) for (const [node, text] of texts) node.data = `${text} ${text}`;
  const {scrollWidth} = document.documentElement;
  if (scrollWidth > innerWidth) found.push(`the page is ${scrollWidth} pixels wide`);
  for (const [node, text] of texts) {
    const range = new Range();
    range.selectNodeContents(node);
    const {left, right, top: above, bottom} = range.getBoundingClientRect();
    for (let box = node.parentElement; box && box !== top; box = box.parentElement) {
      const {overflowX, overflowY, clipPath} = getComputedStyle(box), edge = box.getBoundingClientRect();
      // For screen readers, or scrolled to.
      if (clipPath !== 'none' || overflowX === 'auto' || overflowY === 'auto') break;
      if (overflowX === 'visible') continue;
      if (left < edge.left - 1 || right > edge.right + 1 || above < edge.top - 1 || bottom > edge.bottom + 1) {
        found.push(`“${text.trim().slice(0, 40)}” is cut by ${box.tagName} #${box.id} .${box.className}`);
        break;
      }
    }
  }
  for (const [node, text] of texts) node.data = text;
  document.adoptedStyleSheets = [...document.adoptedStyleSheets].filter(one => one !== sheet);
  return found;
}"""

CHOSEN = "[aria-current='page'], .choice input:checked + span, [data-choice='keep']"
OTHERS = ".tasks a:not([aria-current]), .choice input:not(:checked) + span, [data-choice='extra']"
UNSEEN = f"""() => {{
  const look = (one) => {{
    const {{outlineStyle, outlineWidth, borderWidth}} = getComputedStyle(one);
    return `${{one.className}}: ${{outlineStyle}} ${{outlineWidth}} ${{borderWidth}}`;
  }};
  const all = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
  const shown = (selector) => all(selector).filter((one) => !one.matches(':focus-visible'));
  const others = new Set(shown({OTHERS!r}).map(look));
  const bars = all('progress').filter((one) => getComputedStyle(one).borderTopStyle === 'none');
  const alike = shown({CHOSEN!r}).filter((one) => others.has(look(one)));
  return [...alike, ...bars].map((one) => one.outerHTML.slice(0, 80));
}}"""


PLAIN = ("plain", "", False)
WAYS = (PLAIN, ("spaced", SPACED, False), ("doubled", "", True))
"""A name, rules of style, and whether texts are twice as long."""


def cut(page: Page, ways: tuple[tuple[str, str, bool], ...] = WAYS) -> Iterator[str]:
    """Yield what does not fit, on a wide screen and at 400 %: as it is, with more space, with texts twice as long."""
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)
        for how, css, doubled in ways:
            for found in page.evaluate(CUT, [css, doubled, LEFT_OUT]):
                yield f"{size['width']} {how}: {found}"
    page.set_viewport_size(WIDE)


def too_small(page: Page) -> list[str]:
    """Return what can be pressed and is smaller than a pointer of no great precision needs."""
    found: list[str] = page.evaluate(TOO_SMALL, LEAST)
    return found


def unseen(page: Page) -> list[str]:
    """Return what is chosen, or goes on, and looks like what is not, where the visitor's system gives all colours."""
    page.emulate_media(forced_colors="active")
    found: list[str] = page.evaluate(UNSEEN)
    page.emulate_media(forced_colors="none")
    return found
