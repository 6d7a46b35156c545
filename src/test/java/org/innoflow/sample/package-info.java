/** The made-up extracts of data-sample/: their seeded maker, and recounts of what they promise. */
package org.innoflow.sample;
