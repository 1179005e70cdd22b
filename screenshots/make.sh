#!/usr/bin/env bash
# Takes README's pictures: the real program in a real xterm, on the embedded server.
# Needs: xterm xvfb xdotool imagemagick fonts-dejavu-core (Debian), and a built mitwatch.
#   screenshots/make.sh [MITWATCH]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
mitwatch=${1:-$(cd .. && swift build --show-bin-path)/mitwatch}
[ -x "$mitwatch" ] || { echo "no program at $mitwatch: run swift build first, or name it" >&2; exit 1; }
for tool in xterm Xvfb xdotool import; do
    command -v "$tool" >/dev/null || { echo "$tool is missing: apt-get install xterm xvfb xdotool imagemagick fonts-dejavu-core" >&2; exit 1; }
done

server=""
window=""
cleanup() { kill $window $server 2>/dev/null || true; }
trap cleanup EXIT

# shoot NAME COLUMNSxROWS SECONDS KEYS…: a minute of the task passes in six seconds; the picture is taken after SECONDS, and then
# KEYS, of which a number is so many seconds of waiting.
shoot() {
    local name=$1 size=$2 seconds=$3
    shift 3
    xterm -u8 -geometry "$size+0+0" -fa "DejaVu Sans Mono" -fs 11 -bg '#16181d' -fg '#d5d8de' -b 6 +sb -T mitwatch \
        -tn xterm-256color -e "$mitwatch" demo --speed 10 --interval 2s --allow-cancel &
    window=$!
    local id
    id=$(timeout 20 xdotool search --sync --onlyvisible --pid "$window" 2>/dev/null | tail -n 1)
    sleep "$seconds"
    # No window manager gives the focus here, and xterm takes no keys that are sent to it alone.
    xdotool windowfocus --sync "$id"
    for key in "$@"; do
        case $key in
            [0-9]*) sleep "$key" ;;
            *) xdotool key "$key"; sleep 0.3 ;;
        esac
    done
    import -window "$id" -strip "$name-$size.png"
    kill "$window" 2>/dev/null || true
    wait "$window" 2>/dev/null || true
    window=""
    echo "screenshots/$name-$size.png"
}

display=:$((90 + RANDOM % 900))
Xvfb "$display" -screen 0 2400x1600x24 -nolisten tcp >/dev/null 2>&1 &
server=$!
export DISPLAY=$display LANG=C.UTF-8 AWS_EC2_METADATA_DISABLED=true
unset NO_COLOR COLORTERM
timeout 20 bash -c 'until xdotool getdisplaygeometry >/dev/null 2>&1; do sleep 0.1; done'

shoot overview 120x36 11
shoot overview 80x24 11
shoot check 120x36 11 Return F 40
shoot check 80x24 11 Return 2
shoot finding 120x36 11 Return 2 Return 2
shoot tasks 80x24 6 t 3
shoot cancel 80x24 8 X
