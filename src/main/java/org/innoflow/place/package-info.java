/**
 * Places: the gazetteer of China today and before, the city of columns, addresses, points and names
 * of organisations, the countries of the world, and the region sets. Knows nothing of Spark.
 * Depends on config, failure and text.
 */
package org.innoflow.place;
