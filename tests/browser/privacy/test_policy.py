"""What the page's Content Security Policy forbids is refused, on the page and in every worker."""

import re
from collections.abc import Callable, Iterator

import pytest
from hosts import OtherOrigin
from offline_site import Profile, SiteHost, is_stored
from playwright.sync_api import Worker, expect
from visit import Visit

# After a pause, for the debugger may evaluate what the page may not.
LATER = """script => new Promise(resolve => setTimeout(async () => {
  try { resolve(await script()) } catch (error) { resolve(error.name) }
}))"""
EVAL = "() => eval('1')"
ASK_POLICY = "url => fetch(url).then(answer => answer.headers.get('content-security-policy'))"
FUNCTION = "() => new Function('return 1')()"
OPEN_SOCKET = """() => new Promise(resolve => {
  const socket = new WebSocket('ADDRESS');
  socket.onerror = () => resolve('no');
  socket.onopen = () => resolve('yes');
})"""
REFUSED = [
    "Content Security Policy",
    "Content Security policy",
    "requires 'Trusted",
    "Refused to",
    "Not allowed to load",
    "Fetch API cannot load",
]


@pytest.fixture
def watched(bare_visit: Visit) -> Iterator[Visit]:
    """A page on which refusals may stand in the console."""
    bare_visit.tolerated += REFUSED
    yield bare_visit


def later(where: Visit | Worker, script: str) -> object:
    """Run a script as the page would, and return its value, or the name of the error."""
    page = where.page if isinstance(where, Visit) else where
    return page.evaluate(f"() => ({LATER})({script})")


def test_the_policy_opens_nothing_that_would_run_texts(bare_visit: Visit) -> None:
    policy = bare_visit.page.locator("meta[http-equiv='Content-Security-Policy']").get_attribute("content") or ""
    rules = {rule.split()[0]: rule.split()[1:] for rule in policy.split(";")}
    assert rules["default-src"] == ["'none'"]
    assert rules["script-src"] == ["'self'", "'wasm-unsafe-eval'"]
    assert rules["worker-src"] == ["'self'", "blob:"]
    assert rules["img-src"] == ["'self'", "blob:", "http:", "https:"]
    assert rules["require-trusted-types-for"] == ["'script'"] and rules["trusted-types"] == ["default"]
    assert "unsafe-inline" not in policy and "'unsafe-eval'" not in policy and "*" not in policy


def test_no_address_of_this_page_is_passed_on(bare_visit: Visit) -> None:
    expect(bare_visit.page.locator("meta[name='referrer']")).to_have_attribute("content", "no-referrer")
    assert bare_visit.page.locator("a[target]").count() == 0, "a link that opens a window would need noopener"


def test_texts_are_not_run_on_the_page(watched: Visit) -> None:
    for script in (EVAL, FUNCTION):
        assert later(watched, script) in ("EvalError", "TypeError"), script


def test_inline_scripts_and_handlers_are_not_run(watched: Visit) -> None:
    watched.page.evaluate("""() => {
      const script = document.createElement('script');
      script.append('window.trapped = 1');
      document.body.append(script);
      const button = document.createElement('button');
      try { button.setAttribute('onclick', 'window.trapped = 2') } catch {}
      document.body.append(button);
      button.click();
      script.remove();
      button.remove();
    }""")
    assert watched.page.evaluate("window.trapped") is None


@pytest.mark.parametrize(
    "script",
    [
        "() => { document.createElement('p').innerHTML = '<b>x</b>' }",
        "() => { document.createElement('iframe').srcdoc = '<b>x</b>' }",
        "() => { document.createElement('script').src = 'https://example.org/x.js' }",
        "() => { document.createElement('script').text = 'window.trapped = 1' }",
        "() => { new Worker('https://example.org/x.js') }",
        "() => { new Worker('data:text/javascript,0') }",
        "() => { trustedTypes.createPolicy('other', {createHTML: text => text}) }",
    ],
)
def test_texts_become_no_markup_and_no_script(watched: Visit, script: str) -> None:
    assert later(watched, script) in ("TypeError", "SecurityError")


def test_the_worker_is_under_the_policy_of_the_page(watched: Visit, other: OtherOrigin) -> None:
    worker = watched.page.workers[0]  # a scanner that waits for pictures may stand beside it
    assert worker.url.startswith("blob:")
    assert later(worker, EVAL) in ("EvalError", "TypeError")
    assert later(worker, FUNCTION) in ("EvalError", "TypeError")
    assert later(worker, "() => import('data:text/javascript,0')") == "TypeError"
    assert later(worker, "() => fetch('data:text/plain,x')") == "TypeError"
    assert later(worker, OPEN_SOCKET.replace("ADDRESS", other.origin.replace("http", "ws"))) in ("no", "SecurityError")
    assert other.requests == []


def test_a_worker_made_from_a_file_gets_its_policy_from_the_service_worker(
    fresh_profile: Profile, offline_host: SiteHost
) -> None:
    first = fresh_profile.visit().open()
    is_stored(first)
    offline_host.away = True
    made: list[str] = []
    again = first.page.context.new_page()
    again.on("worker", lambda worker: made.append(worker.url))
    again.goto(first.address)
    expect(again.locator("body")).to_have_attribute("data-state", "ready")
    files = [url for url in made if not url.startswith("blob:")]
    assert files == [first.address + "worker/unpack.mjs"]
    assert again.evaluate(ASK_POLICY, files[0]).startswith("default-src 'none'; script-src 'self'")
    fresh_profile.close()


def test_every_worker_is_made_from_a_blob_and_so_under_the_policy(light_visit: Visit) -> None:
    made: list[str] = []
    light_visit.page.on("worker", lambda worker: made.append(worker.url))
    light_visit.open()
    assert len(made) == 2
    assert all(re.match("blob:http", url) for url in made), made


def test_the_credits_show_their_pictures_and_run_nothing(new_visit: Callable[..., Visit]) -> None:
    visit = new_visit()
    visit.page.goto(visit.address + "demo/credits.html")
    assert visit.page.locator("td img").first.evaluate("img => img.decode().then(() => img.naturalWidth)") > 0
    assert visit.page.locator("main").evaluate("main => getComputedStyle(main).display") == "block"
    visit.tolerated += [*REFUSED, "'script-src' was not explicitly set"]
    assert later(visit, EVAL) == "EvalError"


def test_a_frame_and_an_object_are_not_loaded(watched: Visit, other: OtherOrigin) -> None:
    watched.hosts.add(other.origin.removeprefix("http://"))
    address = other.put("/page.html", b"<script>parent.trapped = 1</script>", type="text/html")
    watched.page.evaluate(
        """address => { for (const [name, key] of [['iframe', 'src'], ['object', 'data'], ['embed', 'src']]) {
          const element = document.createElement(name);
          try { element[key] = address } catch {}
          document.body.append(element);
          setTimeout(() => element.remove(), 300);
        } }""",
        address,
    )
    expect(watched.page.locator("iframe, object, embed")).to_have_count(0)
    assert other.requests == []
