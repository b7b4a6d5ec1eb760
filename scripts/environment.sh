# Sourced by the scripts beside it: `environment` makes the virtual environment they run in.

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)"
venv="${QUOTES_VENV:-$root/.venv}"

# environment [EXTRA]: install this checkout, editable, unless that was done since setup.cfg changed.
environment() {
    local stamp="$venv/quotes${1:+-$1}.stamp"
    # The stamp names the checkout, because an environment does not survive being moved.
    if [[ "$stamp" -nt "$root/setup.cfg" && "$(<"$stamp")" == "$root" ]]; then
        return
    fi
    if ! python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        echo "quotes needs Python 3.11 or newer; python3 here is: $(python3 --version 2>&1)" >&2
        exit 1
    fi
    python3 -m venv "$venv"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --editable "$root${1:+[$1]}"
    echo "$root" >"$stamp"
}
