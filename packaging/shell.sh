# shellcheck shell=bash
# What the root scripts share: how they speak, what they install, and who they run as. Sourced, never run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
readonly root

# Every step says how long it has been, because the first run takes minutes: since the first script of several was called.
export ROLLCALL_STARTED=${ROLLCALL_STARTED:-$EPOCHSECONDS}
SECONDS=$((EPOCHSECONDS - ROLLCALL_STARTED))

say() { printf '%s\n' "$*"; }
step() { printf '\n[%3d s] %s\n' "$SECONDS" "$*"; }
die() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
  exit 1
}

# The packages of these groups, each once.
packages_of() {
  local group
  for group in "$@"; do
    awk -v group="$group" '$1 == group { print $2 }' "$root/packaging/packages.txt"
  done | sort -u
}

missing_of() {
  local package
  for package in $(packages_of "$@"); do
    if [[ $package == *=* ]]; then
      command -v "${package%%=*}" >/dev/null && continue
      package=${package#*=}
    fi
    [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || say "$package"
  done
}

has_group() { [[ -z $(missing_of "$@") ]]; }

# apt reports "pmstatus:PACKAGE:PERCENT:TEXT" and "dlstatus:NUMBER:PERCENT:TEXT". A terminal gets one moving line, anything
# else a line for each tenth.
show_apt_progress() {
  local kind percent text last=-1 tenth
  while IFS=: read -r kind _ percent text; do
    [[ $kind == pmstatus || $kind == dlstatus ]] || continue
    if [[ -t 1 ]]; then
      printf '\r\033[K  %3.0f %%  %.60s' "$percent" "$text"
    else
      tenth=$(printf '%.0f' "$percent") && tenth=$((tenth / 10))
      [[ $tenth == "$last" ]] || say "  $((tenth * 10)) %  $text"
      last=$tenth
    fi
  done
  [[ -t 1 ]] && printf '\r\033[K'
  return 0
}

# As root, or through sudo where there is one.
as_root() {
  if [[ $EUID == 0 ]]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    die "needs root to run: $*"
  fi
}

# Progress on standard output and all else on standard error: sudo passes on no other descriptor. What is installed is run by
# tests, in folders and on ports of their own: Debian asks policy-rc.d before it starts a service, and is told not to.
apt_install() {
  # shellcheck disable=SC2016 # the inner shell expands it
  as_root env DEBIAN_FRONTEND=noninteractive sh -c '
    policy=/usr/sbin/policy-rc.d
    if [ ! -e $policy ]; then
      trap "rm -f $policy" EXIT
      trap "exit 1" HUP INT TERM
      printf "#!/bin/sh\nexit 101\n" >$policy
      chmod 755 $policy
    fi
    apt-get -q -y --no-install-recommends -o DPkg::Lock::Timeout=300 -o APT::Status-Fd=3 install "$@" 3>&1 >&2
  ' sh "$@"
}

# Installs what is missing of these groups. Asks nothing of the network when nothing is missing.
install_groups() {
  local missing log
  mapfile -t missing < <(missing_of "$@")
  if [[ ${#missing[@]} == 0 ]]; then
    say "every package of: $* is installed"
    return
  fi
  command -v apt-get >/dev/null || die "needs Debian 12; elsewhere install by hand: ${missing[*]}"
  step "Installing ${#missing[@]} Debian packages: ${missing[*]}"
  log=$(mktemp)
  if ! { as_root apt-get -q -o DPkg::Lock::Timeout=300 update >"$log" 2>&1 &&
    apt_install "${missing[@]}" 2>>"$log" | show_apt_progress; }; then
    tail -n 20 "$log" >&2
    die "the packages could not be installed; the whole of what apt said is in $log"
  fi
  rm -f "$log"
}

# Under sudo only the packages need root. The rest goes on as the caller, so that what is built and stored is the caller's,
# unless root has built here before.
continue_as_caller() {
  local path
  [[ $EUID == 0 && -n ${SUDO_USER:-} && $SUDO_USER != root ]] || return 0
  for path in "$root" "$root/build" "$root/.rollcall"; do
    [[ ! -e $path ]] || sudo -u "$SUDO_USER" test -w "$path" || return 0
  done
  exec sudo -u "$SUDO_USER" -H -- "$@"
}
