#!/usr/bin/env bash
# Installs what the samples need on Debian or Ubuntu, as far as it is missing. Run as root.
set -euo pipefail

packages=()
need() {
  if ! command -v -- "$1" >/dev/null; then
    packages+=("${@:2}")
  fi
}
need curl curl
need javac openjdk-17-jdk-headless
need gcc gcc libc6-dev
need fpc fp-compiler fp-units-fcl fp-units-net
need mcs mono-mcs
need mono mono-runtime libmono-system4.0-cil
need node nodejs
need python3 python3-minimal

if ((${#packages[@]} == 0)); then
  echo "samples: nothing to install"
  exit
fi
echo "samples: installing ${packages[*]}"
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -qq -y --no-install-recommends "${packages[@]}" >/dev/null
