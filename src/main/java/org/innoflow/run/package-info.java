/**
 * What a run is: its steps, what they share, and which of them are done. Depends on config, failure
 * and io.
 */
package org.innoflow.run;
