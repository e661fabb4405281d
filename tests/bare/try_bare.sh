#!/usr/bin/env bash
# The two commands of the README on a bare machine: a fresh Debian 12 root with git, certificates and a shell, and a clone of
# this repository in it. Needs root and the network, so it is a verb of ./dev and no part of ./test. The bare root is kept as
# build/bare/bookworm.tar (ROLLCALL_BARE_TAR names another), so that the next try begins where this one did.
#
#   tests/bare/try_bare.sh [--tree] [COMMAND…]     --tree takes the work tree as it is in place of a clone
set -euo pipefail
# shellcheck source=packaging/shell.sh
source "$(dirname "${BASH_SOURCE[0]}")/../../packaging/shell.sh"
cd "$root"

from=clone
if [[ ${1:-} == --tree ]]; then
  from=tree
  shift
fi
command=${*:-'./quickstart && ./quickstart && ./quickstart --stop && ./test'}
[[ $EUID == 0 ]] || die "needs root"
tar_file=${ROLLCALL_BARE_TAR:-$root/build/bare/bookworm.tar}

make_tar() {
  local fresh
  fresh=$(mktemp -d)
  step "Making a bare Debian 12"
  debootstrap --variant=minbase --include=git,ca-certificates bookworm "$fresh" >"$tar_file.log" ||
    die "debootstrap failed; see $tar_file.log"
  tar -C "$fresh" -cf "$tar_file.new" . && mv "$tar_file.new" "$tar_file"
  rm -rf "$fresh"
}

# What still runs inside, a server that a failed try left, is ended by the root it lives in.
clean_up() {
  local process
  for process in /proc/[0-9]*; do
    [[ $(readlink "$process/root" 2>/dev/null) != "$bare" ]] || kill -KILL "${process#/proc/}" 2>/dev/null || true
  done
  sleep 0.2
  umount "$bare/proc" 2>/dev/null || true
  rm -rf --one-file-system "$bare"
}

mkdir -p "$(dirname "$tar_file")"
[[ -f $tar_file ]] || make_tar
bare=$(mktemp -d /var/tmp/rollcall-bare.XXXXXX)
trap clean_up EXIT
step "Unpacking into $bare"
tar -C "$bare" -xf "$tar_file"
mount -t proc proc "$bare/proc"
cp --dereference /etc/resolv.conf "$bare/etc/resolv.conf"

if [[ $from == clone ]]; then
  git -c safe.directory="$root" clone -q "file://$root" "$bare/srv/rollcall"
else
  mkdir "$bare/srv/rollcall"
  git ls-files -co --exclude-standard -z | tar --null --ignore-failed-read -T - -c | tar -C "$bare/srv/rollcall" -x
fi
# The cases captured from live AWS are no part of the repository; where they are at hand, they come along.
shared=${ROLLCALL_SHARED:-$root/../shared}
[[ ! -d $shared ]] || cp -r "$shared" "$bare/srv/shared"

# Where packages come through a proxy with a certificate of its own, that one comes along.
certificates=()
if [[ -f ${NODE_EXTRA_CA_CERTS:-} ]]; then
  cp --dereference "$NODE_EXTRA_CA_CERTS" "$bare/srv/certificates.pem"
  certificates=(NODE_EXTRA_CA_CERTS=/srv/certificates.pem npm_config_cafile=/srv/certificates.pem)
fi

step "Running: $command"
env -i "${certificates[@]}" PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root TERM="${TERM:-dumb}" \
  chroot "$bare" bash -c "cd /srv/rollcall && { $command; }"
step "Done"
