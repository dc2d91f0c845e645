"""An IP address in, whether it belongs to a private network out: what a program on the public internet must not ask."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

_TRANSLATED = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))
"""IPv6 addresses whose last 32 bits a gateway takes for an IPv4 address (RFC 6052, RFC 8215)."""


def is_private(address: str) -> bool:
    """Tell whether an address, as a resolver gives it, is anything but a public one.

    Private are loopback, link-local, private and shared networks, multicast, reserved and unspecified addresses, and
    IPv6 addresses that carry such an IPv4 address. Raises `ValueError` for what is no IP address.
    """
    return any(not one.is_global or one.is_multicast or one.is_reserved for one in _meant(ip_address(address)))


def _meant(address: IPv4Address | IPv6Address) -> list[IPv4Address | IPv6Address]:
    """Give where packets to an address may end."""
    if isinstance(address, IPv4Address):
        return [address]
    low = IPv4Address(int(address) & 0xFFFFFFFF)
    # Of the newer notations `is_global` says different things in different versions of Python.
    if address.ipv4_mapped or any(address in network for network in _TRANSLATED):
        return [low]
    if address.sixtofour:
        return [address.sixtofour]
    if address.teredo:
        return [*address.teredo]
    return [address]
