"""A bare window of WebKitGTK for its driver, run by the system's Python, which alone has the bindings (python3-gi).

Unlike WebKitGTK's own MiniBrowser it has no tool bar, so it can be as narrow as a phone; keeps what sites store in the
folder given, so it can be closed and opened again; writes to its standard output what the console is told; and sends
what is meant for any host but 127.0.0.1 to a proxy.
"""

import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2  # noqa: E402


def main(profile: str, proxy: str, dark: bool) -> None:
    Gtk.Settings.get_default().set_property("gtk-application-prefer-dark-theme", dark)
    stored = WebKit2.WebsiteDataManager(base_data_directory=profile, base_cache_directory=f"{profile}/cache")
    way_out = WebKit2.NetworkProxySettings.new(proxy, ["127.0.0.1"])
    stored.set_network_proxy_settings(WebKit2.NetworkProxyMode.CUSTOM, way_out)
    context = WebKit2.WebContext(website_data_manager=stored)
    context.connect("automation-started", lambda _, session: session.connect("create-web-view", lambda _: view))
    context.set_automation_allowed(True)
    settings = WebKit2.Settings(enable_write_console_messages_to_stdout=True)
    view = WebKit2.WebView(web_context=context, settings=settings, is_controlled_by_automation=True)
    window = Gtk.Window(decorated=False)
    window.connect("destroy", Gtk.main_quit)
    view.connect("close", lambda _: window.destroy())
    window.set_default_size(1366, 900)
    window.add(view)
    window.show_all()
    Gtk.main()


main(sys.argv[1], sys.argv[2], "dark" in sys.argv[3:])
