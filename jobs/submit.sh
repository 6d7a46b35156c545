#!/usr/bin/env bash
# Runs a job through spark-submit: jobs/submit.sh JOB [--conf FILE] [--set key=value ...]
# MASTER, SPARK_HOME and SUBMIT_OPTS say where and how.
set -euo pipefail
: "${SPARK_HOME:?Set SPARK_HOME to the folder of a Spark 4.0 distribution for Scala 2.13}"
export INNOFLOW_HOME
INNOFLOW_HOME=$(cd "$(dirname "$0")/.." && pwd)
export INNOFLOW_CONF=${INNOFLOW_CONF:-$INNOFLOW_HOME/conf/local.conf}
# shellcheck disable=SC2086  # SUBMIT_OPTS holds several words
exec "$SPARK_HOME/bin/spark-submit" --class org.innoflow.app.Main --master "${MASTER:-local[*]}" \
  ${SUBMIT_OPTS:-} "$INNOFLOW_HOME/target/innoflow.jar" "$@"
