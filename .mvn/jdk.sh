# Sourced by mvnw and ashlar: exports JAVA_HOME as a JDK of version 25 or newer, or says what to install.

is_jdk_25() {
  [ -x "$1/bin/javac" ] && [ -f "$1/lib/modules" ] || return 1
  if [ -f "$1/release" ]; then
    jdk_version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  else
    jdk_version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p')
  fi
  [ "${jdk_version:-0}" -ge 25 ]
}

home_of_java_on_path() {
  java_on_path=$(command -v java) || return 0
  while [ -L "$java_on_path" ]; do
    java_link=$(readlink "$java_on_path")
    case $java_link in
      /*) java_on_path=$java_link ;;
      *) java_on_path=${java_on_path%/*}/$java_link ;;
    esac
  done
  java_home=${java_on_path%/*}/..
  # Behind a shim (jenv, asdf, mise) only the JVM knows its home. The stub of macOS would open a dialog.
  if [ ! -f "$java_home/lib/modules" ] && [ "$java_on_path" != /usr/bin/java ]; then
    java_home=$("$java_on_path" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
  fi
  [ ! -d "$java_home" ] || (cd "$java_home" && pwd -P)
}

# Lists candidates one per line. A pattern without a match stays as it is and names no JDK.
jdk_candidates() {
  printf '%s\n' "${JAVA_HOME-}"
  home_of_java_on_path
  printf '%s\n' /usr/lib/jvm/*25* /usr/lib/jvm/*
  for sdk in "${SDKMAN_DIR:-${HOME-}/.sdkman}/candidates/java" "${HOME-}/.jdks"; do
    printf '%s\n' "$sdk"/*25* "$sdk"/*
  done
  if [ -x /usr/libexec/java_home ]; then
    /usr/libexec/java_home -v 25+ 2>/dev/null || :
  fi
  for brew in /opt/homebrew /usr/local /home/linuxbrew/.linuxbrew; do
    for formula in openjdk@25 openjdk; do
      printf '%s\n' "$brew/opt/$formula/libexec/openjdk.jdk/Contents/Home" "$brew/opt/$formula/libexec"
    done
  done
}

first_jdk_25() {
  jdk_candidates | while IFS= read -r candidate; do
    if is_jdk_25 "$candidate"; then
      printf '%s\n' "$candidate"
      break
    fi
  done
}

if ! is_jdk_25 "${JAVA_HOME-}"; then
  JAVA_HOME=$(first_jdk_25)
fi
if [ -z "$JAVA_HOME" ]; then
  echo "Ashlar needs a JDK 25 or newer and found none: install one (for example Eclipse Temurin 25, https://adoptium.net) and set JAVA_HOME to its folder." >&2
  exit 1
fi
export JAVA_HOME
