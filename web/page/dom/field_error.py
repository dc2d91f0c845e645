"""What is wrong with what was typed, said below its field."""

from js import document


class FieldError:
    """The message about a field, which belongs to it; typing takes it away."""

    def __init__(self, events, field):
        self._field = field
        self._message = document.createElement("p")
        self._message.id = field.id + "-error"
        self._message.className = "field-error"
        self._message.hidden = True
        field.form.append(self._message)
        field.setAttribute("aria-describedby", self._message.id)
        events.listen(field, "input", lambda _: self.clear())

    def say(self, words, focus=True):
        """Show the message; the focus goes to the field, if wished, and a screen reader reads both."""
        self._message.textContent = words
        self._message.hidden = False
        self._field.setAttribute("aria-invalid", "true")
        if focus:
            self._field.focus()

    def clear(self):
        self._message.hidden = True
        self._message.textContent = ""
        self._field.removeAttribute("aria-invalid")
