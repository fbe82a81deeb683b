"""Sees to it that there is a Chromium: the system's, else Debian's package where root may, else Playwright's own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def system_chromium() -> str | None:
    """Return the path of an installed Chromium that starts, None without one."""
    candidates = [os.environ.get("NTM_CHROMIUM"), *(shutil.which(name) for name in NAMES)]
    return next((path for path in candidates if path and _starts(path)), None)


def playwright_chromium() -> str | None:
    """Return the path of the Chromium that Playwright brought, None without one."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _starts(path: str) -> bool:
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False  # Ubuntu's transitional package is a script that only points to a snap


def _install_debian_package() -> None:
    quiet = {"env": os.environ | {"DEBIAN_FRONTEND": "noninteractive"}, "stdout": subprocess.DEVNULL, "check": False}
    print("Installing Debian's chromium for the browser tests ...", flush=True)
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"]
    if subprocess.run(install, stderr=subprocess.DEVNULL, **quiet).returncode != 0:
        subprocess.run(["apt-get", "update", "-qq"], **quiet)
        subprocess.run(install, **quiet)


def main() -> int:
    """Find or install one; return 1 with advice where that is impossible."""
    if system_chromium() or playwright_chromium():
        return 0
    if os.geteuid() == 0 and shutil.which("apt-get"):
        _install_debian_package()
        if system_chromium():
            return 0
    print("Downloading Playwright's own Chromium for the browser tests ...", flush=True)
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if playwright_chromium():
        return 0
    print("No Chromium: install one (package chromium) or name it in NTM_CHROMIUM.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
