#!/usr/bin/env bash
# Builds, tests and runs HEAD as a newcomer to another release of Debian or Ubuntu would: in a folder that holds a fresh
# installation of that release (debootstrap), entered with chroot.  The folder is kept, so that the next run only
# compiles what changed.
#
# usage: tools/try-on.sh RELEASE [FOLDER], as root; called by ./dev try-on
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf 'try-on: %s\n' "$*" >&2; }
fail() {
    say "$*"
    exit 1
}

# --- what is asked for ----------------------------------------------------------------------------------------------

choose_release() {
    case $1 in
        debian:12 | debian:bookworm) suite=bookworm ;;
        debian:13 | debian:trixie) suite=trixie ;;
        ubuntu:24.04 | ubuntu:noble) suite=noble ;;
        *) fail "'$1' is no release that it knows; take debian:12, debian:13 or ubuntu:24.04" ;;
    esac
    case $1 in
        debian:*) public_mirror=http://deb.debian.org/debian components=main keyring=debian-archive-keyring ;;
        ubuntu:*) public_mirror=http://archive.ubuntu.com/ubuntu components=main,universe keyring=ubuntu-archive-keyring ;;
    esac
}

check_tools() {
    [[ $(id -u) == 0 ]] || fail "entering another system takes root; run: sudo ./dev try-on $1"
    local tool
    for tool in debootstrap unshare chroot git wget; do
        command -v "$tool" >/dev/null || fail "$tool is missing; install it (on Debian: apt-get install debootstrap git wget)"
    done
    unshare --mount --pid --fork true 2>/dev/null ||
        fail "this system lets even root have no mounts of its own (a container without that right?); try it on a real one"
}

# --- the other release ----------------------------------------------------------------------------------------------

# This machine's own package sources, then the public one.
# shellcheck disable=SC2016 # apt expands it
mirrors() {
    apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 2>/dev/null | sort -u
    printf '%s\n' "$public_mirror"
}

# The first of them that carries the release.
find_mirror() {
    local address
    while read -r address; do
        if wget -q --spider --timeout=20 --tries=2 "${address%/}/dists/$suite/InRelease"; then
            printf '%s\n' "${address%/}"
            return
        fi
    done < <(mirrors)
    fail "no package source with '$suite' can be reached (tried this machine's and $public_mirror); is there a network?"
}

# apt in the folder reaches its source as apt here does: through the same proxy and with the same checks.
copy_apt_settings() {
    apt-config dump --format '%F "%v";%n' Acquire |
        grep -E '^Acquire::(https?::Proxy|https?::Verify|Check-|Retries|ForceIPv4|ForceIPv6)' \
            >"$1/etc/apt/apt.conf.d/90try-on" || true
}

# Installs the release beside the folder first, so that a folder that is there is whole.
install_release() {
    local folder=$1 mirror keys=/usr/share/keyrings/$keyring.gpg proxy
    [[ -r $keys ]] || fail "$keys is missing, with which the release is checked; install the package $keyring"
    mirror=$(find_mirror)
    say "installing $suite from $mirror into $folder"
    rm -rf --one-file-system "$folder.part"
    mkdir -p "$(dirname "$folder")"
    proxy=$(apt-config shell proxy Acquire::http::Proxy)
    eval "$proxy" # proxy='...', where one is set
    http_proxy=${http_proxy:-${proxy:-}} unshare --mount debootstrap --variant=minbase --components="$components" \
        --include=ca-certificates --keyring="$keys" "$suite" "$folder.part" "$mirror" >&2 ||
        fail "debootstrap failed; its message is above, and more of it in $folder.part/debootstrap/debootstrap.log"
    copy_apt_settings "$folder.part"
    mv "$folder.part" "$folder"
}

check_release() {
    local found
    found=$(sed -n 's/^VERSION_CODENAME=//p' "$1/etc/os-release" 2>/dev/null) || true
    [[ $found == "$suite" ]] || fail "$1 is there and is no $suite; give another folder, or remove it"
}

# --- within it ------------------------------------------------------------------------------------------------------

# What is committed, as a clone has it; what an earlier run built stays.
copy_sources() {
    local tree=$1
    [[ -d $tree/.git ]] || git clone -q --no-local "$root" "$tree"
    git -C "$tree" fetch -q "$root" HEAD
    git -C "$tree" reset -q --hard FETCH_HEAD
    git -C "$tree" clean -qfd
    [[ -z $(git -C "$root" status --porcelain) ]] || say "what is not committed is not tried"
    say "trying $(git -C "$tree" log -1 --format='%h %s')"
}

# enter FOLDER COMMAND: as root in the folder, with mounts and processes of its own that end with it, however it ends.
# shellcheck disable=SC2016 # expanded by the shell within
enter() {
    cp -L /etc/resolv.conf /etc/hosts "$1/etc/"
    unshare --mount --propagation private --pid --fork --kill-child bash -euc '
        cd "$1"
        mount -t proc proc proc
        mount -t tmpfs -o mode=1777 tmpfs tmp
        mount -t tmpfs -o mode=755 tmpfs dev
        mkdir -m 1777 dev/shm
        mkdir dev/pts
        mount -t devpts -o newinstance,ptmxmode=0666 devpts dev/pts
        ln -s pts/ptmx dev/ptmx
        ln -s /proc/self/fd dev/fd
        for name in null zero full random urandom tty; do
            touch "dev/$name"
            mount --bind "/dev/$name" "dev/$name"
        done
        exec chroot . /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 ${JOBS:+"JOBS=$JOBS"} \
            bash -euc "$2"' bash "$1" "$2"
}

main() {
    [[ $# == 1 || $# == 2 ]] || fail "usage: ./dev try-on debian:12|debian:13|ubuntu:24.04 [FOLDER]"
    local suite public_mirror components keyring folder
    choose_release "$1"
    check_tools "$1"
    folder=$(realpath -m "${2:-$root/build/try-on/${1/:/-}}")
    [[ -e $folder ]] || install_release "$folder"
    check_release "$folder"
    copy_sources "$folder/root/digitpad"
    enter "$folder" 'cd /root/digitpad && ./dev test && ./dev run read resources/samples/*.png' ||
        fail "it fails on $1; what failed is above"
    say "it builds, passes its tests and reads on $1"
}

main "$@"
