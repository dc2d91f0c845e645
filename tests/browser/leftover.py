"""English that is left on a page in another language: whole texts of the English file, whatever is in their places."""

import re
from collections.abc import Iterator

from fluent.syntax import ast
from playwright.sync_api import Page

from fluent_texts import ENGLISH, LOCALES, messages

SHOWN = """() => {
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (walker.currentNode.parentElement.checkVisibility()) texts.push(walker.currentNode.data);
  }
  for (const element of document.querySelectorAll('[aria-label], [alt], [title]')) {
    for (const name of ['aria-label', 'alt', 'title']) texts.push(element.getAttribute(name) ?? '');
  }
  return [document.title, ...texts].map(text => text.trim().replaceAll(/\\s+/g, ' ')).filter(Boolean);
}"""


def leftover(page: Page, language: str) -> list[str]:
    """Return the texts on the page, seen or read out, that are English though its language has others for them."""
    english = _english(language)
    return [text for text in page.evaluate(SHOWN) if any(one.fullmatch(text) for one in english)]


def _english(language: str) -> list[re.Pattern[str]]:
    translated = messages(LOCALES / f"{language}.ftl")
    found = set()
    for key, message in messages(ENGLISH).items():
        own = {form for pattern in _patterns(translated[key]) for form in _forms(pattern)}
        found |= {form for pattern in _patterns(message) for form in _forms(pattern)} - own
    # What has fewer letters of its own may be part of a name.
    return [re.compile(form, re.IGNORECASE) for form in found if len(re.findall("[a-z]", form.replace(".+", ""))) > 3]


def _patterns(message: ast.Message) -> list[ast.Pattern]:
    values = [message.value, *(one.value for one in message.attributes)]
    return [value for value in values if value is not None]


def _forms(pattern: ast.Pattern) -> Iterator[str]:
    """Yield the regular expressions of a text, one for each of its forms."""
    forms = [""]
    for part in pattern.elements:
        if isinstance(part, ast.TextElement):
            ways = [re.escape(part.value)]
        elif isinstance(part.expression, ast.SelectExpression):
            ways = [form for variant in part.expression.variants for form in _forms(variant.value)]
        else:
            ways = [".+"]
        forms = [form + way for form in forms for way in ways]
    yield from forms
