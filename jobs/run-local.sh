#!/usr/bin/env bash
# Builds innoflow if needed, then runs it on this machine: the whole pipeline on data-sample/, or
# another command if one is named: jobs/run-local.sh [COMMAND] [--conf FILE] [--set key=value ...]
set -euo pipefail
export INNOFLOW_HOME
INNOFLOW_HOME=$(cd "$(dirname "$0")/.." && pwd)
export INNOFLOW_CONF=${INNOFLOW_CONF:-$INNOFLOW_HOME/conf/local.conf}

jar=$INNOFLOW_HOME/target/innoflow.jar
if [ ! -e "$jar" ] || [ -n "$(find "$INNOFLOW_HOME/src/main" "$INNOFLOW_HOME/pom.xml" -newer "$jar" -print -quit)" ]; then
  echo "building innoflow" >&2
  (cd "$INNOFLOW_HOME" && ./mvnw -B -q package -DskipTests) >&2
fi

case ${1:-} in '' | -*) [[ ${1:-} =~ ^(-h|--help|-V|--version)$ ]] || set -- run "$@" ;; esac

innoflow() {
  exec java @"$INNOFLOW_HOME/conf/jvm.options" -Xlog:cds=off -Xlog:cds+dynamic=off "${options[@]}" \
    ${INNOFLOW_JAVA_OPTS:--Xmx4g -XX:+UseParallelGC} \
    -Dlog4j2.configurationFile="$INNOFLOW_HOME/conf/log4j2.properties" \
    -cp "$jar:$INNOFLOW_HOME/target/spark/jars/*" org.innoflow.app.Main "$@"
}

# Classes as Java holds them once they are loaded: half a second of each start. Java passes over an
# archive that was made with another jar, another heap or another Java.
archive=$INNOFLOW_HOME/target/innoflow.jsa
if [ ! "$archive" -nt "$jar" ]; then
  options=(-XX:ArchiveClassesAtExit="$archive.$$")
  (innoflow plan --conf "$INNOFLOW_HOME/conf/local.conf") > /dev/null 2>&1 || true
  mv -f "$archive.$$" "$archive" 2> /dev/null || : > "$archive"
fi

options=(-XX:SharedArchiveFile="$archive")
# These are over before the better of Java's two compilers would have gained anything.
case $1 in plan | describe | -*) options+=(-XX:TieredStopAtLevel=1) ;; esac
innoflow "$@"
