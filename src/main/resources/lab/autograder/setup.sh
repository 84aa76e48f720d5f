#!/bin/sh
# Run once, when the autograder's image is built. All but the JDK is in the archive.
set -eu
version=$(javac -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p') || version=
if [ "${version:-0}" -lt 17 ]; then
  apt-get update
  apt-get install -y --no-install-recommends openjdk-17-jdk-headless util-linux
fi
