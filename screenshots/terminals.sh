#!/usr/bin/env bash
# Takes terminals.png: the demo in real terminals, each with its own TERM, on a host with only ncurses-base. Run as root.
# Needs: xterm rxvt-unicode kitty alacritty xfce4-terminal qterminal stterm mlterm libgl1-mesa-dri dbus-x11 xvfb imagemagick
# fonts-dejavu-core (Debian), and a built mitwatch.
#   screenshots/terminals.sh [MITWATCH]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
mitwatch=$(realpath "${1:-$(cd .. && swift build --show-bin-path)/mitwatch}")
[ -x "$mitwatch" ] || { echo "no program at $mitwatch: run swift build first, or name it" >&2; exit 1; }
terminals=(xterm urxvt kitty alacritty xfce4-terminal qterminal stterm mlterm)
for tool in "${terminals[@]}" Xvfb dbus-run-session montage; do
    command -v "$tool" >/dev/null || { echo "$tool is missing: see the packages at the top of $0" >&2; exit 1; }
done
work=$(mktemp -d)
server=""
cleanup() { kill $server 2>/dev/null || true; rm -rf "$work"; }
trap cleanup EXIT
export LIBGL_ALWAYS_SOFTWARE=1 XDG_RUNTIME_DIR="$work/run" XDG_CONFIG_HOME="$work" LANG=C.UTF-8
mkdir -m 700 "$work/run"
mkdir -p "$work/empty" "$work/home" "$work/qterminal.org"

# The demo, with only the entries of ncurses-base, which are in /lib/terminfo.
cat >"$work/demo" <<DEMO
#!/usr/bin/env bash
echo "\$TERM" >"$work/type"
unset COLORTERM TERMINFO TERMINFO_DIRS LC_ALL LC_CTYPE
export HOME="$work/home"
exec unshare -m bash -c 'mount --bind "$work/empty" /usr/share/terminfo && exec "$mitwatch" demo --speed 12'
DEMO
chmod +x "$work/demo"

font="DejaVu Sans Mono"
# start TERMINAL FOREGROUND BACKGROUND: runs the demo in it. The colors are black and white.
start() {
    local scheme=WhiteOnBlack
    [ "$3" = black ] || scheme=BlackOnWhite
    case $1 in
    xterm) xterm -u8 -fa "$font" -fs 10 -fg "$2" -bg "$3" -geometry 100x30 -e "$work/demo" ;;
    urxvt) urxvt -fn "xft:$font:size=10" -letsp -1 +sb -fg "$2" -bg "$3" -geometry 100x30 -e "$work/demo" ;;
    kitty)
        kitty --config NONE -o "foreground=$2" -o "background=$3" -o "font_family=$font" -o font_size=10 \
            -o remember_window_size=no -o initial_window_width=100c -o initial_window_height=30c "$work/demo"
        ;;
    alacritty)
        alacritty -o font.size=10 -o "font.normal.family=$font" -o window.dimensions.columns=100 \
            -o window.dimensions.lines=30 -o "colors.primary.background='$(hex "$3")'" \
            -o "colors.primary.foreground='$(hex "$2")'" -e "$work/demo"
        ;;
    xfce4-terminal)
        dbus-run-session -- xfce4-terminal --disable-server "--color-text=$2" "--color-bg=$3" "--font=$font 10" \
            --geometry=100x30 --hide-menubar --hide-toolbar --hide-scrollbar -x "$work/demo"
        ;;
    qterminal)
        printf '[General]\nfontFamily=%s\nfontSize=10\ncolorScheme=%s\nMenuVisible=false\nHideTabBarWithOneTab=true\n' \
            "$font" "$scheme" >"$work/qterminal.org/qterminal.ini"
        dbus-run-session -- qterminal --geometry 830x540 -e "$work/demo"
        ;;
    # Its colors are compiled in.
    stterm) stterm -f "$font:size=10" -g 100x30 -e "$work/demo" ;;
    mlterm) mlterm --fontsize=12 --sbmod=none -g 100x30 -f "$2" -b "$3" -e "$work/demo" ;;
    esac
}

hex() { if [ "$1" = black ]; then echo '#000000'; else echo '#ffffff'; fi; }

# shoot TERMINAL FOREGROUND BACKGROUND
shoot() {
    rm -f "$work/display"
    Xvfb -displayfd 3 -screen 0 1000x640x24 3>"$work/display" >/dev/null 2>&1 &
    server=$!
    until [ -s "$work/display" ]; do sleep 0.1; done
    DISPLAY=:$(cat "$work/display")
    export DISPLAY
    start "$@" >/dev/null 2>&1 &
    sleep 9
    import -window root "$work/root.png"
    kill "$server"
    wait "$server" 2>/dev/null || true
    server=""
    convert "$work/root.png" -crop 830x540+0+0 +repage "$work/$1.png"
    tiles+=(-label "$1, TERM=$(cat "$work/type")" "$work/$1.png")
    echo "$1: TERM=$(cat "$work/type")"
}

tiles=()
for terminal in "${terminals[@]}"; do
    case $terminal in
    urxvt | kitty | qterminal | mlterm) shoot "$terminal" black white ;;
    *) shoot "$terminal" white black ;;
    esac
done
montage "${tiles[@]}" -tile 2x -geometry 830x540+6+6 -background '#888888' -font DejaVu-Sans -pointsize 14 -strip \
    -colors 64 "PNG8:terminals.png"
echo "screenshots/terminals.png: $(stat -c %s terminals.png) bytes"
