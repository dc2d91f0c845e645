"""Which IP addresses are public."""

import pytest

from echoimage_tools.sources.public_address import is_public

PRIVATE = """127.0.0.1 127.255.255.254 10.1.2.3 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0
    0.1.2.3 192.0.2.1 198.18.0.1 224.0.0.1 240.0.0.1 255.255.255.255 ::1 :: fe80::1 fe80::1%eth0 fc00::1 fd12::1 ff02::1
    ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::127.0.0.1 64:ff9b::7f00:1 64:ff9b:1::a00:1 2002:7f00:1:: 2002:c0a8:101::
    2001:0:4136:e378:8000:63bf:3fff:fdd2 2001:db8::1"""
PUBLIC = "8.8.8.8 1.1.1.1 172.32.0.1 100.128.0.1 2606:4700::1111 ::ffff:8.8.8.8 64:ff9b::808:808 2002:808:808::"


@pytest.mark.parametrize("address", PRIVATE.split())
def test_what_no_stranger_may_reach_is_private(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC.split())
def test_what_the_internet_reaches_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("text", ["localhost", "", "2130706433", "127.0.0.1.", "::ffff:8.8.8.8.8"])
def test_what_is_no_address_is_not_public(text: str) -> None:
    assert not is_public(text)
