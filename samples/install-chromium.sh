#!/usr/bin/env bash
# Installs what the browser tests of the console need on Debian, as far as it is missing. Run as root.
set -euo pipefail

if command -v chromium >/dev/null && command -v chromedriver >/dev/null; then
  echo "chromium: nothing to install"
  exit
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -qq -y --no-install-recommends chromium chromium-driver fonts-noto-cjk >/dev/null
echo "chromium: installed $(chromium --version 2>/dev/null)"
