#!/usr/bin/env bash
# Takes README's pictures: the real program in a real xterm, on the built-in emulator.
# Needs: xterm xvfb xdotool imagemagick fonts-dejavu-core (Debian), and a built mitwatch.
#   screenshots/make.sh [MITWATCH]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
mitwatch=${1:-$(cd .. && swift build --show-bin-path)/mitwatch}
[ -x "$mitwatch" ] || { echo "no program at $mitwatch: run swift build first, or name it" >&2; exit 1; }
for tool in xterm Xvfb xdotool import convert; do
    command -v "$tool" >/dev/null || { echo "$tool is missing: apt-get install xterm xvfb xdotool imagemagick fonts-dejavu-core" >&2; exit 1; }
done

server=""
window=""
cleanup() { kill $window $server 2>/dev/null || true; }
trap cleanup EXIT

# open COLUMNSxROWS OPTIONS…: starts the demo in a new xterm and sets $id to the ID of its window.
open() {
    local size=$1
    shift
    xterm -u8 -geometry "$size+0+0" -fa "DejaVu Sans Mono" -fs 11 -bg '#16181d' -fg '#d5d8de' -b 6 +sb -T mitwatch \
        -tn xterm-256color -e "$mitwatch" demo "$@" &
    window=$!
    id=$(timeout 20 xdotool search --sync --onlyvisible --pid "$window" 2>/dev/null | tail -n 1)
}

close() {
    kill "$window" 2>/dev/null || true
    wait "$window" 2>/dev/null || true
    window=""
}

# type_keys KEYS…: types keys; a number waits that many seconds.
type_keys() {
    # No window manager gives the focus here, and xterm ignores keys that are sent to its window only.
    xdotool windowfocus --sync "$id"
    for key in "$@"; do
        case $key in
            [0-9]*) sleep "$key" ;;
            *) xdotool key "$key"; sleep 0.3 ;;
        esac
    done
}

# shoot NAME COLUMNSxROWS SECONDS KEYS…: a minute of the task passes in six seconds. The picture is taken after SECONDS and
# the keys.
shoot() {
    local name=$1 size=$2 seconds=$3
    shift 3
    open "$size" --speed 10 --interval 2s --allow-cancel
    sleep "$seconds"
    type_keys "$@"
    import -window "$id" -strip "$name-$size.png"
    close
    echo "screenshots/$name-$size.png"
}

# The prompt for an MFA code during a watch: the first keys of this scenario last six minutes, and the prompt appears five
# minutes before they end.
prompt_picture() {
    open 80x24 --scenario sign-in
    sleep 3
    xdotool windowfocus --sync "$id" type 123456
    type_keys Return
    sleep 75
    xdotool windowfocus --sync "$id" type 654
    sleep 1
    import -window "$id" -strip mfa-80x24.png
    close
    echo "screenshots/mfa-80x24.png"
}

# film FRAMES: adds that many frames to the moving picture, five a second.
film() {
    local next
    for _ in $(seq "$1"); do
        next=$(($(date +%s%N) + 200000000))
        frame=$((frame + 1))
        import -window "$id" -strip "$frames/$(printf %04d "$frame").miff"
        while [ "$(date +%s%N)" -lt "$next" ]; do sleep 0.01; done
    done
}

# The moving picture: counts move, a check is opened, its failures are grouped, back, history, help. The search for
# failures is cut short: it makes 4 calls a second.
moving_picture() {
    frames=$(mktemp -d) frame=0
    open 100x30 --interval 1s
    sleep 35
    film 16
    type_keys Return
    film 9
    type_keys F
    film 8
    sleep 50
    film 12
    type_keys Escape
    film 5
    type_keys Left Left Left
    film 10
    type_keys Escape question
    film 10
    close
    # One palette for all frames: what does not change then stays transparent, and the file small.
    convert "$frames"/00?1.miff -append +dither -colors 48 -unique-colors "$frames/palette.png"
    convert -delay 20 "$frames/*.miff" +dither -remap "$frames/palette.png" -layers RemoveDups -layers Optimize \
        -loop 0 demo.gif
    rm -rf "$frames"
    echo "screenshots/demo.gif, $(stat -c %s demo.gif) bytes, $((frame / 5)) s"
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
# The first finding after a search is one that failed.
shoot finding 120x36 11 Return F 40 g Return 2
shoot cancel 80x24 8 X
prompt_picture
moving_picture
