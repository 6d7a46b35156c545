/** Which sectors of which scheme an event belongs to, and with what weight. Depends on config. */
package org.innoflow.sector;
