# Runs one service for the supervisor: supervise.sh PIDFILE STOP_SIGNAL GRACE_SECONDS COMMAND [ARGUMENT...]
# Standard input is a pipe whose other end only the supervisor holds. When it closes, because the supervisor stops the
# service or died itself, the service is told to stop, and killed if it does not within the grace period. When the
# service dies, this script ends at once with its exit code.
pidfile=$1 signal=$2 grace=$3
shift 3
# A Ctrl-C in the terminal is for the supervisor, which stops the services in order.
trap '' INT HUP
exec 3<&0 </dev/null
"$@" 3<&- &
service=$!
echo "$service" >"$pidfile.new" && mv -f "$pidfile.new" "$pidfile"
(
  while read -r _ <&3; do :; done
  kill -s "$signal" "$service"
  tenths=0
  while [ "$tenths" -lt $((grace * 10)) ] && kill -s 0 "$service"; do
    sleep 0.1
    tenths=$((tenths + 1))
  done
  kill -s KILL "$service"
) >/dev/null 2>&1 &
watcher=$!
exec 3<&-
wait "$service"
code=$?
kill -s KILL "$watcher" 2>/dev/null
exit "$code"
