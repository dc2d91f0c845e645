"""Which addresses of the internet protocol belong to the public internet: others must not be asked for strangers."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

_TRANSLATED = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))
"""IPv6 addresses whose last 32 bits a gateway takes for an IPv4 address (RFC 6052, RFC 8215)."""


def is_public(address: str) -> bool:
    """Return whether an address, as a resolver gives it, is one of the public internet; what is no address is not.

    Loopback, link-local, private, shared, multicast, reserved and unspecified addresses are not, nor IPv6 addresses
    that carry such an IPv4 address (mapped, translated, 6to4, Teredo).
    """
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(one.is_global and not one.is_multicast and not one.is_reserved for one in _meant(found))


def _meant(address: IPv4Address | IPv6Address) -> list[IPv4Address | IPv6Address]:
    """Return where packets to an address may end."""
    if isinstance(address, IPv4Address):
        return [address]
    # Of the newer notations `is_global` says different things in different versions of Python.
    if address.ipv4_mapped or any(address in network for network in _TRANSLATED):
        return [IPv4Address(int(address) & 0xFFFFFFFF)]
    if address.sixtofour:
        return [address.sixtofour]
    if address.teredo:
        return [*address.teredo]
    return [address]
