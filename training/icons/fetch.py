"""Brings the icon packs from the npm registry: ``python -m training.icons.fetch FOLDER``.

Asks npm's own client for the releases named in ``packs.py`` and unpacks each below FOLDER under the pack's short name.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import tarfile
from pathlib import Path

from training.icons.packs import PACKS, Pack


def fetch(pack: Pack, folder: Path) -> Path:
    """The pack's folder below ``folder``, with the release that is wanted in it.

    :raises subprocess.CalledProcessError: npm could not bring it.
    """
    home = folder / pack.key
    if _release(home) == pack.version:
        return home
    asked = ["npm", "pack", f"{pack.package}@{pack.version}", "--silent", "--pack-destination", str(folder)]
    told = subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()
    bundle = folder / told.splitlines()[-1]
    shutil.rmtree(home, ignore_errors=True)
    with tarfile.open(bundle) as held:
        held.extractall(folder / f"{pack.key}.new", filter="data")
    (folder / f"{pack.key}.new" / "package").rename(home)
    (folder / f"{pack.key}.new").rmdir()
    bundle.unlink()
    return home


def _release(home: Path) -> str | None:
    told = home / "package.json"
    return str(json.loads(told.read_text(encoding="utf-8"))["version"]) if told.exists() else None


def main() -> None:
    """Bring all packs."""
    parser = argparse.ArgumentParser(description="Bring the icon packs from the npm registry.")
    parser.add_argument("folder", type=Path, help="where they go")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    for pack in PACKS:
        print(pack.key, pack.package, pack.version, pack.licence, fetch(pack, options.folder).name)


if __name__ == "__main__":
    main()
