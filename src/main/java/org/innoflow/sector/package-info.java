/**
 * Which sectors of which scheme an event belongs to, and with what weight. Knows nothing of Spark.
 * Depends on config and text.
 */
package org.innoflow.sector;
