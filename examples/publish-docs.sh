#!/bin/sh
# Publishes Ashlar's own documents on a running Ashlar, as a new creator, then reads them as a stranger.
# Needs curl. ASHLAR_URL names the API; the default is http://localhost:8080/api/v1.
set -eu
export LC_ALL=C
cd "$(dirname "$0")/.."

api=${ASHLAR_URL:-http://localhost:8080/api/v1}
api=${api%/}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' HUP INT TERM
tab=$(printf '\t')
cr=$(printf '\r')

fail() {
  echo "publish-docs: $1" >&2
  exit 1
}

# call STATUS METHOD PATH [curl's options]: leaves the answer in $work/answer, or ends with what it was instead.
call() {
  expected=$1 method=$2 path=$3
  shift 3
  status=$(curl -sS -X "$method" -o "$work/answer" -w '%{http_code}' "$@" "$api$path") ||
    fail "$method $api$path: nobody answers. Is Ashlar running? ASHLAR_URL says where."
  [ "$status" = "$expected" ] ||
    fail "$method $api$path: $status instead of $expected: $(cat "$work/answer")"
}

# send STATUS METHOD PATH: as call, signed in, with the JSON on standard input as the body.
send() {
  call "$@" -H "@$work/credential" -H 'Content-Type: application/json' --data-binary @-
}

# Writes standard input as a JSON string. Text files have no other control characters.
to_json() {
  sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e "s/$tab/\\\\t/g" -e "s/$cr/\\\\r/g" |
    awk 'BEGIN { printf "\"" } NR > 1 { printf "\\n" } { printf "%s", $0 } END { printf "\"" }'
}

# The same for a file, whose last line may end with a newline or not.
file_to_json() {
  { cat "$1" && echo x; } >"$work/text" # awk can't tell the two apart, but where something follows
  to_json <"$work/text" | sed 's/x"$/"/'
}

# text FIELD: the first string of that name in the answer, with JSON's escapes undone.
text() {
  awk -v field="\"$1\":\"" '
    { json = json $0 }
    END {
      start = index(json, field)
      if (!start) exit 1
      meant["n"] = "\n"; meant["t"] = "\t"; meant["r"] = "\r"; meant["b"] = "\b"; meant["f"] = "\f"
      meant["\""] = "\""; meant["\\"] = "\\"; meant["/"] = "/"
      rest = substr(json, start + length(field))
      while (match(rest, /["\\]/)) {
        printf "%s", substr(rest, 1, RSTART - 1)
        if (substr(rest, RSTART, 1) == "\"") exit 0
        escaped = substr(rest, RSTART + 1, 1)
        if (!(escaped in meant)) exit 1
        printf "%s", meant[escaped]
        rest = substr(rest, RSTART + 2)
      }
      exit 1
    }' "$work/answer"
}

total() {
  sed -n 's/.*"total":\([0-9]*\).*/\1/p' "$work/answer"
}

# tags_of FILE: what a document is found by.
tags_of() {
  case $1 in
    docs/decisions/[0-9]*) echo '["ashlar","decision"]' ;;
    docs/architecture/*) echo '["ashlar","architecture"]' ;;
    *) echo '["ashlar","guide"]' ;;
  esac
}

random=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
email=mason-$random@example.org

: >"$work/credential"
printf '{"email":"%s","password":"%s","name":"Mason"}' "$email" "stone $random" |
  send 201 POST /auth/register
creator=$(text id)
(umask 077 && echo "Authorization: Bearer $(text accessToken)" >"$work/credential")
send 200 POST /users/me/creator </dev/null
echo "$email is a creator at $api"

published=0 decisions=0
for file in README.md CONTRIBUTING.md docs/*.md docs/decisions/*.md docs/architecture/*.md; do
  [ -f "$file" ] || continue
  title=$(sed -n '/^# /{s/^# *//;p;q;}' "$file")
  printf '{"title":%s,"content":%s,"status":"published","tags":%s}' \
    "$(printf '%s\n' "${title:-$file}" | to_json)" "$(file_to_json "$file")" "$(tags_of "$file")" |
    send 201 POST /resources
  echo "$(text id) $file" >>"$work/published"
  published=$((published + 1))
  case $file in docs/decisions/[0-9]*) decisions=$((decisions + 1)) ;; esac
done
[ "$published" -gt 0 ] || fail "there is nothing to publish here"
echo "published $published documents, $decisions of them decisions"

call 200 GET "/resources?userId=$creator&sort=title&limit=100"
[ "$(total)" = "$published" ] || fail "the list holds $(total) documents instead of $published"
call 200 GET "/resources?userId=$creator&tag=ashlar&tag=decision"
[ "$(total)" = "$decisions" ] || fail "the tag decision finds $(total) documents instead of $decisions"
echo "a stranger lists $published of them, and $decisions by the tag decision"

while read -r id file; do
  call 200 GET "/resources/$id"
  text content >"$work/read" || fail "the content of $file can't be read"
  cmp "$file" "$work/read" || fail "$file came back changed"
done <"$work/published"
echo "a stranger reads all $published: byte for byte what was sent"

send 204 POST /auth/logout </dev/null
call 401 GET /users/me -H "@$work/credential"
echo "signed out: the access token is refused"
