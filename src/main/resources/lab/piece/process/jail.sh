# Runs a command that sees nothing of the machine but what it is shown. To be started in new mount, pid, network, ipc and
# uts namespaces, as root of them:
#   jail.sh FOLDER UID PATH... -- COMMAND...
# FOLDER is empty and becomes the new root; each PATH is shown there under its own name, read-only. UID is whom to
# become, or - to stay who one is.
set -eu
PATH=/usr/sbin:/usr/bin:/sbin:/bin
root=$1 uid=$2
shift 2
setpriv=$(command -v setpriv)
umount=$(command -v umount)
mount=$(command -v mount)

show() {
  path=$1
  mkdir -p "$root${path%/*}"
  if [ -L "$path" ]; then
    ln -s "$(readlink "$path")" "$root$path"
  else
    if [ -d "$path" ]; then mkdir -p "$root$path"; else : >"$root$path"; fi
    mount -o "$2" "$path" "$root$path"
  fi
}

mount -t tmpfs -o size=1m,mode=755,nosuid,nodev tmpfs "$root"
mkdir "$root/proc" "$root/tmp" "$root/old"
mount -t proc -o nosuid,nodev,noexec proc "$root/proc"
mount -t tmpfs -o size=16m,mode=1777,nosuid,nodev,noexec tmpfs "$root/tmp"
while [ "$1" != -- ]; do
  show "$1" bind,ro,nosuid,nodev
  shift
done
shift
for device in null zero random urandom; do
  show "/dev/$device" bind
done
show "$setpriv" bind,ro,nosuid,nodev
cd "$root"
pivot_root . old
"/old$mount" -o remount,bind,ro,nosuid,nodev /
"/old$umount" -l /old
cd /tmp
if [ "$uid" = - ]; then
  exec "$setpriv" --no-new-privs --bounding-set=-all --inh-caps=-all -- "$@"
fi
exec "$setpriv" --no-new-privs --bounding-set=-all --inh-caps=-all --reuid="$uid" --regid="$uid" --clear-groups -- "$@"
