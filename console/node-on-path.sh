# shellcheck shell=bash
# Finds a Node that the console's tools can run on. Debian 12 brings Node 18 and Vite wants 20.19: then the npm package
# `node`, which carries the program, is installed into a cache beside the build. Sourced, with $console set.

node_package=node@22.14.0
readonly node_package

is_new_enough() {
  "$1" -e 'const [a, b] = process.versions.node.split(".").map(Number);
           process.exit((a === 20 && b >= 19) || (a === 22 && b >= 12) || a > 22 ? 0 : 1)' 2>/dev/null
}

put_node_on_path() {
  local cache=$1/node
  if command -v node >/dev/null && is_new_enough node; then
    return
  fi
  command -v npm >/dev/null || {
    printf 'the console needs npm (Debian package npm)\n' >&2
    return 1
  }
  if [[ ! -x $cache/node_modules/.bin/node ]] || ! is_new_enough "$cache/node_modules/.bin/node"; then
    mkdir -p "$cache"
    npm install --prefix "$cache" --no-audit --no-fund --no-save --loglevel=error "$node_package" >&2
  fi
  PATH=$cache/node_modules/.bin:$PATH
  export PATH
  hash -r
}
