/**
 * Places: the gazetteer of China, the countries of the world, and the region sets. Knows nothing of
 * Spark. Depends on config.
 */
package org.innoflow.place;
