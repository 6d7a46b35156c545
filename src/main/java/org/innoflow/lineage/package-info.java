/**
 * What a run reads and writes, told to others as OpenLineage events. Depends on config, contract
 * and ingest (its staged inputs).
 */
package org.innoflow.lineage;
