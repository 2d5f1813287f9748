#!/bin/sh
# system_parts.sh PART...: installs what the tests need and pip cannot bring, where root may.
# Parts: java (rules on Spark), office, pdf and fonts (the letter, rendered), browser (pages),
# node (the widgets, built again to compare).
set -u

java_17() {
  for java in "${JAVA_HOME:+$JAVA_HOME/bin/java}" java; do
    version=$("${java:-false}" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p')
    [ "${version:-0}" -ge 17 ] && return 0
  done
  return 1
}

has() {
  case $1 in
    java) java_17 ;;
    office) command -v soffice ;;
    pdf) command -v pdftoppm && command -v pdftotext ;;
    fonts) fc-list :lang=zh-cn family 2>/dev/null | grep . ;;
    browser) command -v chromium ;;
    node) command -v node && command -v npm ;;
    *) echo "system_parts.sh knows no part called $1" >&2; exit 2 ;;
  esac >/dev/null
}

packages() {
  case $1 in
    java) echo openjdk-17-jre-headless ;;
    office) echo libreoffice-writer-nogui ;;
    pdf) echo poppler-utils ;;
    fonts) echo fontconfig fonts-noto-cjk ;;
    browser) echo chromium ;;
    node) echo nodejs npm ;;
  esac
}

missing() {
  for part; do has "$part" || echo "$part"; done
}

install() {
  export DEBIAN_FRONTEND=noninteractive
  echo "Installing with apt: $*"
  apt-get -qq update && apt-get -qq install --yes --no-install-recommends "$@" >/dev/null
}

lacks=$(missing "$@") || exit $?
[ -z "$lacks" ] && exit 0

wanted=$(for part in $lacks; do packages "$part"; done | xargs)
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  # shellcheck disable=SC2086 - a list of words
  install $wanted
  # shellcheck disable=SC2086
  lacks=$(missing $lacks)
  [ -z "$lacks" ] && exit 0
fi

echo "Some tests will be skipped for want of" $lacks"; on Debian or Ubuntu: sudo apt-get install $wanted" >&2
[ "${CI:-}" != true ]
