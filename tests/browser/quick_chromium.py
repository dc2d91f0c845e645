"""Flags with which Chromium takes less time, and does all that is tested."""

BASELINE_CODE = "--js-flags=--liftoff-only"
"""WebAssembly stays as V8 compiles it at first. A start takes 3.0 s of processor time instead of 4.4, the first search
0.6 s instead of 1.0; twelve searches take as long (Chromium 156, 2 cores, 2026-11-30), and few tests make as many."""

WITHOUT = (
    # Of each new window: two pages of its address bar, which take 1.0 s of processor time; nobody types there.
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup"),
    # The last list is the one that counts, so this has what Playwright's own has (1.65.2), but for those of Edge.
    *("AimEnabled", "AvoidCorsURLLoaderRestartOnRedirect", "AvoidUnnecessaryBeforeUnloadCheckSync"),
    *("DestroyProfileOnBrowserClose", "HttpsFirstBalancedModeAutoEnable", "HttpsUpgrades", "LensOverlay"),
    *("MediaRouter", "NetworkTimeServiceQuerying", "OptimizationHints", "PaintHolding", "PreconnectToSearch"),
    *("TcpPortRandomizationWin", "ThirdPartyStoragePartitioning"),
)
"""Features of Chromium that are not tested, and left out."""

QUICK_FLAGS = (BASELINE_CODE, f"--disable-features={','.join(WITHOUT)}")
