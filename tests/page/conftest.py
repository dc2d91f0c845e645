"""The page's texts are English here, told by Fluent for Python: a second reader of the file that the browser reads."""

from echoimage.english import say
from echoimage.message import Message
from logic.texts import speak

speak(lambda key, values: say(Message(key, dict(values))), str.upper)  # type: ignore[arg-type]
