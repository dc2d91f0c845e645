"""What mutations put in: numbers at the edges of formats, texts that deceive, values that JSON can hold."""

from random import Random

EDGES = (0, 1, 2, 3, 7, 8, 127, 128, 255, 256, 2046, 2047, 2048, 32767, 32768, 65535, 65536, 1 << 24, (1 << 31) - 1,
         1 << 31, (1 << 32) - 1, 1 << 32, (1 << 63) - 1, (1 << 64) - 1)  # fmt: skip

TEXTS = (
    "", " ", "\0", "\n", "\x7f", "\ud800", "\udfff\ud800", "\u202egnp.exe", "\u2066a\u2069", "\ufeff", "\u200b",
    "ex\u0430mple.org", "\uff0f\uff0e", "\u2024\u2024/", "a" * 300, "\u00e4" * 9000, "%", "%0", "%zz", "%2e%2e/", "%00",
    "../" * 40, "..\\..\\", "//", "///", "http:", "https://", "https:///x", "HTTP://EXAMPLE.ORG", "https://[::1",
    "https://[::1%25eth0]/", "https://1.2.3.4.", "https://a..b/", "https://xn--/", "https://\u00df.example/",
    "https://u:p@example.org/", "https://example.org:99999/", "https://example.org:\u0661/", "https://example.org:/",
    "javascript:alert(1)", "java\tscript:alert(1)", "data:text/html,x", "file:///etc/passwd", "blob:https://a/b",
    "C:/x.jpg", "\\\\host\\share", "?", "#", "?#", "#\ud800", "https://\u2100.example/", "https://example.org\\@evil/",
    "https://example\u3002org/", "https://\u2488com/", "https://exam\u00adple.org/", "http://0x7f.1/", "ftp://x/",
    "\u0130",
    "a" * 3000 + ":", ":" + "9" * 900 + "/", "\u2100" + "a" * 900,
    "https://" + "a" * 64 + ".org/", "https://" + "a." * 130 + "org/",
)  # fmt: skip

LITERALS = (
    "null", "true", "false", "0", "-0", "-1", "1", "1.5", "1e308", "1e309", "-1e309", "NaN", "Infinity", "-Infinity",
    "9007199254740993", "1" + "0" * 5000, "1e-400", '""', "[]", "{}", "[[]]", '{"a":{}}', "[" * 70 + "]" * 70,
    '{"a":1,"a":2}', "01", "+1", "'x'", '"\\ud800"', '"\\u0000"', '"\\x"', '"', "[,]", "tru", "\u2028", "//x",
)  # fmt: skip


def number(dice: Random) -> int:
    """Return a number at or near an edge."""
    return max(0, dice.choice(EDGES) + dice.choice((-1, 0, 0, 0, 1)))
