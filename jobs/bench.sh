#!/usr/bin/env bash
# Measures on this machine, on made-up data:
#   jobs/bench.sh whole|ingest|resolve|flows [--patents N] [--deals N] [--runs N]  beside DuckDB
#   jobs/bench.sh network [EDGES]
#   jobs/bench.sh index [DRAWS]
#   jobs/bench.sh functions [NAME]       addresses, names and rows one by one, by JMH
set -euo pipefail
INNOFLOW_HOME=$(cd "$(dirname "$0")/.." && pwd)
cd "$INNOFLOW_HOME"

case ${1:-} in
  whole | ingest | resolve | flows) bench=org.innoflow.bench.PipelineBench ;;
  network) bench=org.innoflow.network.NetworkBench ;;
  index) bench=org.innoflow.index.IndexBench ;;
  functions) bench=org.openjdk.jmh.Main ;;
  *)
    echo "Cannot run bench '${1:-}': there is none of this name. Use: jobs/bench.sh whole, ingest, resolve, flows, network, index or functions" >&2
    exit 2
    ;;
esac
[ "$bench" = org.innoflow.bench.PipelineBench ] || shift

jar=target/innoflow.jar
if [ ! -e "$jar" ] || [ -n "$(find src pom.xml -newer "$jar" -print -quit)" ]; then
  echo "building innoflow" >&2
  ./mvnw -B -q package -DskipTests >&2
fi
if [ pom.xml -nt target/bench.classpath ]; then
  ./mvnw -B -q dependency:build-classpath -Dmdep.outputFile=target/bench.classpath \
    -Dmdep.includeArtifactIds=duckdb_jdbc,jmh-core,jopt-simple >&2
fi
exec java @conf/jvm.options ${INNOFLOW_JAVA_OPTS:--Xmx6g -XX:+UseParallelGC} \
  -Dlog4j2.configurationFile=conf/log4j2.properties \
  -cp "$jar:target/test-classes:$(cat target/bench.classpath):target/spark/jars/*" "$bench" "$@"
