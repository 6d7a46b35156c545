/**
 * The one place that reads configuration: HOCON files become records, and every fault in them is
 * reported at once with its file and line. Depends on failure and contract.
 */
package org.innoflow.config;
